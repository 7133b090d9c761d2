import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

const strace = spawnSync('strace', ['-V'], { encoding: 'utf8' }).status === 0

/** How often the kernel was asked to put something on the disk while `count` acknowledged commits were made. */
function fsyncsOf(count: number): { fsyncs: number; acknowledged: number } {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-fsync-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const report = join(folder, 'strace.txt')
  const script = join(import.meta.dirname, 'fixtures/one-by-one.ts')
  const traced = spawnSync(
    'strace',
    [
      '-f',
      '-e',
      'trace=fsync,fdatasync',
      '-o',
      report,
      process.execPath,
      '--conditions=source',
      script,
      join(folder, 'data'),
      String(count),
    ],
    { encoding: 'utf8' },
  )
  expect([traced.status, traced.stderr.replaceAll(/^\{.*\}\n/gm, '')]).toEqual([0, ''])
  // A call that another thread interrupts is written in two lines; only the first has the bracket.
  const calls = readFileSync(report, 'utf8').match(/\b(?:fsync|fdatasync)\(/g) ?? []
  return { fsyncs: calls.length, acknowledged: Number(traced.stdout) }
}

// Reading `PRAGMA synchronous` back proves nothing: builds exist that answer FULL and do not sync a WAL commit.
describe.skipIf(!strace)('an acknowledged commit is on the disk', () => {
  test('each of fifty commits that wait for one another has an fsync of its own', () => {
    const nothing = fsyncsOf(0)
    const fifty = fsyncsOf(50)
    expect([nothing.acknowledged, fifty.acknowledged]).toEqual([0, 50])
    expect(fifty.fsyncs - nothing.fsyncs).toBeGreaterThanOrEqual(50)
  }, 120_000)
})
