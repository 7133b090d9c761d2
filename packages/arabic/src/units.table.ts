/**
 * Nouns that news counts: units of measure, money, time, sizes of files. Forms by the six plural
 * categories of Arabic (CLDR), nominative and, where a preposition goes before, genitive. `#` is the
 * number; one and two are said by the noun alone.
 */
export type UnitForms = {
  readonly one: string
  readonly two: string
  /** Genitive of the dual: قبل ساعتين. */
  readonly twoGenitive: string
  readonly few: string
  readonly many: string
  readonly other: string
  readonly english: readonly [one: string, many: string]
}

const unit = (
  one: string,
  two: string,
  twoGenitive: string,
  few: string,
  many: string,
  english: readonly [string, string],
): UnitForms => ({ one, two, twoGenitive, few, many, other: one, english })

/** A unit whose name ends in ة: the accusative looks like the nominative. */
const feminine = (one: string, dual: string, plural: string, english: readonly [string, string]): UnitForms =>
  unit(one, `${dual}ان`, `${dual}ين`, plural, one, english)

/** A masculine unit: the accusative takes the tanwin ًا. */
const masculine = (one: string, plural: string, english: readonly [string, string]): UnitForms =>
  unit(one, `${one}ان`, `${one}ين`, plural, `${one}ًا`, english)

// oxfmt-ignore
export const UNITS = {
  kilometre: masculine('كيلومتر', 'كيلومترات', ['kilometre', 'kilometres']),
  metre: masculine('متر', 'أمتار', ['metre', 'metres']),
  centimetre: masculine('سنتيمتر', 'سنتيمترات', ['centimetre', 'centimetres']),
  millimetre: masculine('مليمتر', 'مليمترات', ['millimetre', 'millimetres']),
  'square-kilometre': unit('كيلومتر مربع', 'كيلومتران مربعان', 'كيلومترين مربعين', 'كيلومترات مربعة', 'كيلومترًا مربعًا', ['square kilometre', 'square kilometres']),
  'square-metre': unit('متر مربع', 'متران مربعان', 'مترين مربعين', 'أمتار مربعة', 'مترًا مربعًا', ['square metre', 'square metres']),
  'cubic-metre': unit('متر مكعب', 'متران مكعبان', 'مترين مكعبين', 'أمتار مكعبة', 'مترًا مكعبًا', ['cubic metre', 'cubic metres']),
  hectare: masculine('هكتار', 'هكتارات', ['hectare', 'hectares']),
  mile: masculine('ميل', 'أميال', ['mile', 'miles']),
  kilogram: masculine('كيلوغرام', 'كيلوغرامات', ['kilogram', 'kilograms']),
  gram: masculine('غرام', 'غرامات', ['gram', 'grams']),
  ton: masculine('طن', 'أطنان', ['ton', 'tons']),
  litre: masculine('لتر', 'لترات', ['litre', 'litres']),
  barrel: masculine('برميل', 'براميل', ['barrel', 'barrels']),
  degree: feminine('درجة', 'درجت', 'درجات', ['degree', 'degrees']),
  megawatt: unit('ميغاواط', 'ميغاواطان', 'ميغاواطين', 'ميغاواطات', 'ميغاواط', ['megawatt', 'megawatts']),
  dollar: masculine('دولار', 'دولارات', ['dollar', 'dollars']),
  euro: unit('يورو', 'يورو', 'يورو', 'يورو', 'يورو', ['euro', 'euros']),
  pound: masculine('جنيه', 'جنيهات', ['pound', 'pounds']),
  lira: feminine('ليرة', 'ليرت', 'ليرات', ['lira', 'liras']),
  dinar: masculine('دينار', 'دنانير', ['dinar', 'dinars']),
  dirham: masculine('درهم', 'دراهم', ['dirham', 'dirhams']),
  riyal: masculine('ريال', 'ريالات', ['riyal', 'riyals']),
  second: unit('ثانية', 'ثانيتان', 'ثانيتين', 'ثوانٍ', 'ثانية', ['second', 'seconds']),
  minute: feminine('دقيقة', 'دقيقت', 'دقائق', ['minute', 'minutes']),
  hour: feminine('ساعة', 'ساعت', 'ساعات', ['hour', 'hours']),
  day: masculine('يوم', 'أيام', ['day', 'days']),
  week: masculine('أسبوع', 'أسابيع', ['week', 'weeks']),
  month: masculine('شهر', 'أشهر', ['month', 'months']),
  year: unit('عام', 'عامان', 'عامين', 'أعوام', 'عامًا', ['year', 'years']),
  byte: unit('بايت', 'بايتان', 'بايتين', 'بايتات', 'بايتًا', ['byte', 'bytes']),
  kilobyte: unit('كيلوبايت', 'كيلوبايت', 'كيلوبايت', 'كيلوبايت', 'كيلوبايت', ['kB', 'kB']),
  megabyte: unit('ميغابايت', 'ميغابايت', 'ميغابايت', 'ميغابايت', 'ميغابايت', ['MB', 'MB']),
  gigabyte: unit('غيغابايت', 'غيغابايت', 'غيغابايت', 'غيغابايت', 'غيغابايت', ['GB', 'GB']),
  terabyte: unit('تيرابايت', 'تيرابايت', 'تيرابايت', 'تيرابايت', 'تيرابايت', ['TB', 'TB']),
} as const satisfies Record<string, UnitForms>

export type Unit = keyof typeof UNITS
