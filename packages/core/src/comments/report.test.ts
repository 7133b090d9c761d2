import { describe, expect, test } from 'vitest'
import type { ReportTyped } from './report.ts'
import { checkReport } from './report.ts'

const rules = { clauses: ['CL1', 'CL8', 'CL10'], asksContact: true }
const nothing: ReportTyped = { kind: 'terms', clause: '', note: '', law: '', name: '', email: '', goodFaith: false }
const notice: ReportTyped = {
  kind: 'illegal',
  clause: '',
  note: 'يكشف عنوان بيت.',
  law: 'قانون حماية البيانات',
  name: 'سلمى',
  email: 'salma@example.org',
  goodFaith: true,
}

describe('a report against the terms', () => {
  test('names a clause that is in force', () => {
    expect(checkReport({ ...nothing, clause: 'CL8' }, rules)).toEqual({
      ok: true,
      value: { kind: 'terms', clause: 'CL8', note: '', law: '', contact: null },
    })
    for (const clause of ['', 'CL99', 'cl8', 'constructor'])
      expect(checkReport({ ...nothing, clause }, rules)).toEqual({ ok: false, errors: { clause: 'clause-missing' } })
  })

  test('has a note of a thousand letters at the most, and asks nobody who they are', () => {
    expect(checkReport({ ...nothing, clause: 'CL1', note: 'ن'.repeat(1001) }, rules)).toEqual({
      ok: false,
      errors: { note: 'too-long' },
    })
    const signed = checkReport({ ...nothing, clause: 'CL1', name: 'سلمى', email: 'salma@example.org' }, rules)
    expect(signed).toMatchObject({ ok: true, value: { contact: null } })
  })
})

describe('a notice of unlawful content', () => {
  test('is about the clause for it, and says law, why, who, and that it is in good faith', () => {
    expect(checkReport(notice, rules)).toEqual({
      ok: true,
      value: {
        kind: 'illegal',
        clause: 'CL10',
        note: 'يكشف عنوان بيت.',
        law: 'قانون حماية البيانات',
        contact: { name: 'سلمى', email: 'salma@example.org' },
      },
    })
  })

  test.each([
    [{ law: ' ' }, { law: 'law-missing' }],
    [{ note: '\n' }, { note: 'explanation-missing' }],
    [{ name: '\u200f' }, { name: 'name-missing' }],
    [{ email: 'salma@' }, { email: 'email-shape' }],
    [{ goodFaith: false }, { goodFaith: 'faith-missing' }],
  ] as const)('without %j it is not taken', (change, errors) => {
    expect(checkReport({ ...notice, ...change }, rules)).toEqual({ ok: false, errors })
  })

  test('in «وضع الحماية» asks nobody who they are and keeps no name that is sent anyway', () => {
    const hidden = checkReport({ ...notice, name: '', email: '' }, { ...rules, asksContact: false })
    expect(hidden).toMatchObject({ ok: true, value: { contact: null } })
    expect(checkReport(notice, { ...rules, asksContact: false })).toMatchObject({ ok: true, value: { contact: null } })
  })

  test('where the newspaper has no such clause another is chosen', () => {
    const without = { ...rules, clauses: ['CL1'] }
    expect(checkReport(notice, without)).toEqual({ ok: false, errors: { clause: 'clause-missing' } })
    expect(checkReport({ ...notice, clause: 'CL1' }, without)).toMatchObject({ ok: true, value: { clause: 'CL1' } })
  })
})
