import { expect, test } from 'vitest'
import { parseSourceLine, sourceLineOf } from './source-line.ts'

test.each([
  ['وكالات', 'وكالات', null],
  ['وكالة الساحل https://agency.example/1', 'وكالة الساحل', 'https://agency.example/1'],
  ['https://www.agency.example/1', 'agency.example', 'https://www.agency.example/1'],
  ['نشر في https://agency.example/1 ثم عُدّل', 'نشر في https://agency.example/1 ثم عُدّل', null],
  ['وكالة javascript:alert(1)', 'وكالة javascript:alert(1)', null],
  ['وكالة https://name:word@agency.example/', 'وكالة https://name:word@agency.example/', null],
  ['', '', null],
])('the line «%s» is read', (line, text, url) => {
  expect(parseSourceLine(line)).toEqual({ text, url })
})

test('a long address is written in its letters, and left out where even these are too many', () => {
  const url = `https://agency.example/${encodeURI('خبر'.repeat(30))}`
  const line = sourceLineOf('وكالة الساحل', url, 300)
  expect(line).toBe(`وكالة الساحل https://agency.example/${'خبر'.repeat(30)}`)
  expect(parseSourceLine(line).text).toBe('وكالة الساحل')
  expect(sourceLineOf('وكالة الساحل', `https://agency.example/${'a'.repeat(400)}`, 300)).toBe('وكالة الساحل')
  expect(sourceLineOf('', `https://agency.example/${'a'.repeat(400)}`, 300)).toBe('agency.example')
  expect(sourceLineOf('وكالة', 'javascript:alert(1)', 300)).toBe('وكالة')
})
