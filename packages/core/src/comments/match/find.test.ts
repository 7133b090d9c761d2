import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTerms } from './find.ts'
import type { Lexicon } from './lexicon.ts'
import { compileTerms } from './lexicon.ts'
import type { Term } from './term.ts'
import { ENTRIES, HOSTILE, SPANS, STRENGTHS, USES } from './find.cases.table.ts'

const TERMS: readonly Term[] = ENTRIES.map(([text, more], index) => ({
  id: index + 1,
  text,
  match: 'family',
  forms: [],
  scope: 'aimed',
  unless: [],
  tier: 'contextual',
  clause: 'CL8',
  mustMatch: [],
  mustNotMatch: [],
  ...more,
}))
const LEXICON = compileTerms(TERMS)

test.each(SPANS)('in %j the place %j is shown as it was typed', (text, span, steps) => {
  const hits = findTerms(LEXICON, text)
  expect(hits.map(({ span: [start, end] }) => text.slice(start, end))).toEqual([span])
  expect(hits[0]?.steps).toEqual(steps)
})

test.each(USES)('%j: %s', (text, _why, found) => {
  expect(findTerms(LEXICON, text).map(({ termId }) => TERMS[termId - 1]?.text)).toEqual(found)
})

test.each(STRENGTHS)('%j is a reading that is %s', (text, strength) => {
  expect(findTerms(LEXICON, text)[0]?.strength).toBe(strength)
})

test('the same list and the same text give the same hits', () => {
  for (const [text] of SPANS) expect(findTerms(compileTerms(TERMS), text)).toEqual(findTerms(LEXICON, text))
})

test('a list without words finds nothing', () => {
  expect(findTerms(compileTerms([]), USES[0]?.[0] ?? '')).toEqual([])
})

test('an entry without letters is found nowhere', () => {
  const empty = TERMS.slice(0, 1).map((term) => ({ ...term, text: '؟!', unless: ['…'] }))
  expect(findTerms(compileTerms(empty), '؟! … 12')).toEqual([])
})

const LETTERS = Array.from(new Set(SPANS.flatMap(([text]) => Array.from(text))))

test('no text makes it throw, and every place lies within the text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom(...LETTERS, ...ENTRIES.map(([text]) => text), ' '), { maxLength: 60 })
      .map((all) => all.join('')),
    fc
      .array(fc.constantFrom('\ud800', '\udc00', 'ح', 'م', 'ا', 'ر', '\u0651', '\ufdfa', '\u2067'), { maxLength: 60 })
      .map((all) => all.join('')),
  )
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { span } of findTerms(LEXICON, text)) {
        expect(span[0]).toBeGreaterThanOrEqual(0)
        expect(span[0]).toBeLessThan(span[1])
        expect(span[1]).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 400 },
  )
})

test('what is left out by its first letters would not have been found', () => {
  const { threes, fours } = LEXICON.beginnings
  const unfiltered = {
    ...LEXICON,
    beginnings: { threes: new Uint8Array(threes.length).fill(255), fours: new Uint8Array(fours.length).fill(255) },
  }
  const words = fc.array(fc.constantFrom('و', 'ال', 'ب', 'ه', 'ات', 'تك', ' ', ...ENTRIES.map(([text]) => text)), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(words, (parts) => {
      expect(findTerms(LEXICON, parts.join(''))).toEqual(findTerms(unfiltered, parts.join('')))
    }),
    { numRuns: 500 },
  )
})

/** A map that counts how often it is asked. */
class Counted<V> extends Map<string, V> {
  asked = 0
  override get(key: string): V | undefined {
    this.asked += 1
    return super.get(key)
  }
}

/** Look-ups and letters of hits: what grows if anything does. */
function workOf(lexicon: Lexicon, text: string): number {
  const words = new Counted(lexicon.words)
  const wholes = new Counted(lexicon.wholes)
  const singles = new Counted(lexicon.singles)
  const shapes = new Counted(lexicon.shapes)
  const sounds = new Counted(lexicon.sounds)
  const phraseSounds = new Counted(lexicon.phraseSounds)
  const hits = findTerms({ ...lexicon, words, wholes, singles, shapes, sounds, phraseSounds }, text)
  const lookUps = [words, wholes, singles, shapes, sounds, phraseSounds].reduce((sum, { asked }) => sum + asked, 0)
  return lookUps + hits.reduce((sum, { span }) => sum + span[1] - span[0], 0)
}

test.each(HOSTILE)('the work on %j grows with its length and no faster', (unit) => {
  const short = workOf(LEXICON, unit.repeat(1000))
  const long = workOf(LEXICON, unit.repeat(4000))
  expect(long).toBeLessThanOrEqual(4.1 * short + 400)
})

test('the work on a comment does not grow with the list', () => {
  const text = SPANS.map(([one]) => one).join(' ')
  const many = compileTerms([...TERMS, ...Array.from({ length: 3000 }, (_, n) => madeUpTerm(n))])
  expect(workOf(many, text)).toBeLessThanOrEqual(2 * workOf(LEXICON, text) + 400)
})

/** Words that no text has: three letters that never stand together, and a number in letters. */
function madeUpTerm(n: number): Term {
  const digits = Array.from(String(n), (digit) => String.fromCharCode(0x62c + Number(digit))).join('')
  return { ...(TERMS[0] as Term), id: 1000 + n, text: `ظظذ${digits}ظ`, forms: [] }
}
