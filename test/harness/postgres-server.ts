import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { startServer } from './server-process.ts'
import type { RunningServer } from './server-process.ts'

/** The folder that holds `initdb` and `postgres`: Debian's newest, else one on PATH; undefined when there is none. */
export function postgresPrograms(debian = '/usr/lib/postgresql'): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/**
 * Starts a throw-away PostgreSQL cluster: own folder, own port on 127.0.0.1, own password. Durability is left on
 * (fsync, synchronous_commit), since tests kill servers and count what survived.
 */
export async function startPostgres(programs: string): Promise<RunningServer & { url: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-postgres-'))
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined
  const password = randomBytes(16).toString('hex')
  initialise(programs, folder, password, user)
  const port = await freePort()
  const url = `postgres://warraq:${password}@127.0.0.1:${port}/postgres`
  const server = await startServer({
    command: join(programs, 'postgres'),
    args: ['-D', join(folder, 'data'), ...settings({ port, unix_socket_directories: folder })],
    folder,
    ...(user && { user }),
    stopSignal: 'SIGINT',
    answers: async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.end()
    },
  })
  return { ...server, url }
}

function initialise(programs: string, folder: string, password: string, user: Account | undefined): void {
  const passwordFile = join(folder, 'password')
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    chmodSync(folder, 0o700)
    if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid)
    const args = ['-D', join(folder, 'data'), '-U', 'warraq', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
    execFileSync(join(programs, 'initdb'), [...args, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...user,
    })
    rmSync(passwordFile)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function settings(own: Record<string, string | number>): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    max_connections: 200,
    shared_buffers: '32MB',
    fsync: 'on',
    synchronous_commit: 'on',
    max_wal_size: '512MB',
    autovacuum: 'on',
    timezone: 'UTC',
    ...own,
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

interface Account {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root: its own account where Debian made one, else nobody. */
function unprivilegedUser(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('there is neither a postgres nor a nobody account to run PostgreSQL as')
}
