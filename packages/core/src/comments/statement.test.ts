import { describe, expect, test } from 'vitest'
import type { StatementFacts } from './statement.ts'
import { statementText } from './statement.ts'

const facts = (change: Partial<StatementFacts> = {}): StatementFacts => ({
  lang: 'ar',
  of: 'removal',
  clauses: [{ code: 'CL2', title: 'الإساءة إلى الأشخاص' }],
  facts: 'وصف موظفًا مذكورًا بلفظ مهين',
  wasPublished: true,
  automated: false,
  date: '13 يونيو 2017',
  until: '10 ديسمبر 2017',
  number: String,
  ...change,
})

describe('statement of reasons', () => {
  test('says clause, reason, who decided and how to appeal', () => {
    expect(statementText(facts())).toBe(
      'أُزيل تعليقك المنشور في 13 يونيو 2017 لمخالفته البند 2 من شروط التعليق: الإساءة إلى الأشخاص. السبب: وصف موظفًا مذكورًا بلفظ مهين. اتخذ القرار أحد المشرفين. يمكنك الاعتراض حتى 10 ديسمبر 2017، وسيراجعه شخص آخر: {link}',
    )
  })

  test('does not call published what never was', () => {
    expect(statementText(facts({ wasPublished: false, automated: true }))).toMatch(
      /^لم يُنشر تعليقك المرسل في 13 يونيو 2017 .* اتُّخذ القرار آليًا\./,
    )
  })

  test('two clauses take the dual, more the plural', () => {
    const titled = (...codes: string[]) => codes.map((code) => ({ code, title: `عنوان ${code}` }))
    expect(statementText(facts({ clauses: titled('CL8', 'CL2') }))).toContain(
      'لمخالفته البندين 2 و8 من شروط التعليق: عنوان CL8؛ عنوان CL2.',
    )
    expect(statementText(facts({ clauses: titled('CL1', 'CL2', 'CL10') }))).toContain('لمخالفته البنود 1 و2 و10 من')
  })

  test('about the sacred, religions and God says the number and nothing else', () => {
    for (const [n, code] of [
      ['3', 'CL3'],
      ['4', 'CL4'],
      ['5', 'CL5'],
    ] as const) {
      expect(statementText(facts({ clauses: [{ code, title: 'العنوان' }] }))).toBe(`لا يوافق البند ${n}`)
    }
    expect(
      statementText(
        facts({
          clauses: [
            { code: 'CL8', title: 'أ' },
            { code: 'CL4', title: 'ب' },
          ],
        }),
      ),
    ).toBe('لا يوافق البندين 4 و8')
  })

  test('in English', () => {
    expect(
      statementText(
        facts({
          lang: 'en',
          clauses: [{ code: 'CL9', title: 'Spam' }],
          facts: 'The same advertisement four times.',
          date: '13 June 2017',
          until: '10 December 2017',
        }),
      ),
    ).toBe(
      'Your comment published on 13 June 2017 was removed because it goes against clause 9 of the comment terms: Spam. Reason: The same advertisement four times. The decision was made by a moderator. You may appeal until 10 December 2017; somebody else will look at it: {link}',
    )
  })

  test('braces in the facts stay what they are', () => {
    expect(statementText(facts({ facts: 'كتب {date} مرتين' }))).toContain('السبب: كتب {date} مرتين.')
  })
})
