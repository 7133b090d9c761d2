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
} as const satisfies Record<Detector, { ar: string; en: string }>

export function holdReason(detector: string, lang: 'ar' | 'en'): string | null {
  return Object.hasOwn(HOLD_REASONS, detector) ? HOLD_REASONS[detector as Detector][lang] : null
}

/** Who decided, where it was neither a person with an account nor a rule. */
export const OPERATOR_NAME = { ar: 'مشغّل الموقع', en: 'Operator of the site' } as const
