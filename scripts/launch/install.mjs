import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { exists, inHouse, readIfThere } from './house.mjs'
import { alone } from './lock.mjs'
import { showProgress } from './progress.mjs'
import { say } from './words.mjs'

const STAMP = inHouse('node_modules', '.warraq-stamp')
const COMMON = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier']

/**
 * Makes node_modules fit package-lock.json. `mode` is 'prod' (what a server needs) or 'full' (tests and checks too);
 * a full installation serves both. `npm install --no-save` is used rather than `npm ci`: it adds to what is there
 * instead of deleting it under a running server, and it leaves the lock file untouched.
 */
export async function ensureInstalled(mode) {
  const wanted = lockHash()
  if (isInstalled(wanted, mode)) return
  await alone(async () => {
    if (isInstalled(wanted, mode)) return
    if (!matchesLock(mode)) await install(mode)
    writeFileSync(STAMP, `${wanted} ${mode}\n`)
  })
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inHouse('package-lock.json')))
    .digest('hex')
}

function isInstalled(wanted, mode) {
  const [hash, installed] = (readIfThere(STAMP) ?? '').trim().split(' ')
  return hash === wanted && (installed === 'full' || installed === mode)
}

/** Whether npm's own record of node_modules already holds every package the lock file asks for (somebody ran npm). */
function matchesLock(mode) {
  const record = readIfThere(inHouse('node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const there = JSON.parse(record).packages
  const asked = JSON.parse(readFileSync(inHouse('package-lock.json'), 'utf8')).packages
  return Object.entries(asked).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link || (mode === 'prod' && entry.dev)) return true
    if (there[path] === undefined) return entry.optional === true && !exists(inHouse(path))
    return there[path].version === entry.version && exists(inHouse(path))
  })
}

async function install(mode) {
  const done = showProgress(say('installing'))
  const { code, output } = await npm(['install', ...COMMON, mode === 'prod' ? '--omit=dev' : '--include=dev'])
  done()
  if (code === 0) return
  process.stderr.write(`${say('install-failed')}\n${output}\n`)
  process.exit(1)
}

/** Runs the npm that started this process (or the one on PATH) with its output held back. */
function npm(args) {
  const own = process.env.npm_execpath
  const [command, first] = own && /\.c?js$/.test(own) ? [process.execPath, [own]] : ['npm', []]
  const child = spawn(command, [...first, ...args], { cwd: inHouse(), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const collect = (chunk) => {
    output = (output + chunk).slice(-8000)
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
