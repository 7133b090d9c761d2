import { describe, expect, test } from 'vitest'
import { found, HOLD, QUARANTINE, REFUSE } from './evidence.ts'
import type { TermHit } from './match/term.ts'
import { isReservedName, nameSkeleton } from './names.ts'
import type { ScreeningFacts, ScreeningTools } from './phases/facts.ts'
import { PHASES, screen } from './phases/phases.ts'
import { HOLD_REASONS } from './reasons.table.ts'
import type { VerdictFacts } from './verdict.ts'
import { verdictOf } from './verdict.ts'

type Change = Partial<Omit<ScreeningFacts, 'reader'>> & { readonly reader?: Partial<ScreeningFacts['reader']> }

const READER = {
  publishedBefore: 9,
  removedBefore: 0,
  reportsBefore: 0,
  trust: 2,
  watched: false,
  networkSanctioned: false,
}

const facts = ({ reader, ...change }: Change = {}): ScreeningFacts => ({
  body: 'رأي هادئ في الخبر.',
  name: 'سلمى',
  lang: 'ar',
  nameIsReserved: false,
  trapFilled: false,
  formAgeSeconds: null,
  proof: null,
  reader: { ...READER, ...reader },
  twins: { own: 0, others: 0 },
  sameNetwork: 0,
  articleAgeHours: 3,
  hour: 12,
  bylines: [],
  learnerHoldsAt: null,
  scorer: null,
  ...change,
})

const tools = (change: Partial<ScreeningTools> = {}): ScreeningTools => ({
  versions: { detectors: '2', matcher: '1', lexicon: 7, tags: '1', model: null, rules: [] },
  findTerms: () => [],
  findTags: () => [],
  learner: null,
  rules: [],
  clock: () => 0,
  ...change,
})

const look = (change: Change = {}, instruments: Partial<ScreeningTools> = {}) =>
  screen(facts(change), tools(instruments))
const detectors = (change: Change) => look(change).map(({ detector }) => detector)

const hit = (change: Partial<TermHit> = {}): TermHit & { term: string } => ({
  term: 'سخيف',
  termId: 4,
  tier: 'contextual',
  clause: 'CL8',
  span: [0, 3],
  strength: 'strong',
  steps: [],
  ...change,
})

describe('screening', () => {
  test.each([
    ['an ordinary comment', {}, []],
    ['two links', { body: 'https://a.example https://b.example' }, []],
    ['three links', { body: 'https://a.example https://b.example https://c.example' }, ['many-links']],
    ['a link of somebody new', { body: 'https://a.example', reader: { trust: 0 } }, ['many-links']],
    ['an override', { body: 'abc\u202edef' }, ['bidi-controls']],
    ['direction marks only', { body: 'النسبة \u200e-5\u200f' }, []],
    ['piled marks', { body: `Z${'\u0301'.repeat(9)}` }, ['piled-marks']],
    [
      'letters parted by zero-width spaces',
      { body: 'ك\u200bل\u200bا\u200bم\u200b ط\u200bو\u200bي\u200bل\u200b ج\u200b' },
      ['hidden-characters'],
    ],
    ['Persian with its joiners', { body: 'می\u200cخواهم '.repeat(20) }, []],
    ['a tower of lines', { body: 'أ\n'.repeat(80) }, ['many-lines']],
    ['a name of the house', { nameIsReserved: true }, ['impersonation']],
    ['a filled trap', { trapFilled: true }, ['filled-trap']],
    ['a form that came back at once', { formAgeSeconds: 1 }, ['too-fast']],
    ['a form that came back after a while', { formAgeSeconds: 20 }, []],
    ['a proof of work', { proof: 'valid' }, []],
    ['no proof of work', { proof: 'none' }, ['no-proof']],
    ['a proof used twice', { proof: 'spent' }, ['spent-proof']],
    ['a proof for another article', { proof: 'foreign' }, ['foreign-proof']],
    ['a watched reader', { reader: { watched: true } }, ['watched-reader']],
    ['a network kept from commenting', { reader: { networkSanctioned: true } }, ['sanctioned-network']],
    ['a first comment', { reader: { publishedBefore: 0 } }, ['first-comment']],
    ['the same text again', { twins: { own: 1, others: 0 } }, ['repeated-own']],
    ['the same text from others', { twins: { own: 0, others: 2 } }, ['repeated-others']],
    ['a scorer that holds', { scorer: { ok: true, score: 0.9, hold: true } }, ['scorer']],
    ['a scorer that does not answer', { scorer: { ok: false, holds: true } }, ['scorer-failed']],
  ] as const)('%s', (_, change, expected) => {
    expect(detectors(change)).toEqual(expected)
  })

  test('points into the stored text', () => {
    const body = 'اقرأ https://a.example/1 وhttps://a.example/2 ثم https://a.example/3.'
    const spans = look({ body })[0]?.spans ?? []
    expect(spans.map(([start, end]) => body.slice(start, end))).toEqual([
      'https://a.example/1',
      'https://a.example/2',
      'https://a.example/3',
    ])
  })

  test('each word of the list is one finding with all its places, its list and its steps', () => {
    const findTerms = () => [
      hit({ span: [0, 4], steps: ['marks'] }),
      hit({ span: [9, 12], steps: ['tatweel', 'marks'] }),
    ]
    expect(look({}, { findTerms })).toEqual([
      found('term', 'term', 60, {
        spans: [
          [0, 4],
          [9, 12],
        ],
        clause: 'CL8',
        data: { term: 'سخيف', termId: 4, tier: 'contextual', strength: 'strong', steps: ['marks', 'tatweel'], list: 7 },
      }),
    ])
  })

  test('a phase that fails or takes too long holds and says which, without words of the comment', () => {
    const findTerms = () => {
      throw new TypeError('cannot read هادئ')
    }
    const failed = look({}, { findTerms })
    expect(failed).toEqual([found('phase-failed', 'failure', HOLD, { data: { phase: 'terms', error: 'TypeError' } })])
    expect(verdictOf(failed, way('open'))).toBe('held')
    const times = PHASES.flatMap((_, at) => [at * 10, at * 10 + (at === 5 ? 900 : 1)])
    const slow = look({}, { clock: () => times.shift() ?? 0 })
    expect(slow).toEqual([found('phase-slow', 'failure', HOLD, { data: { phase: 'terms' } })])
  })

  test('each finding has words for a moderator', () => {
    expect(Object.values(HOLD_REASONS).every(({ ar, en }) => ar.length > 0 && en.length > 0)).toBe(true)
  })
})

const way = (mode: VerdictFacts['mode'], change: Partial<VerdictFacts> = {}): VerdictFacts => ({
  mode,
  firstHeld: 3,
  publishedBefore: 9,
  trust: 2,
  ...change,
})

describe('verdict', () => {
  const verdict = (mode: VerdictFacts['mode'], change: Change = {}, more: Partial<VerdictFacts> = {}) =>
    verdictOf(look(change), way(mode, more))

  test('before publication everything waits; a machine’s goes aside', () => {
    expect([
      verdict('pre'),
      verdict('pre', { reader: { watched: true } }),
      verdict('pre', { trapFilled: true }),
    ]).toEqual(['held', 'held', 'quarantined'])
  })

  test('the first ones of a reader wait, and those of a reader who has lost all trust', () => {
    expect([0, 2, 3].map((publishedBefore) => verdict('first', {}, { publishedBefore }))).toEqual([
      'held',
      'held',
      'published',
    ])
    expect(verdict('first', {}, { trust: 0 })).toBe('held')
    expect(verdict('first', { nameIsReserved: true })).toBe('held')
  })

  test('by the rules: what evidence says, several weak signs together too', () => {
    expect(verdict('post')).toBe('published')
    expect(verdict('post', { reader: { publishedBefore: 0 } })).toBe('published')
    for (const change of [
      { nameIsReserved: true },
      { body: 'x\u202ey' },
      { formAgeSeconds: 0 },
      { reader: { watched: true } },
    ])
      expect(verdict('post', change)).toBe('held')
    expect(verdict('post', { trapFilled: true })).toBe('quarantined')
    const signs = [
      found('rule', 'rule', 20),
      found('repeated-others', 'duplicate', 20),
      found('first-comment', 'history', 10),
    ]
    expect([verdictOf(signs, way('post')), verdictOf(signs, way('open'))]).toEqual(['held', 'published'])
  })

  test('a mourning repeated by many is let through; an advertisement repeated by many goes aside', () => {
    const twins = { own: 0, others: 5 }
    expect(verdict('post', { body: 'إنا لله وإنا إليه راجعون، رحمه الله وأسكنه فسيح جناته.', twins })).toBe('published')
    expect(verdict('post', { body: 'قروض بلا ضمان، اتصل على ٠٥٥ ١٢٣ ٤٥٦٧ الآن.', twins })).toBe('quarantined')
    expect(verdict('post', { body: 'قروض: https://a.example', twins: { own: 0, others: 1 } })).toBe('held')
  })

  test('only the certain words of CL8, certainly read, are refused at the form', () => {
    const of = (change: Partial<TermHit>) =>
      verdictOf(look({}, { findTerms: () => [hit({ tier: 'unambiguous', ...change })] }), way('open'))
    expect(of({})).toBe('refused')
    expect(of({ strength: 'suspect' })).toBe('held')
    expect(of({ clause: 'CL6' })).toBe('held')
    expect(of({ tier: 'contextual' })).toBe('held')
    expect(of({ tier: 'protected-name' })).toBe('published')
  })

  test('nothing but spam is put aside, whatever its score', () => {
    expect(verdictOf([found('rule', 'rule', QUARANTINE, { clause: 'CL1' })], way('open'))).toBe('held')
    expect(verdictOf([found('rule', 'rule', REFUSE, { clause: 'CL8' })], way('open'))).toBe('held')
    expect(verdictOf([found('rule', 'rule', QUARANTINE, { clause: 'CL9' })], way('open'))).toBe('quarantined')
  })
})

describe('names', () => {
  test.each([
    ['أحمد علي', 'احمد على'],
    ['أحمد علي', 'أَحْمَد عَلِي'],
    ['أحمد علي', 'أحـــمد علي'],
    ['أحمد علي', 'أحمد.علي'],
    ['أحمد علي', 'أحمدعلي'],
    ['كريم', 'کریم'],
    ['Karim', 'Каrіm'],
    ['Karim', 'KARIM'],
    ['Sara', 'Sа\u200brа'],
  ])('%s looks like %s', (name, other) => {
    expect(nameSkeleton(other)).toBe(nameSkeleton(name))
    expect(isReservedName(other, [name])).toBe(true)
  })

  test('an honest name is nobody else’s', () => {
    for (const name of ['أحمد', 'علي أحمد', 'قارئة من الميناء', 'محررة سابقة'])
      expect(isReservedName(name, ['أحمد علي', 'ورّاق'])).toBe(false)
  })

  test('offices of the newspaper are reserved', () => {
    for (const name of ['الإدارة', 'هيئة  التحرير', 'رئيسُ التحرير', 'ADMIN', 'аdmin'])
      expect(isReservedName(name, [])).toBe(true)
  })
})
