/**
 * Names of months and days.
 *
 * The Arab countries name the months of the Gregorian calendar in several ways: the Levant and Iraq
 * by the old Syriac names, Egypt and the Gulf after the English or Italian ones, Algeria and Tunisia
 * after the French, Morocco and Mauritania by spellings of their own. The names agree with
 * CLDR 48 (`ar-EG`, `ar-SY`, `ar-DZ`, `ar-MA`, `ar-MR`); `pair`, both names with a stroke between
 * them, is what pan-Arab papers print.
 */
// oxfmt-ignore
const GULF = [
  'يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو',
  'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر',
] as const

// oxfmt-ignore
const LEVANT = [
  'كانون الثاني', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران',
  'تموز', 'آب', 'أيلول', 'تشرين الأول', 'تشرين الثاني', 'كانون الأول',
] as const

// oxfmt-ignore
export const MONTH_FAMILIES = {
  gulf: GULF,
  levant: LEVANT,
  maghreb: [
    'جانفي', 'فيفري', 'مارس', 'أفريل', 'ماي', 'جوان',
    'جويلية', 'أوت', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر',
  ],
  morocco: [
    'يناير', 'فبراير', 'مارس', 'أبريل', 'ماي', 'يونيو',
    'يوليوز', 'غشت', 'شتنبر', 'أكتوبر', 'نونبر', 'دجنبر',
  ],
  mauritania: [
    'يناير', 'فبراير', 'مارس', 'إبريل', 'مايو', 'يونيو',
    'يوليو', 'أغشت', 'شتمبر', 'أكتوبر', 'نوفمبر', 'دجمبر',
  ],
  pair: GULF.map((name, index) => `${name}/${LEVANT[index]}`),
} as const satisfies Record<string, readonly string[]>

/** A way to name the months: a key of `MONTH_FAMILIES`. */
export type MonthFamily = keyof typeof MONTH_FAMILIES

/** Countries (ISO 3166-1 alpha-2) with another family than `gulf`. */
// oxfmt-ignore
export const FAMILY_OF_COUNTRY: Readonly<Record<string, MonthFamily>> = {
  SY: 'levant', LB: 'levant', IQ: 'levant', JO: 'levant', PS: 'levant',
  DZ: 'maghreb', TN: 'maghreb',
  MA: 'morocco', EH: 'morocco',
  MR: 'mauritania',
}

// oxfmt-ignore
export const ENGLISH_MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const

// oxfmt-ignore
export const HIJRI_MONTHS = [
  'محرم', 'صفر', 'ربيع الأول', 'ربيع الآخر', 'جمادى الأولى', 'جمادى الآخرة',
  'رجب', 'شعبان', 'رمضان', 'شوال', 'ذو القعدة', 'ذو الحجة',
] as const

// oxfmt-ignore
export const ENGLISH_HIJRI_MONTHS = [
  'Muharram', 'Safar', 'Rabi I', 'Rabi II', 'Jumada I', 'Jumada II',
  'Rajab', 'Shaban', 'Ramadan', 'Shawwal', 'Dhu al-Qadah', 'Dhu al-Hijjah',
] as const

/** From Sunday. */
export const WEEKDAYS = {
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** First day of the week and days of rest, 0 for Sunday to 6 for Saturday. */
export type Week = { readonly first: number; readonly weekend: readonly number[] }

const SATURDAY_FRIDAY_SATURDAY: Week = { first: 6, weekend: [5, 6] }
const SUNDAY_FRIDAY_SATURDAY: Week = { first: 0, weekend: [5, 6] }

/**
 * Countries whose week does not start on Monday with Saturday and Sunday free. Source: CLDR 48,
 * supplemental week data; for Palestine and Djibouti, where CLDR has only its default for the
 * days of rest, the usage of public offices: Friday and Saturday.
 */
// oxfmt-ignore
export const WEEK_OF_COUNTRY: Readonly<Record<string, Week>> = {
  BH: SATURDAY_FRIDAY_SATURDAY, DJ: SATURDAY_FRIDAY_SATURDAY, DZ: SATURDAY_FRIDAY_SATURDAY,
  EG: SATURDAY_FRIDAY_SATURDAY, IQ: SATURDAY_FRIDAY_SATURDAY, JO: SATURDAY_FRIDAY_SATURDAY,
  KW: SATURDAY_FRIDAY_SATURDAY, LY: SATURDAY_FRIDAY_SATURDAY, OM: SATURDAY_FRIDAY_SATURDAY,
  PS: SATURDAY_FRIDAY_SATURDAY, QA: SATURDAY_FRIDAY_SATURDAY, SD: SATURDAY_FRIDAY_SATURDAY,
  SY: SATURDAY_FRIDAY_SATURDAY,
  SA: SUNDAY_FRIDAY_SATURDAY, YE: SUNDAY_FRIDAY_SATURDAY,
  US: { first: 0, weekend: [6, 0] },
}

export const MONDAY_SATURDAY_SUNDAY: Week = { first: 1, weekend: [6, 0] }
