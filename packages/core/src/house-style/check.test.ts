import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { checkStyle, houseStyle, inHouseStyle } from './check.ts'
import { STYLE_RULES } from './rules.ts'
import { SEEDED } from './seeded.table.ts'

const HOUSE = new URL('../../../../', import.meta.url)
const style = houseStyle([])

/** Every text of a stored article, in any depth. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && ['title', 'kicker', 'standfirst', 'text', 'caption', 'alt'].includes(name)
      ? [inner]
      : textsOf(inner),
  )
}

function clean(): string[] {
  const articles = new URL('packages/server/sample/articles/', HOUSE)
  const benign = new URL('test/moderation/benign/', HOUSE)
  return [
    ...readdirSync(articles).flatMap((name) => textsOf(JSON.parse(readFileSync(new URL(name, articles), 'utf8')))),
    ...readdirSync(benign)
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) => readFileSync(new URL(name, benign), 'utf8').split('\n')),
  ]
}

describe('house style', () => {
  it('has nothing to say about our clean corpus but that three words of it are stretched on purpose', () => {
    const texts = clean()
    expect(texts.length).toBeGreaterThan(2000)
    const hits = texts.flatMap((text) => checkStyle(text, style))
    expect(hits.filter(({ rule }) => rule !== 'tatweel').map(({ words }) => words)).toEqual([])
    expect(hits.length).toBeLessThanOrEqual(3)
  })

  test.each(SEEDED)('finds and puts right: $wrong', ({ wrong, right, rule }) => {
    const findings = checkStyle(wrong, style)
    expect(findings.map((one) => one.rule)).toContain(rule)
    expect(inHouseStyle(wrong, findings)).toBe(right)
    expect(checkStyle(right, style)).toEqual([])
  })

  it('has a slip for every rule', () => {
    const seeded = new Set(SEEDED.map(({ rule }) => rule))
    expect(STYLE_RULES.filter((rule) => rule !== 'term' && !seeded.has(rule))).toEqual([])
  })

  it('knows the newspaper’s own terms with what is written before them, and what it lets stand', () => {
    const term = { kind: 'term', word: 'الأمبراطورية', better: 'الإمبراطورية', note: 'بالكسر' } as const
    const own = houseStyle([term])
    expect(inHouseStyle('تاريخ والأمبراطورية', checkStyle('تاريخ والأمبراطورية', own))).toBe('تاريخ والإمبراطورية')
    expect(checkStyle('وصل الى', houseStyle([{ kind: 'allowed', word: 'الى', better: '', note: '' }]))).toEqual([])
    expect(checkStyle('وصل الى', houseStyle([{ kind: 'off', word: 'hamza', better: '', note: '' }]))).toEqual([])
    const longer = houseStyle([{ kind: 'term', word: 'الأمن', better: 'مجلس الأمن', note: '' }])
    expect(checkStyle('اجتمع مجلس الأمن', longer)).toEqual([])
  })

  it('looks at 100,000 letters in well under a second', () => {
    const long = 'قال الوزير الى الصحيفة ان «الجسر» جديد ، وانتهى.بدأ العمل "أمس". '.repeat(1600)
    const start = performance.now()
    expect(checkStyle(long, style).length).toBeGreaterThan(1000)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})

const passages = new URL('../shared/data/arabic/qa/passages.jsonl.gz', HOUSE)
if (existsSync(passages))
  describe('house style over open texts', () => {
    it('takes fewer than one word in a thousand for misspelt', () => {
      const texts = gunzipSync(readFileSync(passages))
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => (JSON.parse(line) as { text: string }).text)
      const words = texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0)
      const hits = texts
        .flatMap((text) => checkStyle(text, style))
        .filter(({ rule }) => ['hamza', 'hamza-extra', 'ta', 'ya', 'spelling'].includes(rule))
      expect(hits.length / words).toBeLessThan(0.001)
    })
  })
