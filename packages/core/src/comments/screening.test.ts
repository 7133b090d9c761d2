import { describe, expect, test } from 'vitest'
import type { ScreeningFacts } from './evidence.ts'
import { screen, verdictOf } from './evidence.ts'
import { isReservedName, nameSkeleton } from './names.ts'
import { HOLD_REASONS } from './reasons.table.ts'

const facts = (change: Partial<ScreeningFacts> = {}): ScreeningFacts => ({
  body: 'رأي هادئ في الخبر.',
  nameIsReserved: false,
  trapFilled: false,
  formAgeSeconds: null,
  publishedBefore: 1,
  watched: false,
  ...change,
})
const found = (change: Partial<ScreeningFacts>) => screen(facts(change)).map(({ detector }) => detector)

describe('screening', () => {
  test.each([
    ['an ordinary comment', {}, []],
    ['two links', { body: 'https://a.example https://b.example' }, []],
    ['three links', { body: 'https://a.example https://b.example https://c.example' }, ['many-links']],
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
    ['a watched reader', { watched: true }, ['watched-reader']],
    ['a first comment', { publishedBefore: 0 }, ['first-comment']],
  ] as const)('%s', (_, change, detectors) => {
    expect(found(change)).toEqual(detectors)
  })

  test('points into the stored text', () => {
    const body = 'اقرأ https://a.example/1 وhttps://a.example/2 ثم https://a.example/3.'
    const spans = screen(facts({ body }))[0]?.spans ?? []
    expect(spans.map(([start, end]) => body.slice(start, end))).toEqual([
      'https://a.example/1',
      'https://a.example/2',
      'https://a.example/3',
    ])
  })

  test('each detector has words for a moderator', () => {
    expect(Object.values(HOLD_REASONS).every(({ ar, en }) => ar.length > 0 && en.length > 0)).toBe(true)
  })
})

describe('verdict', () => {
  const verdict = (mode: 'pre' | 'post', change: Partial<ScreeningFacts> = {}) => verdictOf(screen(facts(change)), mode)

  test('before publication everything waits; a machine’s goes aside', () => {
    expect([verdict('pre'), verdict('pre', { watched: true }), verdict('pre', { trapFilled: true })]).toEqual([
      'held',
      'held',
      'quarantined',
    ])
  })

  test('after publication only evidence holds', () => {
    expect(verdict('post')).toBe('published')
    expect(verdict('post', { publishedBefore: 0 })).toBe('published')
    for (const change of [{ nameIsReserved: true }, { body: 'x\u202ey' }, { formAgeSeconds: 0 }, { watched: true }])
      expect(verdict('post', change)).toBe('held')
    expect(verdict('post', { trapFilled: true })).toBe('quarantined')
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
