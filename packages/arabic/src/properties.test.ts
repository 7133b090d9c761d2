import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as arabic from './index.ts'

/** Letters, marks and signs that the rules speak about, so that random strings meet the rules. */
const SPEAKING = [
  ...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي',
  ...'یکپچڤگۀەےٹںٮڡﻻﷲﷺﺏ',
  ...'ـًٌٍَُِّْٰٕٔٓۥۖ',
  ...'\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u202c\u2066\u2068\u2069\u061c\u00ad\ufeff\u034f\u3164',
  ...'٠١٢٣۴۵6789.,٫٬٪%-_/«»“”"\'’([ \n\t\u00a0\u2028',
  ...'aAbZéÉİßΣςйЙかが한글क्षि🙂',
]

/** Any sequence of UTF-16 units, halves of surrogate pairs included. */
const units = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })
const speaking = fc.string({ unit: fc.constantFrom(...SPEAKING), maxLength: 40 })
const text = fc.oneof(
  { weight: 3, arbitrary: speaking },
  { weight: 1, arbitrary: units },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)

const RUNS = { numRuns: 4000 }

function everyText(check: (text: string) => void): void {
  fc.assert(
    fc.property(text, (typed) => {
      check(typed)
    }),
    RUNS,
  )
}

/** All of Unicode but ideographs, Hangul syllables and what is private or not assigned, which are alike. */
const BLOCKS = [
  [0x0000, 0x33ff],
  [0xa000, 0xac10],
  [0xd7a0, 0xe010],
  [0xf8f0, 0x1ffff],
  [0xe0000, 0xe1010],
] as const

function everyCodePoint(check: (text: string) => void): void {
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code += 1) check(`ا${String.fromCodePoint(code)}ب`)
  }
}

const MARK_OR_KASHIDA = /[\u064b-\u065f\u0670\u0640]/

describe('fold', () => {
  test('a folded text folds to itself', () => {
    everyText((typed) => expect(arabic.fold(arabic.fold(typed))).toBe(arabic.fold(typed)))
  })

  test('so does every kind of character between two letters', () => {
    everyCodePoint((typed) => {
      const folded = arabic.fold(typed)
      if (arabic.fold(folded) !== folded) throw new Error(`not stable: ${JSON.stringify(typed)}`)
    })
  })

  test('spellings in NFC, NFD, with marks and with kashida have one key', () => {
    const word = fc.string({ unit: fc.constantFrom(...'آأؤإئابتجدرسعفقكلمنهوي'), minLength: 1 })
    fc.assert(
      fc.property(word, (plain) => {
        const key = arabic.fold(plain)
        expect(arabic.fold(plain.normalize('NFD'))).toBe(key)
        expect(arabic.fold(plain.replace(/./gu, '$&َ'))).toBe(key)
        expect(arabic.fold([...plain].join('ـ'))).toBe(key)
        expect(arabic.fold([...plain].join('\u200c'))).toBe(key)
      }),
      RUNS,
    )
  })

  test('no mark and no kashida is left', () => {
    everyText((typed) => expect(arabic.fold(typed)).not.toMatch(MARK_OR_KASHIDA))
  })
})

describe('words', () => {
  test('the words of the words are the same words', () => {
    everyText((typed) => {
      const found = arabic.words(typed)
      expect(arabic.words(found.join(' '))).toEqual(found)
    })
  })

  test('a word has neither spaces nor capitals nor nothing in it', () => {
    everyText((typed) => {
      for (const word of arabic.words(typed)) expect(word).toMatch(/^[^\s\p{Lu}]+$/u)
    })
  })
})

describe('tokens', () => {
  test('are the words of the text', () => {
    everyText((typed) => expect(arabic.tokens(typed).map((token) => token.text)).toEqual(arabic.words(typed)))
  })

  test('so they are with every kind of character between two letters', () => {
    everyCodePoint((typed) => {
      const found = arabic.tokens(typed).map((token) => token.text)
      if (found.join(' ') !== arabic.words(typed).join(' ')) throw new Error(`not the words: ${JSON.stringify(typed)}`)
    })
  })

  test('have their places in order, and the words of a place are the token', () => {
    everyText((typed) => {
      let start = 0
      for (const token of arabic.tokens(typed)) {
        const slice = typed.slice(token.start, token.end)
        expect(token.start).toBeGreaterThanOrEqual(start)
        expect(token.end).toBeGreaterThan(token.start)
        expect(token.end).toBeLessThanOrEqual(typed.length)
        const inPlace = arabic.words(slice)
        if (inPlace.length > 1) expect(inPlace).toContain(token.text)
        else expect(inPlace).toEqual([token.text])
        start = token.start
      }
    })
  })

  test('are the same from an analyser, however small its memory', () => {
    const small = arabic.createAnalyser(2)
    const large = arabic.createAnalyser()
    everyText((typed) => {
      const expected = arabic.tokens(typed).map((token) => ({ ...token, stem: arabic.stem(token.text) }))
      expect(small.tokens(typed)).toEqual(expected)
      expect(large.tokens(typed)).toEqual(expected)
    })
  })
})

describe('stem', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ءابتثجحخدذرزسشصضطظعغفقكلمنهوي'), maxLength: 14 })

  test('never throws, is never empty, and is made of letters of the word', () => {
    fc.assert(
      fc.property(fc.oneof(text, letters), (typed) => {
        for (const word of arabic.words(typed)) {
          const stem = arabic.stem(word)
          expect(stem).not.toBe('')
          expect(stem.length).toBeLessThanOrEqual(Math.max(word.length, 4))
        }
      }),
      RUNS,
    )
  })

  test('leaves digits and other scripts alone', () => {
    everyText((typed) => {
      for (const word of arabic.words(typed)) if (!/^[ء-ي]/.test(word)) expect(arabic.stem(word)).toBe(word)
    })
  })
})

describe('slug', () => {
  const SLUG = /^(?:[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:-[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*)?$/u
  const FORBIDDEN = /[\u0640\u064b-\u065f\u0670٠-٩۰-۹\u200b-\u200f\u202a-\u202e\u2066-\u2069\s/?#%&"'<>\\]/

  test('is letters, digits and single hyphens, in NFC, at most 80', () => {
    everyText((typed) => {
      const slug = arabic.slug(typed)
      expect(slug).toMatch(SLUG)
      expect(slug).not.toMatch(FORBIDDEN)
      expect(slug).toBe(slug.normalize('NFC'))
      expect(slug).toBe(slug.toLowerCase())
      expect([...slug].length).toBeLessThanOrEqual(80)
    })
  })

  test('the slug of a slug is the slug, and so is the slug of its address', () => {
    everyText((typed) => {
      const slug = arabic.slug(typed)
      expect(arabic.slug(slug)).toBe(slug)
      expect(arabic.slug(decodeURIComponent(encodeURIComponent(slug)))).toBe(slug)
    })
  })

  test('every kind of character obeys', () => {
    everyCodePoint((typed) => {
      const slug = arabic.slug(typed)
      if (!SLUG.test(slug) || FORBIDDEN.test(slug) || arabic.slug(slug) !== slug) {
        throw new Error(`bad slug of ${JSON.stringify(typed)}: ${slug}`)
      }
    })
  })

  test('a shorter limit gives a beginning that ends on a whole word', () => {
    fc.assert(
      fc.property(speaking, fc.integer({ min: 1, max: 40 }), (typed, maxLetters) => {
        const whole = arabic.slug(typed, { maxLetters: 1000 })
        const cut = arabic.slug(typed, { maxLetters })
        expect([...cut].length).toBeLessThanOrEqual(maxLetters)
        expect(whole.startsWith(cut)).toBe(true)
        if (cut.includes('-')) expect(['', '-']).toContain(whole.charAt(cut.length))
      }),
      RUNS,
    )
  })

  test('its key does not depend on the spelling of the address', () => {
    everyText((typed) => {
      const slug = arabic.slug(typed, { maxLetters: 1000 })
      expect(arabic.slugKey(slug.normalize('NFD'))).toBe(arabic.slugKey(slug))
      expect(arabic.slugKey(arabic.slugKey(slug))).toBe(arabic.slugKey(slug))
    })
  })
})

describe('digits', () => {
  const SETS = ['latn', 'arab', 'arabext'] as const

  test('through any set and back to 0-9', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...SETS), (typed, digits) => {
        expect(arabic.toLatinDigits(arabic.toDigits(typed, digits))).toBe(arabic.toLatinDigits(typed))
      }),
      RUNS,
    )
  })

  test('whole numbers are read back from any set', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999_999_999 }), fc.constantFrom(...SETS), (n, digits) => {
        expect(arabic.parseDigits(arabic.toDigits(String(n), digits))).toBe(n)
      }),
      RUNS,
    )
  })
})

describe('bidi', () => {
  const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
  const withoutControls = (typed: string): string => typed.replace(CONTROLS, '')

  test('stripping takes the controls and nothing else', () => {
    everyText((typed) => {
      expect(arabic.stripBidiControls(typed)).not.toMatch(CONTROLS)
      expect(arabic.stripBidiControls(typed)).toBe(withoutControls(typed))
      expect(arabic.stripBidiControls(withoutControls(typed))).toBe(withoutControls(typed))
    })
  })

  test('dropping counts what it drops, and the evidence says where each stood', () => {
    everyText((typed) => {
      const { text: shown, dropped } = arabic.dropBidiControls(typed)
      const found = arabic.findBidiControls(typed)
      expect(typed.length - shown.length).toBe(dropped)
      expect(found.length).toBe(dropped)
      for (const { char, offset } of found) expect(typed.charAt(offset)).toBe(char)
      expect(arabic.findBidiControls(shown)).toEqual([])
    })
  })

  test('an isolated text holds exactly one isolate', () => {
    everyText((typed) => {
      const isolated = arabic.isolate(typed)
      expect(arabic.findBidiControls(isolated)).toEqual([
        { char: '\u2068', offset: 0 },
        { char: '\u2069', offset: isolated.length - 1 },
      ])
    })
  })

  test('isolates are passed over when the direction is looked for', () => {
    everyText((typed) => expect(arabic.baseDirection(`${arabic.isolate(typed)}1`)).toBe('neutral'))
  })
})

describe('cleaning', () => {
  const CONTROL_OR_NO_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/u

  test('a clean name is one line without controls, and stays as it is', () => {
    everyText((typed) => {
      const name = arabic.cleanName(typed)
      expect(name).not.toMatch(CONTROL_OR_NO_TEXT)
      expect(name).not.toMatch(/[\n\t]| {2}|^ | $/)
      expect(name).toBe(arabic.stripBidiControls(name))
      expect(arabic.cleanName(name)).toBe(name)
    })
  })

  test('a clean text has TAB and LF as its only controls, and stays as it is', () => {
    everyText((typed) => {
      const clean = arabic.cleanText(typed)
      expect(clean).not.toMatch(CONTROL_OR_NO_TEXT)
      expect(arabic.cleanText(clean)).toBe(clean)
    })
  })

  test('visible Arabic text is kept to the letter', () => {
    const visible = fc.string({ unit: fc.constantFrom(...'آأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ،؛؟«»') })
    fc.assert(
      fc.property(visible, (typed) => {
        const composed = typed.normalize('NFC')
        expect(arabic.cleanName(typed)).toBe(composed)
        expect(arabic.cleanText(typed)).toBe(composed)
      }),
      RUNS,
    )
  })
})

describe('order', () => {
  test('is total: antisymmetric, transitive, equal only for identical texts', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(arabic.compareArabic(a, b)) + Math.sign(arabic.compareArabic(b, a))).toBe(0)
        expect(arabic.compareArabic(a, b) === 0).toBe(a === b)
        if (arabic.compareArabic(a, b) <= 0 && arabic.compareArabic(b, c) <= 0) {
          expect(arabic.compareArabic(a, c)).toBeLessThanOrEqual(0)
        }
      }),
      RUNS,
    )
  })

  test('keys compare as the texts do', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(arabic.sortKey(a) < arabic.sortKey(b)).toBe(arabic.compareArabic(a, b) < 0)
      }),
      RUNS,
    )
  })
})

describe('shortening', () => {
  test('never longer than asked, and a beginning of the text', () => {
    fc.assert(
      fc.property(speaking, fc.integer({ min: 1, max: 50 }), (typed, max) => {
        const short = arabic.truncateWords(typed, max)
        expect([...short].length).toBeLessThanOrEqual(max)
        const trimmed = typed.trim()
        if (short !== trimmed) expect(trimmed.startsWith(short.slice(0, -1))).toBe(true)
      }),
      RUNS,
    )
  })
})
