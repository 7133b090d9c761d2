/** A real WordPress of Debian's packages: its own database server, its own folder, PHP's own web server on a free port. */

import { execFile } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import type { RunningServer } from './server-process.ts'
import { startServer } from './server-process.ts'

const PROGRAMS = {
  mariadb: '/usr/sbin/mariadbd',
  installDb: '/usr/bin/mariadb-install-db',
  client: '/usr/bin/mariadb-admin',
  php: '/usr/bin/php',
  wordpress: '/usr/share/wordpress',
} as const
const THEMES = join(PROGRAMS.wordpress, 'wp-content/themes')

/** Whether everything is installed that {@link startWordPress} needs. */
export function hasWordPress(): boolean {
  return (
    Object.values(PROGRAMS).every((path) => existsSync(path)) && existsSync(THEMES) && readdirSync(THEMES).length > 0
  )
}

export interface WordPress {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  readonly port: number
  readonly version: string
  readonly user: string
  /** An application password. */
  readonly password: string
  /** Numbers of its posts, in the order of their dates. */
  readonly posts: readonly number[]
  readonly pictures: readonly number[]
  /** What Tools → Export writes. */
  readonly exportFile: string
  /** `wp-content/uploads` */
  readonly uploads: string
  /** Runs PHP within WordPress and gives what it prints. */
  run(code: string): Promise<string>
  stop(): Promise<void>
}

const run = promisify(execFile)
const HARNESS = join(import.meta.dirname, 'wordpress')

/** Starts it and writes the newspaper of `wordpress/fill.php` into it. About fifteen seconds. */
export async function startWordPress(): Promise<WordPress> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-wordpress-'))
  const site = join(folder, 'site')
  const [database] = await Promise.all([startMariadb(), copySite(site)])
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  writeFileSync(join(site, 'wp-config.php'), configOf(database.socket, host), { mode: 0o600 })
  const env = { ...process.env, WORDPRESS_HOST: host }
  const exportFile = join(folder, 'export.xml')
  const filled = await run(PROGRAMS.php, ['-d', 'display_errors=stderr', join(HARNESS, 'fill.php'), site, exportFile], {
    env,
    maxBuffer: 1e8,
  })
  const facts = JSON.parse(filled.stdout.trim().split('\n').at(-1) ?? '') as Pick<
    WordPress,
    'user' | 'password' | 'posts' | 'pictures' | 'version'
  >
  const web = await startPhp(site, port, folder)
  return {
    ...facts,
    url: `http://${host}`,
    port,
    exportFile,
    uploads: join(site, 'wp-content/uploads'),
    run: async (code) => {
      const begin = `$_SERVER['HTTP_HOST'] = '${host}'; require '${site}/wp-load.php';`
      return (await run(PROGRAMS.php, ['-r', `${begin} ${code}`], { env })).stdout
    },
    stop: async () => {
      // Its workers are processes of the same group, and outlive it otherwise.
      process.kill(-web.pid, 'SIGTERM')
      await web.stop()
      await database.stop()
    },
  }
}

/** Links to libraries elsewhere are followed, so that PHP sees one folder. */
function copySite(site: string): Promise<void> {
  cpSync(PROGRAMS.wordpress, site, { recursive: true, dereference: true })
  mkdirSync(join(site, 'wp-content/uploads'), { recursive: true })
  return Promise.resolve()
}

function configOf(socket: string, host: string): string {
  const constants: Readonly<Record<string, string | boolean>> = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    WP_HOME: `http://${host}`,
    WP_SITEURL: `http://${host}`,
    // WordPress makes it of the database's words, of which there are none yet when it is set up.
    WP_CONTENT_URL: `http://${host}/wp-content`,
    // Application passwords are taken over plain HTTP on machines of developers only.
    WP_ENVIRONMENT_TYPE: 'local',
    WP_HTTP_BLOCK_EXTERNAL: true,
    DISABLE_WP_CRON: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    WP_DEFAULT_THEME: readdirSync(THEMES)[0] ?? '',
  }
  const lines = Object.entries(constants).map(
    ([name, value]) => `define('${name}', ${typeof value === 'boolean' ? String(value) : `'${value}'`});`,
  )
  return `<?php\n${lines.join('\n')}\n$table_prefix = 'wp_';\nif (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`
}

function startPhp(site: string, port: number, folder: string): Promise<RunningServer> {
  return startServer({
    command: '/usr/bin/env',
    args: [
      'PHP_CLI_SERVER_WORKERS=4',
      PROGRAMS.php,
      '-dopcache.enable_cli=1',
      '-ddisplay_errors=0',
      `-S127.0.0.1:${port}`,
      `-t${site}`,
      join(HARNESS, 'router.php'),
    ],
    folder,
    stopSignal: 'SIGTERM',
    answers: async () => {
      const { status } = await fetch(`http://127.0.0.1:${port}/`)
      if (status !== 200) throw new Error(`WordPress answers ${status}`)
    },
  })
}

async function startMariadb(): Promise<RunningServer & { socket: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-mariadb-'))
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const socket = join(folder, 'mariadb.sock')
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  await run(PROGRAMS.installDb, [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
    ...user,
  ])
  const server = await startServer({
    command: PROGRAMS.mariadb,
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--skip-networking',
      '--innodb-buffer-pool-size=64M',
      '--innodb-flush-log-at-trx-commit=0',
      ...user,
    ],
    folder,
    stopSignal: 'SIGTERM',
    answers: async () => {
      await run(PROGRAMS.client, ['--no-defaults', `--socket=${socket}`, '--user=root', 'ping'])
    },
  })
  await run(PROGRAMS.client, ['--no-defaults', `--socket=${socket}`, '--user=root', 'create', 'wordpress'])
  return { ...server, socket }
}
