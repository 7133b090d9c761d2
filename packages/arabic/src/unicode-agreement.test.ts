import { describe, expect, test } from 'vitest'
import { compareArabic } from './collate.ts'
import { pluralCategory } from './plural.ts'

/** Where the Unicode project has an answer of its own, ours is the same. */
describe('plural forms agree with CLDR', () => {
  const rules = new Intl.PluralRules('ar-u-ca-gregory-nu-latn')

  test('for whole numbers to 2000 and some fractions', () => {
    for (let n = 0; n <= 2000; n += 1) expect(pluralCategory(n)).toBe(rules.select(n))
    for (const n of [-1, -3, -11, 0.1, 1.5, 2.5, 3.5, 11.25, 1_000_003, 1_000_011]) {
      expect(pluralCategory(n)).toBe(rules.select(n))
    }
  })
})

describe('order agrees with CLDR', () => {
  const collator = new Intl.Collator('ar-u-co-standard')

  // First names, none of which has the article or a Persian letter.
  const NAMES = (
    'آدم آسية آمال آمنة آية ابتسام إبراهيم أحلام أحمد إدريس أديب أروى أسامة إسراء إسماعيل أسيل أشرف إكرام أمجد أمل أميرة ' +
    'أمين أنس إياد إيمان أيمن أيوب باسل باسم بتول بثينة بدر بسمة بشار بشرى بلال بيان تامر تقى تماضر تميم توفيق ثامر ثراء ثريا ' +
    'جابر جاسم جعفر جلال جمال جميل جنى جهاد جواد جيهان حازم حبيب حسام حسن حسناء حسين حليمة حنان حيدر خالد خديجة خليل ' +
    'دانة داود دلال دينا ذكرى رائد رؤى رأفت رامي رانيا ربيع رجاء رشا رشيد رضا رغد رقية رنا رهف روان ريم زاهر زكريا زهراء زياد زيد ' +
    'زينب سارة سامي سحر سعاد سعد سعيد سلمى سليم سميرة سناء سهى سوسن سؤدد شادي شاكر شذى شهد شيماء صابر صالح صباح ' +
    'صفاء ضحى ضياء طارق طه ظافر عائشة عادل عامر عباس عبير عدنان عزة عصام عفاف علاء علي عماد عمر غادة غسان فؤاد فاتن فادي ' +
    'فارس فاطمة فداء فرح فهد قاسم قتيبة قصي كامل كرم كريم كمال لؤي لبنى لمى ليث ليلى لينا مأمون مؤمن ماجد مازن ماهر مجد ' +
    'محمد محمود مرام مروان مروة مريم مصطفى معاذ منى مها مي ميساء نائل نادر ناصر نبيل نجوى ندى نزار نهى نور هاجر هادي هالة هاني ' +
    'هبة هدى هناء هند هيثم وائل وداد ورد وسام وفاء وليد ياسر ياسمين ياسين يحيى يزن يوسف يونس'
  ).split(' ')

  test('for first names', () => {
    const byCode = NAMES.toSorted()
    expect(byCode).not.toEqual(NAMES.toSorted(collator.compare))
    expect(byCode.toSorted(compareArabic)).toEqual(NAMES.toSorted(collator.compare))
  })

  test('for names of two words, digits and Latin', () => {
    const texts = ['عبد الله', 'عبدالله', 'عبد', 'علي حسن', 'عليان', '7 أيام', 'Adam', 'زيد', 'beta', '2 ب', 'ب 2']
    expect(texts.toSorted(compareArabic)).toEqual(texts.toSorted(collator.compare))
  })
})
