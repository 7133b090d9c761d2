import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, onTestFinished, test } from 'vitest'
import { transpileText } from '../../scripts/build/transpile.mjs'
import { inHouse } from '../../scripts/launch/house.mjs'
import { atLeast, chooseRuntime, environmentFor } from '../../scripts/launch/runtime.mjs'
import { languageOf, say } from '../../scripts/launch/words.mjs'

describe('the runtime', () => {
  const pinned = inHouse('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')

  test('is the machine’s Node when it and its SQLite are new enough', () => {
    expect(chooseRuntime({ node: '24.14.0', sqlite: '3.51.3' })).toBe(process.execPath)
    expect(chooseRuntime({ node: '26.1.0', sqlite: '3.60.0' })).toBe(process.execPath)
  })

  test('is the pinned one otherwise', () => {
    expect(chooseRuntime({ node: '20.20.2' })).toBe(pinned)
    expect(chooseRuntime({ node: '24.13.9', sqlite: '3.51.3' })).toBe(pinned)
    expect(chooseRuntime({ node: '24.21.0', sqlite: '3.51.2' })).toBe(pinned)
  })

  test('is the one that runs these tests, or newer than its floor', () => {
    expect(atLeast(process.versions.sqlite!, '3.51.3')).toBe(true)
  })

  test('comes first on the PATH of what it starts', () => {
    expect(environmentFor('/opt/node/bin/node', { PATH: '/usr/bin' }).PATH).toBe('/opt/node/bin:/usr/bin')
  })

  test.each([
    ['3.51.3', '3.51.3', true],
    ['3.51.10', '3.51.3', true],
    ['3.9.0', '3.51.3', false],
    ['4', '3.51.3', true],
  ])('%s is at least %s: %s', (version, floor, expected) => {
    expect(atLeast(version, floor)).toBe(expected)
  })
})

describe('the launcher speaks', () => {
  test.each([
    [{ LANG: 'ar_SY.UTF-8' }, 'ar'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LC_ALL: 'ar', LANG: 'en_US' }, 'ar'],
    [{ WARRAQ_LANG: 'en', LC_ALL: 'ar' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'ar'],
    [{}, 'ar'],
  ])('by locale %j: %s', (env, expected) => {
    expect(languageOf(env)).toBe(expected)
  })

  test('with the values put in', () => {
    expect(say('no-entry', { file: 'x.js' }, { LANG: 'ar' })).toBe('لا يوجد x.js: المستودع ناقص.')
  })

  test('one line and a non-zero exit code about a command it does not know', () => {
    const { status, stderr } = spawnSync(process.execPath, [inHouse('scripts/launch.mjs'), 'fly'], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'en_US' },
    })
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 1, lines: 1 })
    expect(stderr).toContain('usage:')
  })
})

describe('transpiling', () => {
  const code = (text: string, path = 'x.ts'): string => transpileText(ts, 'server', path, text).code

  test('leads imports and worker addresses from the source to its output', () => {
    const text =
      "import { a } from './a.ts'\nimport { B } from '../b.tsx'\nexport const w = [a, B, new URL('./w.ts', import.meta.url)]"
    expect(code(text)).toContain('from "./a.js"')
    expect(code(text)).toContain('from "../b.js"')
    expect(code(text)).toContain("new URL('./w.js', import.meta.url)")
  })

  test('leaves addresses of other things alone', () => {
    const text = "export const u = [new URL('./x.ts', 'https://news.example/'), new URL('./a.sql', import.meta.url)]"
    expect(code(text)).toContain("new URL('./x.ts', 'https://news.example/')")
    expect(code(text)).toContain("new URL('./a.sql', import.meta.url)")
  })

  test('turns JSX into calls of the server’s renderer', () => {
    expect(code('export const P = () => <p dir="auto">x</p>', 'x.tsx')).toContain('hono/jsx/jsx-runtime')
  })

  test('reports syntax errors with their place', () => {
    expect(transpileText(ts, 'core', 'broken.ts', 'export const = 1').errors.join()).toMatch(/broken[.]ts\(1,14\)/)
  })
})

describe('.ci/run', () => {
  /** Runs .ci/run with an npm that prints the given text and ends with the given code. */
  function ci(output: string, code: number): number | null {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-ci-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'output'), output)
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat '${folder}/output'\nexit ${code}\n`)
    chmodSync(join(folder, 'npm'), 0o755)
    const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
    return spawnSync('bash', [inHouse('.ci/run')], { env, encoding: 'utf8' }).status
  }

  test.each([
    ['passes when nothing failed and nothing was skipped', '…\n812 passed, 0 failed, 0 skipped\n', 0, true],
    ['refuses a failure', '811 passed, 1 failed, 0 skipped\n', 1, false],
    ['refuses a failure that the exit code hides', '811 passed, 1 failed, 0 skipped\n', 0, false],
    ['refuses a skipped test', '811 passed, 0 failed, 1 skipped\n', 0, false],
    ['refuses a run that ends without its line', 'all good\n', 0, false],
    ['refuses an exit code that its line hides', '812 passed, 0 failed, 0 skipped\n', 1, false],
  ])('%s', (_name, output, code, passes) => {
    expect(ci(output, code) === 0).toBe(passes)
  })
})

test('the scripts the launcher offers are the ones package.json calls', () => {
  const { scripts } = JSON.parse(readFileSync(inHouse('package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  for (const line of Object.values(scripts)) expect(line).toMatch(/^exec node scripts\/launch[.]mjs [a-z-]+$/)
})
