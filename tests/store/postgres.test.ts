import { describe, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { storeContract } from '../contracts/store.ts'
import { startPostgres } from './postgres-server.ts'

const server = startPostgres()

if (server === null) {
  describe('store contract: postgres', () => {
    test.skip('no PostgreSQL on this machine (Debian: apt-get install postgresql)', () => {})
  })
} else {
  storeContract('postgres', async () => {
    const opened = await openStore({ where: server.address })
    if (!opened.ok) throw new Error(opened.problem.detail)
    return { ...opened.value, close: () => opened.value.close().finally(server.stop) }
  })
}
