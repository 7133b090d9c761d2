import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkComment, countLetters, utf8Length } from './check.ts'

const asks = { asksEmail: true, needsEmail: true }
const none = { asksEmail: false, needsEmail: false }
const typed = (change: Partial<{ name: string; email: string | null; body: string }> = {}) => ({
  name: 'سلمى',
  email: 'salma@example.org',
  body: 'شكرًا على الخبر.',
  ...change,
})
const errorsOf = (change: Parameters<typeof typed>[0]) => {
  const checked = checkComment(typed(change), asks)
  return checked.ok ? {} : checked.errors
}

describe('what is stored', () => {
  test('text stays as typed, in NFC, with LF line ends and without blank lines at its ends', () => {
    const checked = checkComment(typed({ body: '\r\n  \r\n  سطر أول\r\nسطر\u2028ثالث\r\n\r\n' }), asks)
    expect(checked).toMatchObject({ ok: true, value: { body: '  سطر أول\nسطر\nثالث' } })
    expect(checkComment(typed({ body: 'e\u0301' }), asks)).toMatchObject({ value: { body: '\u00e9', letters: 1 } })
  })

  test.each([
    ['Qur’anic marks', 'قُلۡ هُوَ ٱللَّهُ أَحَدٌ ۝ \u06dd١'],
    ['joiners', 'می\u200cخواهم 👩\u200d👩\u200d👧'],
    ['direction marks', 'النسبة \u200e-5%\u200f'],
    ['spans of direction', 'abc \u202edcba\u202c \u2067x\u2069'],
    ['a flag written with tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} فازت'],
    ['tabs', 'أ\tب'],
  ])('%s survive unchanged', (_, body) => {
    expect(checkComment(typed({ body }), asks)).toMatchObject({ ok: true, value: { body } })
  })

  test('names lose what cannot be seen', () => {
    expect(checkComment(typed({ name: '  سل\u202e\u200b\u200fمى \n أحمد ' }), asks)).toMatchObject({
      ok: true,
      value: { name: 'سلمى أحمد' },
    })
  })

  test('where an e-mail is welcome but not needed, one that is typed must be one', () => {
    const may = { asksEmail: true, needsEmail: false }
    expect(checkComment(typed({ email: ' ' }), may)).toMatchObject({ ok: true, value: { email: null } })
    expect(checkComment(typed(), may)).toMatchObject({ ok: true, value: { email: 'salma@example.org' } })
    expect(checkComment(typed({ email: 'salma@' }), may)).toMatchObject({ ok: false, errors: { email: 'email-shape' } })
  })

  test('where no e-mail is asked for, one that is sent is thrown away', () => {
    expect(checkComment(typed(), none)).toMatchObject({ ok: true, value: { email: null } })
    expect(checkComment(typed({ email: null }), none).ok).toBe(true)
  })
})

describe('what is refused', () => {
  test.each([
    [{ name: '' }, { name: 'name-missing' }],
    [{ name: ' \u200f\u200b ' }, { name: 'name-missing' }],
    [{ name: 'ـــ' }, { name: 'name-missing' }],
    [{ name: '...' }, { name: 'name-missing' }],
    [{ name: 'م'.repeat(61) }, { name: 'name-too-long' }],
    [{ name: 'م'.repeat(60_000) }, { name: 'name-too-long' }],
    [{ name: `Z${'\u0300\u0301\u0302\u0303'.repeat(3)}` }, { name: 'name-marks' }],
    [{ email: '' }, { email: 'email-missing' }],
    [{ email: null }, { email: 'email-missing' }],
    [{ email: 'salma' }, { email: 'email-shape' }],
    [{ email: 'a@b.co\nbcc: x@y.z' }, { email: 'email-shape' }],
    [{ email: 'a@b.co,c@d.co' }, { email: 'email-shape' }],
    [{ body: '' }, { body: 'body-missing' }],
    [{ body: ' \n\t \u200b\n' }, { body: 'body-missing' }],
    [{ body: 'ن'.repeat(4001) }, { body: 'body-too-long' }],
    [{ body: `${'👩‍👩‍👧‍👦'.repeat(700)}` }, { body: 'body-too-long' }],
    [{ body: 'نص\u0000' }, { body: 'body-characters' }],
    [{ body: 'نص\u0085سطر' }, {}],
    [{ body: 'نص\u009b' }, { body: 'body-characters' }],
    [{ body: 'نص\ufffe' }, { body: 'body-characters' }],
    [{ body: 'نص\u{1ffff}' }, { body: 'body-characters' }],
    [{ body: 'نص\ud800' }, { body: 'body-characters' }],
    [{ body: 'نص\u{e0041}\u{e0042}' }, { body: 'body-characters' }],
    [
      { name: '', email: 'x', body: '' },
      { name: 'name-missing', email: 'email-shape', body: 'body-missing' },
    ],
  ])('%j', (change, errors) => {
    expect(errorsOf(change)).toEqual(errors)
  })

  test('exactly the limit passes', () => {
    expect(errorsOf({ body: 'ن'.repeat(4000), name: 'م'.repeat(60) })).toEqual({})
  })

  test('a refused text comes back so that sending it again is accepted', () => {
    const checked = checkComment(typed({ body: 'قبل\u0007\u{e0041} بعد' }), asks)
    if (checked.ok) throw new Error('was accepted')
    expect(checked.kept.body).toBe('قبل بعد')
    expect(checkComment(checked.kept, asks).ok).toBe(true)
  })
})

test('whatever is typed, the answer comes quickly, and what is stored passes again unchanged', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      (body, name) => {
        const checked = checkComment(typed({ body, name }), asks)
        if (!checked.ok) return
        expect(checkComment(checked.value, asks)).toEqual(checked)
        expect(utf8Length(checked.value.body)).toBe(new TextEncoder().encode(checked.value.body).length)
      },
    ),
    { numRuns: 300 },
  )
})

test.each([
  ['spaces', `${' '.repeat(60_000)}x`],
  ['blank lines', `${'\n '.repeat(30_000)}x`],
  ['marks', 'x'.repeat(2) + '\u0300'.repeat(60_000)],
  ['joiners', '\u200d'.repeat(60_000)],
  ['tags', '\u{1f3f4}\u{e0041}'.repeat(15_000)],
  ['at signs', '@'.repeat(60_000)],
  ['dots', `a@${'a.'.repeat(30_000)}`],
])('60,000 %s take no time', (_, hostile) => {
  const before = process.threadCpuUsage()
  checkComment({ name: hostile, email: hostile, body: hostile }, asks)
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1000)
})

test('letters are counted as readers count them', () => {
  expect(countLetters('محمَّد')).toBe(4)
  expect(countLetters('👨‍👩‍👧')).toBe(1)
})

test('letters are counted as Unicode says, whatever way is the quickest', () => {
  const segmenter = new Intl.Segmenter('ar-u-ca-gregory-nu-latn', { granularity: 'grapheme' })
  const signs = [
    'ك',
    'ت',
    'ا',
    'ل',
    'َ',
    'ّ',
    'ً',
    'ٰ',
    ' ',
    '\n',
    '،',
    'a',
    '«',
    'ـ',
    '٣',
    'ء',
    'آ',
    '👍',
    'é',
    '\u0301',
    'گ',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      expect(countLetters(text)).toBe([...segmenter.segment(text)].length)
    }),
    { numRuns: 2000 },
  )
})
