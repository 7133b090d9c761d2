import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as arabic from './index.ts'

/**
 * Cases gathered from other analysers and from CLDR. They lie beside the repository, not in it;
 * without them there is nothing to register here.
 */
const FOLDER = join(import.meta.dirname, '../../../../shared/data/arabic')
const FILES = ['cases-analysis.json', 'cases-format.json']

type Case = { g: string; i: string | number; e: string }

/** What a slug case expects where no letter is left: the caller's own way out. */
const NO_SLUG = '(fallback: short id)'

const GROUPS: Record<string, (input: string) => string> = {
  fold: arabic.fold,
  same: (input) => {
    const [left = '', right = ''] = input.split(' ~ ').map(stemsOf)
    return left === right ? 'equal' : `${left} and ${right}`
  },
  differ: (input) => {
    const [left = '', right = ''] = input.split(' ≠ ').map(stemsOf)
    return left === right ? `both ${left}` : 'different'
  },
  tokenize: (input) => JSON.stringify(arabic.words(input)),
  slug: (input) => arabic.slug(input) || NO_SLUG,
  plural: (input) => arabic.pluralCategory(Number(input)),
  collate: (input) => {
    const [left = '', right = ''] = input.split(' < ')
    return String(arabic.compareArabic(left, right) < 0)
  },
  'date-gregorian': (input) => {
    const [date = '', locale = '', digits] = input.split(' ')
    return arabic.formatDate(date, { country: locale.slice('ar-'.length), digits: digits as arabic.Digits })
  },
  'date-hijri': (input) => {
    const [date = '', , , digits] = input.split(' ')
    const [year, month, day] = date.split('-').map((part) => part.padStart(2, '0'))
    return arabic.formatHijri(`${year}-${month}-${day}`, { digits: digits as arabic.Digits })
  },
}

const stemsOf = (text: string): string => arabic.words(text).map(arabic.stem).join(' ')

if (existsSync(FOLDER)) {
  const cases = FILES.flatMap((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Case[])

  test('every group of cases is read', () => {
    expect([...new Set(cases.map(({ g }) => g))].toSorted()).toEqual(Object.keys(GROUPS).toSorted())
  })

  describe.each(Object.entries(GROUPS))('%s', (group, answer) => {
    test.each(cases.filter(({ g }) => g === group))('$i', ({ i, e }) => {
      expect(answer(String(i))).toBe(e)
    })
  })
}
