import { describe, expect, test } from 'vitest'
import type { Tag } from './tag.ts'
import { tagText } from './tag-text.ts'

const BYLINES = ['سلمى الأحمد']

function tagged(text: string): string[] {
  return tagText(text, { bylines: BYLINES }).map(({ tag, span }) => `${tag} ${text.slice(...span)}`)
}

const NAMED: readonly [tag: Tag, text: string, place: string][] = [
  ['religion', 'المسيحيون في قريتنا فتحوا بيوتهم', 'المسيحيون'],
  ['religion', 'قرأت الإِنْجِيل كله', 'الإِنْجِيل'],
  ['sect', 'خلاف السنة والشيعة خلاف كتب', 'السنة والشيعة'],
  ['sect', 'كلنا إخوة، علوي ودرزي', 'ودرزي'],
  ['origin', 'يا سوري ارجع', 'سوري'],
  ['origin', 'هالهندي يعمل معنا', 'هالهندي'],
  ['origin', 'حقوق للاجئين', 'للاجئين'],
  ['origin', 'حكموا عليه من لون بشرته', 'لون بشرته'],
  ['author', 'الكاتب لم يقرأ التقرير', 'الكاتب'],
  ['author', 'أنت كاتب كبير', 'كاتب'],
  ['author', 'قرأت مقالك مرتين', 'مقالك'],
  ['author', 'شكرا سلمى الاحمد', 'سلمى الاحمد'],
  ['author', 'أحسنت يا والأحمد', 'والأحمد'],
  ['divine', 'ربك موجود في كل مكان', 'ربك'],
  ['threat', 'سأقتـــلك', 'سأقتـــلك'],
  ['threat', 'أمثاله يستحقون القتل', 'يستحقون القتل'],
  ['link', 'زوروا example.com اليوم', 'example.com'],
  ['link', 'هنا https://example.org/a?b=1.', 'https://example.org/a?b=1'],
  ['person', 'يا وزير الصحة أجبنا', 'يا وزير'],
  ['person', '@reader_7 معك حق', '@reader_7'],
  ['gender', 'مكان النساء محفوظ', 'النساء'],
  ['disability', 'مواقف ذوي الإعاقة', 'ذوي الإعاقة'],
]

describe('a tag says what a text speaks of', () => {
  test.each(NAMED)('%s in «%s»', (tag, text, place) => {
    expect(tagged(text)).toContain(`${tag} ${place}`)
  })

  test.each([
    'الله يرحمه ويغفر له',
    'إن شاء الله خير',
    'والله العظيم ما قصرتم',
    'الحمد لله على السلامة',
    'عبد الله جارنا في رام الله',
    'يا رب احفظ بلادنا',
    'لا حول ولا قوة إلا بالله',
    'الله يلعن الحرب',
  ])('a prayer, an oath or a name says nothing of God: «%s»', (text) => {
    expect(tagged(text).filter((one) => one.startsWith('divine'))).toEqual([])
  })

  test.each([
    ['origin', 'سعر الجنيه المصري والدينار الأردني'],
    ['sect', 'السنة الماضية كانت صعبة، وسني صار خمسين'],
    ['person', 'يا سلام! يا ليت! يا جماعة الخير'],
    ['link', 'انتهى الموضوع.والسلام'],
    ['author', 'قرأت لكاتب قديم'],
    ['disability', 'توحد الصف'],
  ] as const)('what only sounds like it has no tag: %s in «%s»', (tag, text) => {
    expect(tagged(text).filter((one) => one.startsWith(tag))).toEqual([])
  })

  test('the same words do not depend on how they are spelt', () => {
    expect(tagged('اللّاجِئيــن')).toEqual(['origin اللّاجِئيــن'])
    expect(tagged('الﻻجئين').map((one) => one.split(' ')[0])).toEqual(['origin'])
  })

  test('a long text is read in time that grows with its length', () => {
    const text = 'يا الكاتب والله اللاجئين a.b.c@d '.repeat(4000)
    const short = workOf(text.slice(0, text.length / 4))
    expect(workOf(text)).toBeLessThan(12 * short)
  })
})

function workOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const from = process.cpuUsage().user
    tagText(text, { bylines: BYLINES })
    return process.cpuUsage().user - from
  })
  return Math.max(1000, Math.min(...times))
}
