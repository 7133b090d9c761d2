/**
 * Words that dates are written with: names of months in all their spellings, ordinal numbers, parts
 * of the day. They are compared after folding, so hamza, ة/ه, ى/ي and vowels need no rows of their own.
 *
 * The first names of each month are those of months.table.ts (CLDR 48); the others are spellings met
 * in print: يونيه and يوليه in Egypt, مايس in Iraq, ربيع الثاني for ربيع الآخر everywhere.
 */

/** Per month, from January; several spellings, `|` between them. */
// oxfmt-ignore
export const GREGORIAN_NAMES: readonly string[] = [
  'يناير|كانون الثاني|كانون ثاني|كانون ثان|جانفي|january|jan|janvier',
  'فبراير|شباط|فيفري|فيبراير|february|feb|février',
  'مارس|آذار|march|mar|mars',
  'أبريل|نيسان|أفريل|april|apr|avril',
  'مايو|أيار|ماي|مايس|may|mai',
  'يونيو|حزيران|جوان|يونيه|june|jun|juin',
  'يوليو|تموز|جويلية|جويليه|يوليوز|يوليه|july|jul|juillet',
  'أغسطس|آب|أوت|غشت|أغشت|أغسطوس|august|aug|août',
  'سبتمبر|أيلول|شتنبر|شتمبر|سيبتمبر|september|sept|sep|septembre',
  'أكتوبر|تشرين الأول|تشرين أول|أوكتوبر|october|oct|octobre',
  'نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|نونبر|نوفنبر|november|nov|novembre',
  'ديسمبر|كانون الأول|كانون أول|دجنبر|دجمبر|ديسنبر|دسمبر|december|dec|décembre',
]

/** Per month, from محرم, with the epithets that follow some of them. A hyphen is a word by itself. */
// oxfmt-ignore
export const HIJRI_NAMES: readonly string[] = [
  'محرم|المحرم|محرم الحرام|muharram',
  'صفر|صفر الخير|صفر المظفر|safar',
  'ربيع الأول|ربيع أول|ربيع الأنور|rabi i|rabi al - awwal',
  'ربيع الآخر|ربيع الثاني|ربيع آخر|ربيع ثاني|rabi ii|rabi al - thani|rabi al - akhir',
  'جمادى الأولى|جمادى الأول|جماد الأول|جماد أول|jumada i|jumada al - ula|jumada al - awwal',
  'جمادى الآخرة|جمادى الآخر|جمادى الثانية|جمادى الثاني|جماد الآخر|جماد الثاني|جماد ثاني|jumada ii|jumada al - akhirah|jumada al - thani',
  'رجب|رجب الفرد|رجب المرجب|رجب الأصب|rajab',
  'شعبان|شعبان المعظم|shaban|sha ’ ban|shaaban',
  'رمضان|رمضان المبارك|رمضان المعظم|ramadan',
  'شوال|شوال المكرم|shawwal',
  'ذو القعدة|ذي القعدة|ذا القعدة|ذوالقعدة|ذيالقعدة|ذو قعدة|ذي قعدة|ذو القعدة الحرام|ذي القعدة الحرام|dhu al - qadah|dhul qadah',
  'ذو الحجة|ذي الحجة|ذا الحجة|ذوالحجة|ذيالحجة|ذو حجة|ذي حجة|ذو الحجة الحرام|ذي الحجة الحرام|dhu al - hijjah|dhul hijjah',
]

/** Per day of the month, from 1. */
// oxfmt-ignore
export const ORDINALS: readonly string[] = [
  'الأول|الفاتح|غرة',
  'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع', 'العاشر',
  'الحادي عشر', 'الثاني عشر', 'الثالث عشر', 'الرابع عشر', 'الخامس عشر',
  'السادس عشر', 'السابع عشر', 'الثامن عشر', 'التاسع عشر',
  'العشرين|العشرون',
  'الحادي والعشرين|الحادي والعشرون|الواحد والعشرين|الواحد والعشرون',
  'الثاني والعشرين|الثاني والعشرون',
  'الثالث والعشرين|الثالث والعشرون',
  'الرابع والعشرين|الرابع والعشرون',
  'الخامس والعشرين|الخامس والعشرون',
  'السادس والعشرين|السادس والعشرون',
  'السابع والعشرين|السابع والعشرون',
  'الثامن والعشرين|الثامن والعشرون',
  'التاسع والعشرين|التاسع والعشرون',
  'الثلاثين|الثلاثون',
  'الحادي والثلاثين|الحادي والثلاثون|الواحد والثلاثين|الواحد والثلاثون',
]

/** Per day of the week, from Sunday. */
// oxfmt-ignore
export const WEEKDAY_NAMES: readonly string[] = [
  'الأحد|sunday|sun|dimanche', 'الاثنين|الأثنين|monday|mon|lundi', 'الثلاثاء|الثلثاء|tuesday|tue|mardi', 'الأربعاء|wednesday|wed|mercredi',
  'الخميس|thursday|thu|jeudi', 'الجمعة|friday|fri|vendredi', 'السبت|saturday|sat|samedi',
]

/** What a part of the day makes of the hour on a twelve-hour clock. */
// oxfmt-ignore
export const PARTS_OF_DAY: Readonly<Record<'morning' | 'afternoon' | 'night', string>> = {
  morning: 'ص|صباحا|صباحًا|صباح|فجرا|فجرًا|ضحى|ضحًى|قبل الظهر|بعد منتصف الليل|am|a . m .|a . m',
  afternoon: 'م|مساء|مساءً|مساءا|عصرا|عصرًا|ظهرا|ظهرًا|بعد الظهر|pm|p . m .|p . m',
  night: 'ليلا|ليلًا',
}

export const HIJRI_ERA = 'ه|هجري|هجرية|للهجرة|ah|a . h .'
export const GREGORIAN_ERA = 'م|ميلادي|ميلادية|للميلاد'

/** Between a day and its month: «13 من شهر يونيو». */
export const BEFORE_MONTH = 'من|شهر|من شهر|in|of|- من'

/** Between a month and its year: «يونيو من العام 2017». */
export const BEFORE_YEAR = 'من عام|من العام|من سنة|من السنة|عام|العام|سنة|لعام|لسنة|من'

/** Between a date and its time of day, beside punctuation. */
export const BEFORE_TIME = 'à|الساعة|في|عند|تمام|على|في تمام الساعة|عند الساعة|في الساعة|على الساعة|at'

/** Between two dates that name the same day. */
export const BETWEEN_CALENDARS = 'الموافق|الموافق ل|الموافقة|الموافقة ل|موافق|ل|يوافق|corresponding to'
