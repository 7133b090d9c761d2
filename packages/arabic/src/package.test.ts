import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** The package as somebody gets it who installs it: built, packed, bundled for a browser. */
const HOME = join(import.meta.dirname, '..')
const TYPESCRIPT = join(HOME, '../../node_modules/typescript/bin/tsc')
const MOST_BYTES = 40 * 1024

const place = mkdtempSync(join(tmpdir(), 'warraq-arabic-'))
const copy = join(place, 'node_modules/@warraq/arabic')
let bundle = ''

beforeAll(async () => {
  mkdirSync(copy, { recursive: true })
  for (const name of ['package.json', 'README.md', 'LICENSE', 'src', 'vectors']) {
    cpSync(join(HOME, name), join(copy, name), { recursive: true })
  }
  execFileSync(process.execPath, [join(HOME, 'scripts/build-package.mjs'), join(copy, 'dist')])
  const build = await rolldown({ input: join(copy, 'dist/index.js'), platform: 'neutral', logLevel: 'silent' })
  const { output } = await build.generate({ format: 'iife', name: 'arabic', minify: true })
  bundle = output[0].code
}, 60_000)

afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('the published package', () => {
  test('is at most 40 KB with all its lists, compressed', () => {
    expect(brotliCompressSync(bundle).length).toBeLessThanOrEqual(MOST_BYTES)
  })

  test('runs where there is nothing but the language: no Node, no page', () => {
    const context = createContext(Object.create(null))
    runInContext(`${bundle};globalThis.arabic = arabic`, context)
    expect(runInContext("arabic.fold('مُحَمَّـــد')", context)).toBe('محمد')
    expect(runInContext("arabic.parseDate('١٣ حزيران ٢٠١٧').date", context)).toBe('2017-06-13')
    expect(runInContext("arabic.formatHijri('2017-06-13', { digits: 'latn' })", context)).toBe('18 رمضان 1438 هـ')
    expect(runInContext("arabic.consonantKey('ma7moud') === arabic.consonantKey('محمود')", context)).toBe(true)
    expect(runInContext('arabic.compareArabic("أ", "ب") < 0', context)).toBe(true)
  })

  test('every source has its types beside it', () => {
    const built = readdirSync(join(copy, 'dist'), { recursive: true, encoding: 'utf8' })
    const code = built.filter((name) => name.endsWith('.js'))
    expect(code.length).toBeGreaterThan(20)
    expect(code.filter((name) => !built.includes(name.replace(/js$/, 'd.ts')))).toEqual([])
    expect(built.filter((name) => name.includes('.test.'))).toEqual([])
  })

  test('a program that imports it is checked against its types', () => {
    const good =
      "import { parseDate, type ParsedDate } from '@warraq/arabic'\nexport const found: ParsedDate | undefined = parseDate('')\n"
    writeFileSync(join(place, 'good.ts'), good)
    writeFileSync(join(place, 'bad.ts'), "import { fold } from '@warraq/arabic'\nexport const n: number = fold('')\n")
    const check = (file: string) =>
      execFileSync(
        process.execPath,
        [TYPESCRIPT, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', file],
        { cwd: place, encoding: 'utf8', stdio: 'pipe' },
      )
    writeFileSync(join(place, 'package.json'), '{ "type": "module" }')
    expect(check('good.ts')).toBe('')
    expect(() => check('bad.ts')).toThrow(/Command failed/)
  })

  test('is packed with code, types, README and licence, without dependencies', () => {
    const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: copy,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    const [packed] = JSON.parse(said) as [{ files: { path: string }[] }]
    const files = packed.files.map(({ path }) => path)
    for (const needed of ['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'vectors/fold.txt']) {
      expect(files).toContain(needed)
    }
    const { dependencies } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { dependencies?: unknown }
    expect(dependencies).toBeUndefined()
  })
})
