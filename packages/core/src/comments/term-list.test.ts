import { describe, expect, test } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'
import type { TermFields } from './term-list.ts'
import { cleanTerm, termsFromCsv, termsToCsv } from './term-list.ts'

const CLAUSES = new Set(['CL8', 'CL9'])
const term = (change: Partial<TermFields> = {}): TermFields => ({
  text: 'سخيف',
  match: 'family',
  forms: ['سخفاء', 'سخافة'],
  scope: 'aimed',
  unless: ['مشهد سخيف'],
  tier: 'contextual',
  clause: 'CL8',
  mustMatch: ['يا سخيف'],
  mustNotMatch: ['هذا، على سبيل المثال، "مزاح"'],
  note: 'من كلام، الناس',
  ...change,
})

describe('the list of words as a table', () => {
  test('comes back as it went out, with commas, quotes and lines in it', () => {
    const terms = [
      term(),
      term({ text: 'تافه', mustMatch: ['سطر\nوآخر'] }),
      term({ text: '+966', forms: [], match: 'exact' }),
    ]
    const back = termsFromCsv(termsToCsv(terms), CLAUSES)
    expect(back.faults).toEqual([])
    expect(back.terms.map((row) => row.term)).toEqual(terms)
  })

  test('a plain column of words is a list of words', () => {
    const { terms } = termsFromCsv('سخيف\r\nتافه\n', CLAUSES)
    expect(terms.map((row) => [row.line, row.term.text, row.term.match, row.term.tier, row.term.clause])).toEqual([
      [1, 'سخيف', 'affixed', 'contextual', 'CL8'],
      [2, 'تافه', 'affixed', 'contextual', 'CL8'],
    ])
  })

  test('says of each line that cannot be taken why', () => {
    const csv = 'text,tier,match,clause\n،،,,,\nسخيف,loud,,\nسخيف,,near,\nسخيف,,,CL99\nسخيف,,,\nسَخيف,,,\n'
    expect(termsFromCsv(csv, CLAUSES).faults.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'no-text'],
      [3, 'bad-tier'],
      [4, 'bad-match'],
      [5, 'bad-clause'],
      [7, 'double'],
    ])
  })

  test('nothing in it is a formula to a spreadsheet', () => {
    expect(writeCsv([['=1+1', 'x']])).toBe("\ufeff'=1+1,x\r\n")
    expect(readCsv('a,"b""c\nd",\n\n e ')).toEqual([['a', 'b"c\nd', ''], [' e ']])
  })

  test('a term is stored clean, and forms belong to families', () => {
    expect(cleanTerm(term({ text: ' سخيف\u200f ', match: 'affixed' }))).toMatchObject({ text: 'سخيف', forms: [] })
  })
})
