import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface PostgresServer {
  readonly address: string
  readonly stop: () => void
}

/** A PostgreSQL with a fresh data folder, heard on a socket in that folder only; null: none is installed. */
export function startPostgres(): PostgresServer | null {
  const programs = programsFolder()
  if (programs === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-pg-'))
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  // It refuses to run as root.
  const run = (program: string, ...args: string[]) => {
    const command = [join(programs, program), ...args]
    const asPostgres =
      process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command] : command
    execFileSync(asPostgres[0] as string, asPostgres.slice(1), { stdio: 'ignore', cwd: folder })
  }
  run('initdb', '-D', data, '-U', 'duizhao', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N')
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', `-k ${folder} -c listen_addresses='' -c fsync=off`, 'start')
  return {
    address: `postgres://duizhao@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function programsFolder(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root) : []
  const folders = versions.map((version) => join(root, version, 'bin')).filter((folder) => existsSync(join(folder, 'initdb')))
  return folders.at(-1) ?? null
}
