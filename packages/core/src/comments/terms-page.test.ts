import { expect, test } from 'vitest'
import type { Body } from '../articles/body.ts'
import { renderText } from '../articles/render-text.ts'
import type { ShownClause } from './terms-page.ts'
import { termsPage } from './terms-page.ts'

const paragraph = (text: string) => ({ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text }] })
const heading = (text: string) => ({
  type: 'heading',
  attrs: { level: 2, dir: null },
  content: [{ type: 'text', text }],
})
const body = (...content: object[]) => ({ type: 'doc', attrs: { version: 1 }, content }) as Body
const clause: ShownClause = {
  code: 'CL6',
  title: 'التحريض الطائفي',
  definition: 'دعوة إلى معاداة طائفة.',
  notCovered: ['ذكر الطائفة بلا تجريح'],
  allowed: [],
  notAllowed: [],
}
const lines = (page: Body) =>
  renderText(page)
    .split('\n')
    .filter((line) => line.trim() !== '')

test('the clauses in force stand where older ones were written', () => {
  const written = body(
    paragraph('مقدمة'),
    heading('البند 1: قديم'),
    paragraph('نص قديم'),
    heading('البند 2: قديم أيضًا'),
    paragraph('نص قديم'),
    heading('كيف تُقرأ'),
    paragraph('خاتمة'),
  )
  const shown = lines(termsPage(written, [clause], 'ar'))
  expect(shown[0]).toBe('مقدمة')
  expect(shown[1]).toBe('البند 6: التحريض الطائفي')
  expect(shown).toContain('دعوة إلى معاداة طائفة.')
  expect(shown.some((line) => line.includes('ذكر الطائفة بلا تجريح'))).toBe(true)
  expect(shown.join()).not.toContain('قديم')
  expect(shown.slice(-2)).toEqual(['كيف تُقرأ', 'خاتمة'])
})

test('on a page without any they stand before the first heading, or at the end', () => {
  expect(lines(termsPage(body(paragraph('مقدمة'), heading('كيف تُقرأ')), [clause], 'ar')).at(-1)).toBe('كيف تُقرأ')
  expect(lines(termsPage(body(paragraph('مقدمة')), [clause], 'en')).slice(0, 2)).toEqual([
    'مقدمة',
    'Clause 6: التحريض الطائفي',
  ])
})
