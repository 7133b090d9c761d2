import { describe, expect, it } from 'vitest'
import { lastChangers } from './blame.ts'
import { compareBlocks } from './compare-blocks.ts'
import { COMPARE_PAIRS } from './compare-pairs.table.ts'
import { compareWords, wordsOf } from './compare-words.ts'
import { anchorOf, findAnchor } from './anchor.ts'
import { sharedStart, threeWay } from './merge.ts'

describe('the difference of two Arabic texts', () => {
  it('has thirty pairs to be held against', () => expect(COMPARE_PAIRS).toHaveLength(30))

  it.each(COMPARE_PAIRS)('marks exactly the changed words: $what', ({ first, second, gone, came }) => {
    const runs = compareWords(first, second)
    const marked = (where: 'first' | 'second') =>
      runs.flatMap((run) => (run.where === where ? wordsOf(run.text).filter((word) => word.trim() !== '') : []))
    expect(marked('first')).toEqual(gone)
    expect(marked('second')).toEqual(came)
  })

  it('shows a paragraph that was moved as moved and not as written anew', () => {
    const [a, b, c] = ['افتُتح الجسر أمس بحضور الأهالي.', 'كلّف البناء مليون ليرة.', 'يعبره خمسمئة شخص كل يوم.']
    const changes = compareBlocks([a, b, c], [c, a, b.replace('مليون', 'مليوني')])
    expect(changes.map(({ kind }) => kind)).toEqual(['moved', 'same', 'changed'])
  })

  it('shows what went where it was', () => {
    expect(compareBlocks(['أ', 'ب', 'ج'], ['أ', 'ج']).map(({ kind }) => kind)).toEqual(['same', 'removed', 'same'])
  })
})

describe('who changed a paragraph last', () => {
  it('is who wrote these words, not who moved them', () => {
    const sitting = (who: string, ...blocks: string[]) => ({ who, blocks })
    expect(
      lastChangers([
        sitting('سامر', '1', '2', '3'),
        sitting('هالة', '3', '1', '2+'),
        sitting('ليلى', '3', '1', '2+', '4'),
      ]),
    ).toEqual(['سامر', 'سامر', 'هالة', 'ليلى'])
  })
})

describe('two texts from one start', () => {
  const key = (text: string) => text
  const who = (base: string[], mine: string[], theirs: string[]) =>
    threeWay(base, mine, theirs, key).map((one) => one.who)
  it('tells who changed which paragraph, neighbours too', () => {
    expect(who(['1', '2', '3'], ['1م', '2', '3'], ['1', '2هـ', '3'])).toEqual(['mine', 'theirs', 'same'])
    expect(who(['1', '2'], ['1م', '2'], ['1هـ', '2'])).toEqual(['both', 'same'])
    expect(who(['1'], ['1', 'م'], ['هـ', '1'])).toEqual(['theirs', 'same', 'mine'])
    expect(who(['1'], ['2'], ['2'])).toEqual(['same'])
  })
  it('loses no paragraph of either when the start is not known', () => {
    const [mine, theirs] = [
      ['أ', 'ب', 'م'],
      ['أ', 'هـ', 'م'],
    ]
    const regions = threeWay(sharedStart(mine, theirs, key), mine, theirs, key)
    expect(regions.flatMap((one) => one.mine)).toEqual(mine)
    expect(regions.flatMap((one) => one.theirs)).toEqual(theirs)
    expect(regions.map((one) => one.who)).toEqual(['same', 'both', 'same'])
  })
})

describe('where a note hangs', () => {
  const text = 'قال الوزير إن الجسر آمن. وقال المدير إن الجسر قديم.'
  const at = text.lastIndexOf('الجسر')
  const anchor = anchorOf(text, at, at + 5)
  it('is the same words among several, by what stands around them', () => {
    expect(findAnchor(`مقدمة جديدة. ${text}`, anchor)).toEqual({ from: at + 13, to: at + 18 })
  })
  it('is between its surroundings when the words were changed', () => {
    const changed = text.replace('المدير إن الجسر قديم', 'المدير إن البناء كله قديم')
    const long = anchorOf(`${text} ويُغلق غدًا للصيانة`, at, at + 5)
    const found = findAnchor(`${changed} ويُغلق غدًا للصيانة`, long)
    expect(found && `${changed} ويُغلق غدًا للصيانة`.slice(found.from, found.to)).toBe('البناء كله')
  })
  it('is nowhere when all of it is gone', () => expect(findAnchor('نص آخر تمامًا', anchor)).toBeNull())
})
