import type { Detector } from './evidence.ts'

/** Why a comment waits, as a moderator reads it. */
export const HOLD_REASONS = {
  'many-links': { ar: 'فيه روابط أكثر من المعتاد', en: 'It has more links than usual' },
  'bidi-controls': {
    ar: 'فيه محارف خفية تقلب اتجاه النص',
    en: 'It has invisible characters that turn the direction of text',
  },
  'piled-marks': { ar: 'فيه علامات متراكبة على الحروف', en: 'It has marks piled on letters' },
  'hidden-characters': {
    ar: 'فيه محارف خفية كثيرة بين الحروف',
    en: 'It has many invisible characters between letters',
  },
  'many-lines': { ar: 'أسطره كثيرة جدًا', en: 'It has a great many lines' },
  impersonation: {
    ar: 'الاسم اسم أحد العاملين أو الكتّاب أو الصحيفة',
    en: 'The name is that of a member of staff, a writer or the newspaper',
  },
  'filled-trap': { ar: 'يُرجَّح أنه مرسل من برنامج آلي', en: 'It was probably sent by a program' },
  'too-fast': {
    ar: 'أُرسل بعد فتح النموذج بأقل من ثلاث ثوانٍ',
    en: 'It was sent less than three seconds after the form was opened',
  },
  'first-comment': { ar: 'أول تعليق من هذا القارئ', en: 'The first comment of this reader' },
  'watched-reader': {
    ar: 'تعليقات هذا القارئ تُقرأ قبل نشرها',
    en: 'Comments of this reader are read before they appear',
  },
  'sanctioned-network': {
    ar: 'جاء من شبكة مقيَّدة التعليق الآن',
    en: 'It came from a network that is kept from commenting for now',
  },
  'no-proof': { ar: 'لم يُتمّ المتصفح إثبات العمل', en: 'The browser did not complete the proof of work' },
  'spent-proof': { ar: 'إثبات العمل المرفق استُعمل من قبل', en: 'Its proof of work has been used before' },
  'foreign-proof': { ar: 'إثبات العمل المرفق لمادة أخرى', en: 'Its proof of work is for another article' },
  'repeated-own': { ar: 'أرسل القارئ النص نفسه قبل قليل', en: 'The reader sent the same text a short while ago' },
  'repeated-others': {
    ar: 'أرسل قراء آخرون النص نفسه قبل قليل',
    en: 'Other readers sent the same text a short while ago',
  },
  term: { ar: 'فيه لفظ من قائمة الكلمات', en: 'It has a word of the list' },
  'protected-name': { ar: 'فيه اسم محميّ', en: 'It has a protected name' },
  learner: { ar: 'رجّح المصنِّف المحلي أنه مسيء', en: 'The local classifier takes it for abuse' },
  rule: { ar: 'طابق قاعدة من قواعد الصحيفة', en: 'It meets a rule of the newspaper' },
  scorer: { ar: 'رجّح المصنِّف الخارجي أنه مخالف', en: 'The outside classifier takes it for a breach' },
  'scorer-failed': { ar: 'لم يُجب المصنِّف الخارجي', en: 'The outside classifier did not answer' },
  'phase-failed': { ar: 'تعذّر فحص التعليق', en: 'It could not be screened' },
  'phase-slow': { ar: 'طال فحص التعليق أكثر مما ينبغي', en: 'Screening it took longer than it should' },
} as const satisfies Record<Exclude<Detector, 'tag'>, { ar: string; en: string }>

/** The same with what the finding's row says, where it says it. */
const WITH_DATA: Readonly<Record<string, { readonly ar: string; readonly en: string }>> = {
  term: { ar: 'فيه لفظ من قائمة الكلمات: «{term}»', en: 'It has a word of the list: “{term}”' },
  'protected-name': { ar: 'فيه اسم محميّ: «{term}»', en: 'It has a protected name: “{term}”' },
  learner: {
    ar: 'قدّر المصنِّف المحلي احتمال الإساءة بـ {hundredths} من 100',
    en: 'The local classifier puts the likelihood of abuse at {hundredths} in 100',
  },
  rule: { ar: 'طابق قاعدة «{rule}»', en: 'It meets the rule “{rule}”' },
  scorer: {
    ar: 'قدّره المصنِّف الخارجي بـ {hundredths} من 100',
    en: 'The outside classifier gives it {hundredths} in 100',
  },
  'phase-failed': { ar: 'تعذّر فحص التعليق في خطوة «{phase}»', en: 'It could not be screened in the step “{phase}”' },
  'phase-slow': {
    ar: 'طال فحص التعليق في خطوة «{phase}» أكثر مما ينبغي',
    en: 'Screening it took longer than it should in the step “{phase}”',
  },
}

/** The sentence for a finding, with what its row says where `data` is given; null for a finding that is no reason (a tag). */
export function holdReason(
  detector: string,
  lang: 'ar' | 'en',
  data?: Readonly<Record<string, unknown>>,
): string | null {
  if (!Object.hasOwn(HOLD_REASONS, detector)) return null
  const full = data === undefined ? undefined : WITH_DATA[detector]?.[lang]
  if (data === undefined || full === undefined) return HOLD_REASONS[detector as keyof typeof HOLD_REASONS][lang]
  return full.replaceAll(/\{(\w+)\}/g, (_, name: string) => wordOf(data[name]))
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '…'
}

/** Who decided, where it was neither a person with an account nor a rule. */
export const OPERATOR_NAME = { ar: 'مشغّل الموقع', en: 'Operator of the site' } as const
