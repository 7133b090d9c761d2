import { describe, expect, test } from 'vitest'
import type { ArticleContent } from '../articles/content.ts'
import type { Instant } from '../time.ts'
import { careOf } from './care-of.ts'
import { checkLetter } from './letters.ts'
import { nameStandsIn } from './names.ts'
import { careProblems, methodWords } from './problems.ts'
import { commentSilence, silenceAt } from './silence.ts'

describe('what a flag asks of each surface', () => {
  const surfaces = (flags: string[]) => {
    const { comments, push, mostRead, shareImage, secondEditor, namesChecked, heldBySilence } = careOf(flags, {})
    return [comments, push, mostRead, shareImage, secondEditor, namesChecked, heldBySilence]
  }
  test.each([
    [[], [true, true, true, true, false, false, false]],
    [['designated-statement'], [true, false, false, false, true, false, false]],
    [['protected-identity'], [false, true, true, true, false, true, false]],
    [['suicide'], [true, false, false, true, false, false, false]],
    [['election'], [true, true, true, true, false, false, true]],
    [
      ['suicide', 'protected-identity'],
      [false, false, false, true, false, true, false],
    ],
  ])('%j', (flags, asked) => expect(surfaces(flags)).toEqual(asked))
})

describe('a listed name is found whatever way it is spelt, and nothing else is', () => {
  test.each([
    ['قالت أمينة سالم', 'امينة سالم', true],
    ['بأمينةَ سالم', 'أمينة سالم', true],
    ['ولأمينة-سالم', 'أمينة سالم', true],
    ['أميـنة السالم', 'أمينة سالم', true],
    ['قصة-أمينة-سالم-في-المدينة', 'أمينة سالم', true],
    ['هوية الصباح', 'هوا', false],
    ['تسليم الجوائز', 'سليم', false],
    ['Amina Salem spoke', 'amina salem', true],
    ['', 'أمينة', false],
    ['نص', '', false],
  ])('%s / %s', (text, name, found) => expect(nameStandsIn(text, name)).toBe(found))
})

const paragraph = (text: string, href?: string) => ({
  type: 'paragraph' as const,
  attrs: { dir: null },
  content: [{ type: 'text' as const, text, ...(href ? { marks: [{ type: 'link' as const, attrs: { href } }] } : {}) }],
})

const article = (changes: Partial<ArticleContent>, ...texts: ReturnType<typeof paragraph>[]): ArticleContent => ({
  title: 'عنوان',
  kicker: '',
  standfirst: '',
  slug: '',
  kind: 'news',
  lang: 'ar',
  sectionId: 1,
  place: '',
  sourceLine: '',
  seoDescription: '',
  bylines: [],
  tagNames: [],
  lead: null,
  body: { type: 'doc', attrs: { version: 1 }, content: texts.length > 0 ? texts : [paragraph('نص.')] },
  commentsOpen: true,
  flags: [],
  ...changes,
})

const facts = {
  group: 'الجماعة',
  authority: 'مجلس الأمن',
  names: [],
  elsewhere: [],
  checked: true,
  confirmed: true,
  asksSecondEditor: true,
  hosts: ['channel.example'],
}

describe('what an article with a flag lacks', () => {
  const flags = ['designated-statement']
  test('a statement with two sentences word for word passes, the third is named', () => {
    const said =
      'قالت: «هذه جملة أولى من البيان كاملة. وهذه جملة ثانية من البيان كاملة. وهذه جملة ثالثة من البيان كاملة.»'
    expect(careProblems(article({ flags }, paragraph(said)), facts)).toEqual([
      { part: 'designated-quotes', about: 'وهذه جملة ثالثة من البيان كاملة.' },
    ])
    expect(careProblems(article({ flags }, paragraph('نقل كلامهم بالمعنى وسماه «بيان الصباح».')), facts)).toEqual([])
  })
  test.each(['https://t.me/x', 'https://WWW.t.me./x', 'http://a@sub.channel.example:80/'])('a link to %s', (href) => {
    const problems = careProblems(article({ flags }, paragraph('القناة', href)), facts)
    expect(problems.map(({ part }) => part)).toEqual(['designated-link'])
  })
  test('a bare address counts as a link; another host that ends alike does not', () => {
    const parts = (text: string) => careProblems(article({ flags }, paragraph(text)), facts).map(({ part }) => part)
    expect(parts('تابعوا t.me/qanat')).toEqual(['designated-link'])
    expect(parts('انظر budget.me/x')).toEqual([])
  })
  test('who designates it, which group, and a second editor', () => {
    const empty = { ...facts, group: '', authority: ' ', confirmed: false }
    expect(careProblems(article({ flags }), empty).map(({ part }) => part)).toEqual([
      'designated-group',
      'designated-authority',
      'second-editor',
    ])
    expect(careProblems(article({ flags }), { ...empty, asksSecondEditor: false })).toHaveLength(2)
  })
  test('a listed name in a tag, a slug, an alt text or a file is told by its place, never by itself', () => {
    const lead = { mediaId: 1, alt: 'صورة أمينة سالم', caption: '', credit: '' }
    const content = article({ flags: ['protected-identity'], slug: 'قصة-أمينة-سالم', tagNames: ['أمينة سالم'], lead })
    const elsewhere = [{ place: 'files', text: 'أمينة_سالم.jpg' }]
    const problems = careProblems(content, { ...facts, names: ['أمينة سالم'], elsewhere, checked: false })
    expect(problems.map(({ part, about }) => about ?? part)).toEqual(['slug', 'tags', 'lead', 'files', 'checks'])
    expect(JSON.stringify(problems)).not.toContain('أمينة')
  })
  test('words that tell a method warn under suicide only', () => {
    const text = paragraph('وكان قد ألقى بنفسه من الجسر.')
    expect(methodWords(article({ flags: ['suicide'] }, text))).toEqual(['ألقى بنفسه'])
    expect(methodWords(article({}, text))).toEqual([])
  })
})

describe('election silence', () => {
  const at = (text: string) => `2017-06-${text}:00:00.000Z` as Instant
  const silences = [
    { from: at('10T22'), to: at('12T22'), comments: 'flagged' as const },
    { from: at('12T22'), to: at('13T22'), comments: 'all' as const },
  ]
  test.each([
    ['09T00', null, '10T22'],
    ['10T22', '13T22', '13T22'],
    ['12T22', '13T22', '13T22'],
    ['13T22', null, null],
  ])('at %s', (now, until, changes) => {
    const of = (text: string | null) => (text === null ? null : at(text))
    expect(silenceAt(silences, at(now))).toEqual({ until: of(until), changesAt: of(changes) })
  })
  test('comments under other articles rest only where the silence is for all', () => {
    expect(commentSilence(silences, [], at('11T00'))).toEqual({ until: null, changesAt: at('12T22') })
    expect(commentSilence(silences, ['election'], at('11T00')).until).toBe(at('13T22'))
  })
})

test('a reply needs somebody to answer to; a report of an error does not; in «وضع الحماية» nobody is asked', () => {
  const nothing = { quote: '', text: '', standing: '', name: '', email: '' }
  expect(checkLetter({ kind: 'error', ...nothing }, true)).toEqual({ text: 'empty' })
  expect(Object.keys(checkLetter({ kind: 'reply', ...nothing, text: 'رد' }, true))).toEqual([
    'standing',
    'name',
    'email',
  ])
  expect(Object.keys(checkLetter({ kind: 'reply', ...nothing, text: 'رد' }, false))).toEqual(['standing'])
  expect(checkLetter({ kind: 'error', ...nothing, text: 'خطأ', email: 'x' }, true)).toEqual({ email: 'not-an-address' })
})
