// Imports a file into an empty newsroom and then asks for its old addresses: posts a second, processor seconds, most
// memory, dead addresses, most redirects. Bringing in and preparing search afterwards are told apart.
//
//   node --conditions=source tools/measure-import.mjs site.xml [--sample 1000] [--keep]
//
// Build first (npm run build). Every old address is asked for, some of every kind (--sample) before all; see
// crawl-old-addresses.mjs. Ends with 1 when one is dead. Needs Node 24.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { crawl, summary } from './crawl-old-addresses.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '1000' }, keep: { type: 'boolean', default: false } },
})
const [file] = positionals
const say = (text) => process.stdout.write(`${text}\n`)
if (file === undefined) throw new Error('which file?')
const dataDir = mkdtempSync(join(tmpdir(), 'warraq-measure-'))
const program = new URL('../packages/server/dist/main.js', import.meta.url).pathname
const env = { ...process.env, WARRAQ_DATA_DIR: dataDir, WARRAQ_SAMPLE: 'off', WARRAQ_LANG: 'en' }
const run = (words, extra = {}) =>
  spawn(process.execPath, [program, ...words], {
    env: { ...env, ...extra },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** Of a running process, from /proc: most resident memory in MB, processor seconds. */
function look(pid) {
  try {
    const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return { peak, cpu: (Number(stat[11]) + Number(stat[12])) / 100 }
  } catch {
    return null
  }
}

const started = performance.now()
const child = run(['import', 'wordpress', file, '--json'])
let last = { peak: 0, cpu: 0 }
let imported = null
/** The run is told to be done before search is prepared. */
function isImported() {
  let database
  try {
    database = new DatabaseSync(join(dataDir, 'warraq.db'), { readOnly: true })
    return database.prepare("SELECT 1 FROM import_run WHERE state = 'done'").get() !== undefined
  } catch {
    return false
  } finally {
    database?.close()
  }
}
const timer = setInterval(() => {
  last = look(child.pid) ?? last
  if (imported === null && isImported())
    imported = { seconds: (performance.now() - started) / 1000, cpu: last.cpu, peak: last.peak }
}, 200)
let out = ''
child.stdout.on('data', (chunk) => (out += chunk))
const code = await new Promise((resolve) => child.once('close', resolve))
clearInterval(timer)
if (code !== 0) throw new Error(`the import ended with ${code}`)
const seconds = (performance.now() - started) / 1000
const { counts } = JSON.parse(out)
const posts = counts.posts.written
imported ??= { seconds, ...last }
const tenth = (number) => Math.round(number * 10) / 10
say(
  JSON.stringify({
    posts,
    comments: counts.comments.written,
    importSeconds: tenth(imported.seconds),
    postsPerSecond: Math.round(posts / imported.seconds),
    importProcessorSeconds: tenth(imported.cpu),
    searchSeconds: tenth(seconds - imported.seconds),
    searchProcessorSeconds: tenth(last.cpu - imported.cpu),
    mostMemoryImportMB: Math.round(imported.peak),
    mostMemoryMB: Math.round(last.peak),
  }),
)

const port = 20_000 + Math.floor(Math.random() * 20_000)
const server = run(['serve'], { PORT: String(port), WARRAQ_RATE_LIMITS: 'off' })
server.stdout.resume()
const base = `http://127.0.0.1:${port}`
for (let tries = 0; ; tries += 1) {
  const answer = await fetch(`${base}/readyz`).catch(() => null)
  if (answer?.status === 200) break
  if (tries > 300) throw new Error('the server does not start')
  await new Promise((resolve) => setTimeout(resolve, 200))
}
const found = summary(await crawl({ file, dataDir, base, sample: Number(values.sample), say }))
server.kill('SIGTERM')
await new Promise((resolve) => server.once('close', resolve))
if (!values.keep) rmSync(dataDir, { recursive: true, force: true })
process.exitCode = found.dead > 0 || found.elsewhere > 0 || found.mostRedirects > 1 ? 1 : 0
