import { describe } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import { analysisContract } from './store/analysis.ts'
import { correctionsContract } from './store/corrections.ts'
import { decisionsContract } from './store/decisions.ts'
import { documentsContract } from './store/documents.ts'
import { queueContract } from './store/queue.ts'
import { storeOnTrial } from './store/trial.ts'

/** What every adapter of the store port must hold. `open` gives a new, empty store. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    const trial = storeOnTrial(name, open)
    documentsContract(trial)
    analysisContract(trial)
    queueContract(trial)
    decisionsContract(trial)
    correctionsContract(trial)
  })
}
