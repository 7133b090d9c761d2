import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\uff1d1+1', '\uff0b1', '\uff0d1', '\uff201'])(
  'S-54: %j is no formula in a spreadsheet',
  (text) => {
    expect(readCsv(writeCsv([[text, 'كلمة']]))).toEqual([[`'${text}`, 'كلمة']])
  },
)

test('quotes, commas and line ends come back as they were', () => {
  const rows = [
    ['قال "نعم"، ثم', 'a,b', 'سطر\nوسطر'],
    ['', 'كلمة', ''],
  ]
  expect(readCsv(writeCsv(rows))).toEqual(rows)
})
