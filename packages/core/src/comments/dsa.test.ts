import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { dsaStatement } from '../contract/dsa.ts'
import type { DsaFacts } from './dsa.ts'
import { dsaOf } from './dsa.ts'

const facts = (change: Partial<DsaFacts> = {}): DsaFacts => ({
  decisionId: 51,
  of: 'removal',
  clauses: [{ code: 'CL6', title: 'التحريض الطائفي' }],
  facts: 'دعا إلى مقاطعة أهل الحيّ لمذهبهم',
  clauseOnly: 'لا يوافق البند 6',
  source: 'report',
  law: null,
  automatedDetection: true,
  automatedDecision: false,
  language: 'ar',
  sentOn: '2026-11-22',
  decidedOn: '2026-11-23',
  endsOn: null,
  territory: null,
  ...change,
})

describe('the statement of reasons as the European regulation wants it', () => {
  test('says restriction, facts, source, machines, ground and category', () => {
    expect(dsaOf(facts({ territory: 'de, FR' }))).toEqual({
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
      territorial_scope: ['DE', 'FR'],
      decision_facts: 'دعا إلى مقاطعة أهل الحيّ لمذهبهم',
      source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION',
      content_type: ['CONTENT_TYPE_TEXT'],
      content_language: 'AR',
      content_date: '2026-11-22',
      application_date: '2026-11-23',
      automated_detection: 'Yes',
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
      category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
      puid: 'comment-decision-51',
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      incompatible_content_ground: '6. التحريض الطائفي',
      incompatible_content_explanation: 'دعا إلى مقاطعة أهل الحيّ لمذهبهم',
      incompatible_content_illegal: 'No',
    })
  })

  test('is valid for every kind of decision and every clause', () => {
    for (const of of ['removal', 'changes', 'edit', 'mute', 'ban'] as const)
      for (let n = 1; n <= 15; n++)
        for (const law of [null, 'المادة 27 من قانون المعاملات الإلكترونية']) {
          const clauses = [{ code: `CL${n}`, title: 'عنوان البند' }]
          const made = dsaOf(facts({ of, clauses, law, language: n % 2 === 0 ? 'und' : 'ar', endsOn: '2026-12-01' }))
          expect(v.safeParse(dsaStatement, made).issues).toBeUndefined()
        }
  })

  test('names the law only for the clause about unlawful content, and calls it illegal only then', () => {
    const unlawful = facts({ clauses: [{ code: 'CL10', title: 'المحتوى المخالف للقانون' }], law: 'قانون كذا' })
    expect(dsaOf(unlawful)).toMatchObject({
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: 'قانون كذا',
    })
    expect(dsaOf({ ...unlawful, law: null })).toMatchObject({ incompatible_content_illegal: 'Yes' })
    expect(dsaOf(facts({ law: 'قانون كذا' }))).toMatchObject({
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    })
  })

  test('of the sacred, religions and God the facts are not in it', () => {
    const made = dsaOf(facts({ clauses: [{ code: 'CL4', title: 'مهاجمة الأديان' }], clauseOnly: 'لا يوافق البند 4' }))
    expect(JSON.stringify(made)).not.toContain('مقاطعة')
    expect(made.decision_facts).toBe('لا يوافق البند 4')
  })

  test.each([
    ['without facts', { decision_facts: '' }],
    ['about nothing', { decision_visibility: undefined }],
    ['with a day that is none', { content_date: '23/11/2026' }],
    ['of an unknown source', { source_type: 'SOURCE_OTHER' }],
  ])('%s it is not valid', (_, change) => {
    const made = { ...dsaOf(facts()), ...change }
    expect(v.safeParse(dsaStatement, JSON.parse(JSON.stringify(made))).success).toBe(false)
  })
})
