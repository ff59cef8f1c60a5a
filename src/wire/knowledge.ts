import { type Knowledge, loadReadingKnowledge, type ReadingKnowledge, withDictionary } from '../pipeline/knowledge.ts'
import { readDictionary, readTable } from './files.ts'

/** The tables of one thread, loaded when first asked for: reading alone needs no dictionary. */
export interface LazyKnowledge {
  readonly reading: () => ReadingKnowledge
  readonly all: () => Knowledge
}

export function lazyKnowledge(): LazyKnowledge {
  const reading = once(() => loadReadingKnowledge(readTable))
  const all = once(() => withDictionary(reading(), readDictionary(), readTable))
  return { reading, all }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
