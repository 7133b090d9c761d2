import { fold } from '@warraq/arabic'
import { expect, test } from 'vitest'
import { costOfReading, isReading } from './latin-reading.ts'

const reads = (latin: string, arabic: string): boolean => isReading(costOfReading(latin, fold(arabic)), fold(arabic))

// oxfmt-ignore
test.each([
  ['sayadin', 'صيادين'], ['sayadin', 'الصيادين'], ['medina', 'مدينة'],
  ['medina', 'المدينة'], ['almadina', 'المدينة'], ['mahmoud', 'محمود'],
  ['ma7moud', 'محمود'], ['7orreya', 'حرية'], ['3arabi', 'عربي'],
  ['madrasa', 'مدرسة'], ['madrasah', 'مدرسة'], ['bahr', 'بحر'],
  ['warraq', 'ورق'], ['warraq', 'وراق'], ['abdallah', 'عبدالله'],
  ['shukran', 'شكرا'], ['el5abar', 'الخبر'], ['wazir', 'وزير'],
  ['al-wazir', 'الوزير'], ['ra2is', 'رئيس'], ['ra2ees', 'رئيس'],
  ['mostashfa', 'مستشفى'], ['mustashfa', 'مستشفى'], ['jaza2er', 'جزائر'],
  ['9ahwa', 'قهوة'], ['tunis', 'تونس'], ['masr', 'مصر'],
  ['maroc', 'مروق'], ['souria', 'سوريا'], ['beirut', 'بيروت'],
  ['bayrout', 'بيروت'], ['lubnan', 'لبنان'], ['libnan', 'لبنان'],
  ['ta3lim', 'تعليم'], ['ta3leem', 'تعليم'], ['iqtisad', 'اقتصاد'],
  ['i9tisad', 'اقتصاد'], ['e9tesad', 'اقتصاد'], ['riyada', 'رياضة'],
  ['ryada', 'رياضة'], ['kitab', 'كتاب'], ['ktab', 'كتاب'],
  ['kotob', 'كتب'], ['3omda', 'عمدة'], ['ali', 'علي'],
  ['3ali', 'علي'], ['omar', 'عمر'], ['saad', 'سعد'],
  ['sa3d', 'سعد'], ['mu7ammad', 'محمد'], ['mohamed', 'محمد'],
  ['mohammed', 'محمد'], ['el-bahr', 'البحر'], ['elba7r', 'البحر'],
  ['albahr', 'البحر'], ['lba7r', 'البحر'], ['mina', 'ميناء'],
])('%s may be %s', (latin, arabic) => {
  expect(reads(latin, arabic)).toBe(true)
})

// oxfmt-ignore
test.each([
  ['sayadin', 'تزنه'], ['medina', 'موازنة'], ['bahr', 'بحارة'],
  ['hello', 'هل'], ['hello', 'هلال'], ['asdf', 'قررت'],
  ['mina', 'مئة'], ['kitab', 'كتابة'], ['president', 'برص'],
])('%s is not %s', (latin, arabic) => {
  expect(reads(latin, arabic)).toBe(false)
})

test('the nearer word costs less', () => {
  expect(costOfReading('sayadin', 'صيادين')).toBeLessThan(costOfReading('sayadin', 'الصيادين'))
  expect(costOfReading('al-wazir', 'الوزير')).toBeLessThan(costOfReading('al-wazir', 'وزير'))
  expect(costOfReading('warraq', 'وراق')).toBeLessThan(costOfReading('warraq', 'ورق'))
})

test('a text of any length is answered at once', () => {
  expect(costOfReading('ab'.repeat(50_000), 'اب'.repeat(50_000))).toBe(Infinity)
  expect(costOfReading('', 'اب')).toBe(Infinity)
})
