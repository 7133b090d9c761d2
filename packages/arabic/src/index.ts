/** The public door of `@warraq/arabic`: Arabic text and dates for software, without dependencies. */
export { arabiziScore, isArabizi } from './arabizi.ts'
export { consonantKey, consonantKeys } from './arabizi-key.ts'
export {
  baseDirection,
  dropBidiControls,
  findBidiControls,
  isolate,
  stripBidiControls,
  type BidiControl,
} from './bidi.ts'
export {
  formatDate,
  formatTime,
  monthFamilyOf,
  weekdayName,
  weekOf,
  type DateStyle,
  type Lang,
  type TimeStyle,
} from './calendar/gregorian.ts'
export {
  formatHijri,
  fromHijri,
  isMonthStart,
  toHijri,
  type HijriDate,
  type HijriOptions,
  type HijriStyle,
  type MonthStarts,
} from './calendar/hijri.ts'
export { isLocalDate, type LocalDate } from './calendar/local-date.ts'
export { MONTH_FAMILIES, type MonthFamily } from './calendar/months.table.ts'
export { cleanName, cleanText, cleanTitle, hasZalgo } from './clean.ts'
export { compareArabic, sortKey } from './collate.ts'
export { parseDigits, toDigits, toLatinDigits, type Digits } from './digits.ts'
export { findFolded, type Stretch } from './find.ts'
export { fold, foldedEquals } from './fold.ts'
export { guessLanguage, type LanguageGuess } from './language.ts'
export { stripMarks } from './marks.ts'
export { formatDecimal, formatInteger, formatPercent } from './numbers.ts'
export { parseDate, parseDates, type ParsedDate } from './parse-date.ts'
export {
  pluralCategory,
  selectForm,
  type CasedForms,
  type GrammaticalCase,
  type PluralCategory,
  type PluralForms,
} from './plural.ts'
export { quote, quoteInside, quoteVerse } from './quotes.ts'
export { slug, slugKey } from './slug.ts'
export { stem } from './stem.ts'
export { isQuestionWord, isStopWord } from './stop-words.ts'
export { words } from './tokenize.ts'
export { createAnalyser, tokens, type Analyser, type StemmedToken, type Token } from './tokens.ts'
export { truncateWords } from './truncate.ts'
export { transliterateName } from './transliterate.ts'
export { formatBytes, formatDuration, formatUnit, type UnitStyle } from './units.ts'
export type { Unit } from './units.table.ts'
