import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDiscussion } from '../../packages/server/src/actions/comments/fixtures/discussion.ts'
import { listWord } from '../../packages/server/src/actions/comments/fixtures/moderating.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import type { Ran } from '../import/warraq-command.ts'
import { warraq } from '../import/warraq-command.ts'

interface Evaluated {
  readonly texts: number
  readonly offensive: number
  readonly model: string
  readonly precision: number
  readonly recall: number
  readonly macroF1: number
  readonly learner: { readonly hit: number; readonly passed: number }
  readonly words: { readonly hit: number; readonly falseAlarm: number }
  readonly clauses: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const LINES = [
  'text\tlabel\tclause',
  'يا حقير يا تافه، أنت كلب\toffensive\tCL2',
  'الله يلعنك يا واطي\tOFF',
  'شكرا للكاتب على المقال\tok',
  String.raw`سطر أول\nسطر ثان عن الطقس` + '\tNOT_OFF',
  JSON.stringify({ text: 'متى تفتح المكتبة أبوابها؟', label: 'ok' }),
  JSON.stringify({ text: 'وجهك قبيح يا غبي', label: 'offensive', clause: 'CL8' }),
  '{ليست JSON} هذه جملة عن الحاسوب\tok',
]

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'warraq-labelled-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function evaluate(dataDir: string, lines: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const file = join(folder(), 'lines.tsv')
  writeFileSync(file, lines.join('\n'))
  return warraq(dataDir, ['moderation', 'evaluate', file, '--json'], env)
}

test('without a newsroom the words and the classifier of the program are measured', async () => {
  const { out, error } = await evaluate(join(folder(), 'none'), LINES)
  expect(error).toBeNull()
  const told = JSON.parse(out) as Evaluated
  expect(told).toMatchObject({ texts: 7, offensive: 3, model: 'shipped-1', precision: 1, recall: 1, macroF1: 1 })
  expect(told.learner).toMatchObject({ hit: 3, passed: 4 })
  expect(Object.keys(told.clauses)).toEqual(['CL2', 'CL8', 'offensive', 'ok'])
  expect(told.clauses['ok']).toEqual({ none: 4 })
  expect(Object.values(told.clauses['CL2'] ?? {})).toEqual([1])
})

test('people read the figures as lines in their language', async () => {
  const file = join(folder(), 'lines.tsv')
  writeFileSync(file, LINES.join('\n'))
  const { out } = await warraq(join(folder(), 'none'), ['moderation', 'evaluate', file])
  expect(out).toContain('النصوص: 7، المسيء منها: 3')
  expect(out).toContain('الكلمات والمصنِّف معًا: الدقة 100.0%')
  expect(out).toContain('سليم: لا شيء 4')
})

test.each([
  ['a line without a label', ['نص\tok', 'نص بلا حكم'], '2'],
  ['a label that is none', ['نص\tok', 'نص\tperhaps'], '2'],
  ['JSON without a text', ['{"label":"ok"}'], '1'],
])('%s is refused with its number', async (_, lines, line) => {
  const { error } = await evaluate(join(folder(), 'none'), lines)
  expect(error).toMatchObject({ code: 'bad-command' })
  expect(String((error as { details: { why: string } }).details.why)).toContain(`السطر ${line}`)
})

test.each([
  ['an empty file', []],
  ['nothing but the names of columns', ['text\tlabel']],
])('%s is refused', async (_, lines) => {
  expect((await evaluate(join(folder(), 'none'), lines)).error).toMatchObject({ code: 'bad-command' })
})

test('a file that is not there is refused', async () => {
  const { error } = await warraq(join(folder(), 'none'), ['moderation', 'evaluate', join(folder(), 'nothing.tsv')])
  expect(error).toMatchObject({ code: 'bad-command' })
})

eachDatabase('held against a newsroom', (newsroom) => {
  test('its own list of words is measured', async () => {
    await openDiscussion(newsroom())
    await listWord(newsroom(), { text: 'خنفشار' })
    const { dataDir, databaseUrl } = newsroom().config
    const env = databaseUrl === null ? {} : { WARRAQ_DATABASE_URL: databaseUrl }
    const { out, error } = await evaluate(dataDir, ['هذا خنفشار القوم\toffensive\tCL8', 'كلام عن الطقس\tok'], env)
    expect(error).toBeNull()
    const told = JSON.parse(out) as Evaluated
    expect(told.words).toMatchObject({ hit: 1, falseAlarm: 0 })
    expect(told.clauses).toEqual({ CL8: { CL8: 1 }, ok: { none: 1 } })
  })
})
