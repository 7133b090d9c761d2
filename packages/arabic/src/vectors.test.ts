import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as arabic from './index.ts'

/**
 * Every file of vectors has its reader here: from the text before the TAB to the text after it.
 */
const FOLDER = join(import.meta.dirname, '../vectors')
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const MINUTES: arabic.CasedForms = {
  nominative: { zero: 'لا دقائق', one: 'دقيقة واحدة', two: 'دقيقتان', few: '# دقائق', other: '# دقيقة' },
  genitive: { one: 'قبل دقيقة واحدة', two: 'قبل دقيقتين', few: 'قبل # دقائق', other: 'قبل # دقيقة' },
}

/** `'strip text of several words'` gives `['strip', 'text of several words']`. */
function headAndRest(input: string): [head: string, rest: string] {
  const space = input.indexOf(' ')
  return [input.slice(0, space), input.slice(space + 1)]
}

function pair(input: string, separator: string): [string, string] {
  const [left = '', right = ''] = input.split(` ${separator} `)
  return [left, right]
}

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

const BIDI: Record<string, (text: string) => string> = {
  strip: arabic.stripBidiControls,
  base: arabic.baseDirection,
  drop: (text) => {
    const { text: shown, dropped } = arabic.dropBidiControls(text)
    return `${shown} ${dropped}`
  },
}

const CLEAN: Record<string, (text: string) => string> = {
  name: (text) => {
    expect(arabic.cleanTitle(text)).toBe(arabic.cleanName(text))
    return arabic.cleanName(text)
  },
  text: arabic.cleanText,
  zalgo: (text) => yesNo(arabic.hasZalgo(text)),
}

function named(functions: Record<string, (text: string) => string>, input: string): string {
  const [name, rest] = headAndRest(input)
  const run = functions[name]
  if (!run) throw new Error(`no function ${name}`)
  return run(rest)
}

function formatDate(input: string): string {
  const [date = '', country = '', digits, last] = input.split(' ')
  return arabic.formatDate(date, {
    country,
    digits: digits as arabic.Digits,
    ...(last === 'en' ? { lang: 'en' } : {}),
    ...(last && last !== 'en' ? { family: last as arabic.MonthFamily } : {}),
  })
}

function formatTime(input: string): string {
  const [clock = '', digits, lang = 'ar', ...city] = input.split(' ')
  const [hour, minute] = clock.split(':').map(Number)
  return arabic.formatTime(Number(hour) * 60 + Number(minute), {
    lang: lang as arabic.Lang,
    digits: digits as arabic.Digits,
    city: city.join(' '),
  })
}

function formatHijri(input: string): string {
  const [date = '', digits, ...rest] = input.split(' ')
  const style: arabic.HijriStyle = { digits: digits as arabic.Digits }
  for (const word of rest) {
    const [month = '', start] = word.split('=')
    if (start) style.monthStarts = { ...style.monthStarts, [month]: start }
    else if (word === 'en') style.lang = 'en'
    else if (word === 'genitive') style.nameCase = 'genitive'
    else style.offset = Number(word)
  }
  return arabic.formatHijri(date, style)
}

/** `gregorian 2017-06-13 15:05`, `hijri 2017-05 1438-09`; several dates with ` | ` between them. */
function shownDate({ calendar, date, precision, minutesOfDay, hijri }: arabic.ParsedDate): string {
  const day = precision === 'month' ? date.slice(0, 7) : date
  const shown = [calendar, day]
  if (hijri) shown.push([hijri.year, hijri.month, ...(precision === 'day' ? [hijri.day] : [])].join('/'))
  if (minutesOfDay !== undefined) {
    shown.push(`${Math.floor(minutesOfDay / 60)}:${String(minutesOfDay % 60).padStart(2, '0')}`)
  }
  return shown.join(' ')
}

function parseDates(input: string): string {
  return arabic.parseDates(input).map(shownDate).join(' | ')
}

/** `unit 3 kilometre latn [en] [genitive]`, `bytes 1500 latn`, `duration 7500 latn`. */
function formatUnits(input: string): string {
  const [kind, number, ...rest] = input.split(' ')
  const unit = kind === 'unit' ? (rest.shift() as arabic.Unit) : 'byte'
  const [digits, ...words] = rest
  const style: arabic.UnitStyle = {
    digits: digits as arabic.Digits,
    lang: words.includes('en') ? 'en' : 'ar',
    nameCase: words.includes('genitive') ? 'genitive' : 'nominative',
  }
  if (kind === 'bytes') return arabic.formatBytes(Number(number), style)
  if (kind === 'duration') return arabic.formatDuration(Number(number), style)
  return arabic.formatUnit(Number(number), unit, style)
}

function formatNumber(input: string): string {
  const [kind, number, digits] = input.split(' ')
  if (kind === 'decimal') return arabic.formatDecimal(Number(number), digits as arabic.Digits)
  const format = kind === 'integer' ? arabic.formatInteger : arabic.formatPercent
  return format(Number(number), digits as arabic.Digits)
}

const READERS: Record<string, (input: string) => string> = {
  'fold.txt': arabic.fold,
  'fold-equal.txt': (input) => yesNo(arabic.foldedEquals(...pair(input, '~'))),
  'stem.txt': (input) => arabic.words(input).map(arabic.stem).join(' '),
  'tokens.txt': (input) =>
    arabic
      .tokens(input)
      .map(({ text, start, end }) => `${text}@${start}-${end}`)
      .join(' '),
  'words.txt': (input) => arabic.words(input).join(' '),
  'slug.txt': (input) => arabic.slug(input),
  'slug-equal.txt': (input) => {
    const [left, right] = pair(input, '~')
    return yesNo(arabic.slugKey(left) === arabic.slugKey(right))
  },
  'digits.txt': (input) => {
    const [digits, text] = headAndRest(input)
    return arabic.toDigits(text, digits as arabic.Digits)
  },
  'parse-digits.txt': (input) => String(arabic.parseDigits(input) ?? ''),
  'bidi.txt': (input) => named(BIDI, input),
  'clean.txt': (input) => named(CLEAN, input),
  'quotes.txt': arabic.quote,
  'plural.txt': (input) => arabic.pluralCategory(Number(input)),
  'plural-forms.txt': (input) => {
    const [n, wanted] = headAndRest(input)
    return arabic.selectForm(Number(n), MINUTES, wanted as arabic.GrammaticalCase)
  },
  'order.txt': (input) => yesNo(arabic.compareArabic(...pair(input, '<')) < 0),
  'dates.txt': formatDate,
  'weekdays.txt': (input) => {
    const [date, lang] = headAndRest(input)
    return arabic.weekdayName(date, lang as arabic.Lang)
  },
  'weeks.txt': (input) => {
    const { first, weekend } = arabic.weekOf(input)
    return `${DAYS[first]}: ${weekend.map((day) => DAYS[day]).join(' ')}`
  },
  'times.txt': formatTime,
  'hijri.txt': formatHijri,
  'numbers.txt': formatNumber,
  'arabizi.txt': (input) => yesNo(arabic.isArabizi(input)),
  'arabizi-keys.txt': (input) => {
    const [latin, arab] = pair(input, '~')
    return yesNo(arabic.consonantKey(latin) === arabic.consonantKey(arab))
  },
  'languages.txt': (input) => {
    const { lang, script } = arabic.guessLanguage(input)
    return `${lang} ${script}`
  },
  'transliterations.txt': arabic.transliterateName,
  'units.txt': formatUnits,
  'parse-dates.txt': parseDates,
  'truncate.txt': (input) => {
    const [max, text] = headAndRest(input)
    return arabic.truncateWords(text, Number(max))
  },
}

function unescaped(text: string): string {
  return text.replace(/\\u\{([0-9A-F]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
}

type Vector = { line: number; input: string; expected: string }

function vectorsOf(file: string): Vector[] {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n')
  return lines.flatMap((text, index) => {
    if (text === '' || text.startsWith('# ') || text === '#') return []
    const [input, expected, ...more] = text.split('\t')
    if (expected === undefined || more.length > 0) throw new Error(`${file}:${index + 1}: not "input<TAB>expected"`)
    return [{ line: index + 1, input: unescaped(input ?? ''), expected: unescaped(expected) }]
  })
}

function outcome(read: (input: string) => string, input: string): string {
  try {
    return read(input) || '(nothing)'
  } catch (error) {
    if (error instanceof RangeError) return '(error)'
    throw error
  }
}

/** Pairs of which some may be missed; stem-pairs.test.ts counts them. */
const COUNTED = 'stem-pairs.txt'

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt') && file !== COUNTED)

test('every file of vectors has a reader and every reader a file', () => {
  expect(files.toSorted()).toEqual(Object.keys(READERS).toSorted())
})

describe.each(files)('vectors/%s', (file) => {
  const vectors = vectorsOf(file)

  test('holds cases', () => {
    expect(vectors.length).toBeGreaterThan(4)
  })

  test.each(vectors)('line $line: $input', ({ input, expected }) => {
    const read = READERS[file]
    if (!read) throw new Error(`no reader for ${file}`)
    expect(outcome(read, input)).toBe(expected)
  })
})
