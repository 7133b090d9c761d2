import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { chromiumPath, firefoxPath } from '../../test/harness/browsers.ts'
import { postgresPrograms } from '../../test/harness/postgres-server.ts'
import { redisProgram } from '../../test/harness/redis-server.ts'
import { hasWordPress } from '../../test/harness/wordpress.ts'
import { exists } from '../launch/house.mjs'
import { showProgress } from '../launch/progress.mjs'

/** What the tests use beyond npm packages: the Debian package, how to tell that it is there, and what needs it. */
const needed = [
  { apt: 'chromium', there: () => chromiumPath() !== undefined, for: 'tests in Chromium' },
  { apt: 'firefox-esr', there: () => firefoxPath() !== undefined, for: 'editor tests in Firefox' },
  { apt: 'postgresql', there: () => postgresPrograms() !== undefined, for: 'every test on PostgreSQL' },
  { apt: 'redis-server', there: () => redisProgram() !== undefined, for: 'tests with several nodes' },
  { apt: 'strace', there: () => exists('/usr/bin/strace'), for: 'counting fsyncs' },
  { apt: 'fonts-noto-core', there: () => exists('/usr/share/fonts/truetype/noto'), for: 'Arabic in fallback fonts' },
  ...['wordpress', 'wordpress-theme-twentytwentythree', 'php-cli', 'mariadb-server-core'].map((apt) => ({
    apt,
    there: hasWordPress,
    for: 'moving in from a real WordPress',
  })),
]

const APT = ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300']
const POLICY = '/usr/sbin/policy-rc.d'

/**
 * Installs the missing Debian packages when it may (Debian as root). What stays missing is said, with the tests that
 * are skipped for it; those count as skipped and are never passed over in silence.
 */
export async function ensureSystemPackages() {
  if (missing().length === 0) return
  const mayInstall = process.getuid?.() === 0 && exists('/etc/debian_version') && exists('/usr/bin/apt-get')
  if (mayInstall) await aptInstall(missing().map((item) => item.apt))
  for (const item of missing()) process.stdout.write(`missing: ${item.apt}; skipped without it: ${item.for}\n`)
}

const missing = () => needed.filter((item) => !item.there())

async function aptInstall(packages) {
  const done = showProgress(`apt-get install ${packages.join(' ')}`)
  const restore = forbidServices()
  try {
    await run('apt-get', [...APT, 'update'])
    await run('apt-get', [...APT, 'install', '--no-install-recommends', ...packages])
  } catch (error) {
    process.stdout.write(`${error.message}\n`)
  } finally {
    restore()
    done()
  }
}

/** Debian asks this script before a package starts its service; 101 means no. The tests start their own servers. */
function forbidServices() {
  if (exists(POLICY)) return () => {}
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rmSync(POLICY, { force: true })
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' }
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-4000)
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')}:\n${output}`)),
    )
  })
}
