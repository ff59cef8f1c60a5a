import { openStore } from '../../src/store/open.ts'
import { storeContract } from '../contracts/store.ts'

storeContract('sqlite', async () => {
  const opened = await openStore({ where: ':memory:' })
  if (!opened.ok) throw new Error(opened.problem.detail)
  return opened.value
})
