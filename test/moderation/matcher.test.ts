import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findTerms } from '@warraq/core/comments/match/find'
import { compileTerms } from '@warraq/core/comments/match/lexicon'
import { STARTING_TERMS } from '@warraq/core/comments/match/starting-terms.table'
import type { TermHit } from '@warraq/core/comments/match/term'

const TERMS = STARTING_TERMS.map((term, index) => ({ ...term, id: index + 1 }))
const LEXICON = compileTerms(TERMS)

interface Line {
  readonly text: string
  /** Lines with an even number, counted from 1 in their file, are for tuning; the others are only counted. */
  readonly isHeldOut: boolean
}

function linesOf(folder: string, ending: string): Line[] {
  const path = join(import.meta.dirname, folder)
  const names = readdirSync(path).filter((name) => name.endsWith(ending))
  return names.flatMap((name) => numbered(readFileSync(join(path, name), 'utf8')))
}

function numbered(file: string): Line[] {
  const lines = file.split('\n').filter((line) => line !== '')
  return lines.map((text, index) => ({ text, isHeldOut: index % 2 === 0 }))
}

const SPELLINGS = linesOf('evasion', '.tsv').map(({ text, isHeldOut }) => {
  const [technique = '', term = '', spelling = ''] = text.split('\t')
  return { technique, term, text: spelling.replaceAll('\\n', '\n'), isHeldOut }
})
const SENTENCES = linesOf('benign', '.txt')

/** Is the entry that a spelling hides among what is found? */
function isCaught({ term, text }: { readonly term: string; readonly text: string }): boolean {
  return findTerms(LEXICON, text).some(({ termId }) => TERMS[termId - 1]?.text === term)
}

function shareCaught(spellings: readonly (typeof SPELLINGS)[number][]): number {
  return spellings.filter(isCaught).length / spellings.length
}

test('there are spellings enough, of enough kinds, each of an entry of the list', () => {
  expect(SPELLINGS.length).toBeGreaterThanOrEqual(400)
  expect(new Set(SPELLINGS.map(({ technique }) => technique)).size).toBeGreaterThanOrEqual(25)
  expect(SPELLINGS.filter(({ term }) => !TERMS.some(({ text }) => text === term))).toEqual([])
})

test('nineteen of twenty spellings of the development half are caught', () => {
  expect(shareCaught(SPELLINGS.filter(({ isHeldOut }) => !isHeldOut))).toBeGreaterThanOrEqual(0.95)
})

test('three of four spellings that were held out are caught', () => {
  expect(shareCaught(SPELLINGS.filter(({ isHeldOut }) => isHeldOut))).toBeGreaterThanOrEqual(0.75)
})

test.each([
  ['development', false],
  ['held-out', true],
])('one in a hundred innocent sentences of the %s half waits at most, and none is refused', (_half, heldOut) => {
  const sentences = SENTENCES.filter(({ isHeldOut }) => isHeldOut === heldOut)
  const hits = sentences.map(({ text }) => findTerms(LEXICON, text))
  expect(sentences.length).toBeGreaterThanOrEqual(1050)
  expect(hits.filter((found) => found.some(isRefusal))).toEqual([])
  expect(hits.filter((found) => found.length > 0).length / sentences.length).toBeLessThanOrEqual(0.01)
})

function isRefusal({ tier, strength }: TermHit): boolean {
  return tier === 'unambiguous' && strength === 'strong'
}

test('no innocent sentence stands there twice', () => {
  const texts = SENTENCES.map(({ text }) => text)
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
})
