import { readFileSync } from 'node:fs'
import { DSA_CATEGORIES } from '@warraq/core/comments/dsa.table'
import { URGENT_CLAUSES } from '@warraq/core/comments/report'
import { strikeWeight } from '@warraq/core/comments/sanctions'
import { isClauseOnly } from '@warraq/core/comments/statement'
import { decisionTakesTwo } from '@warraq/core/comments/two-people'
import { expect, test } from 'vitest'
import { TERMS_FILE } from './terms-file.ts'

interface Written {
  readonly code: string
  readonly policy: {
    readonly automation: string
    readonly statement: string
    readonly strikeWeight: number
    readonly dsaCategory: string
    readonly hideOnTrustedReport?: boolean
    readonly secondPerson?: boolean
  }
}

const { clauses } = JSON.parse(readFileSync(TERMS_FILE, 'utf8')) as { clauses: readonly Written[] }

test.each(clauses.map(({ code, policy }) => [code, policy] as const))(
  'what the file of the terms says of %s is what the program does',
  (code, policy) => {
    expect({
      strikeWeight: strikeWeight([code]),
      statement: isClauseOnly([code]) ? 'clause-only' : 'full',
      dsaCategory: DSA_CATEGORIES[code],
      hideOnTrustedReport: URGENT_CLAUSES.has(code),
      secondPerson: decisionTakesTwo('remove', [code]),
    }).toEqual({
      strikeWeight: policy.strikeWeight,
      statement: policy.statement,
      dsaCategory: `STATEMENT_CATEGORY_${policy.dsaCategory}`,
      hideOnTrustedReport: policy.hideOnTrustedReport ?? false,
      secondPerson: policy.secondPerson ?? false,
    })
  },
)

test('only CL8 refuses by itself and only CL9 puts aside; three strikes at once are for incitement and threats', () => {
  const by = (automation: string) =>
    clauses.filter(({ policy }) => policy.automation === automation).map(({ code }) => code)
  expect([by('refuse-unambiguous'), by('quarantine')]).toEqual([['CL8'], ['CL9']])
  expect(clauses.filter(({ policy }) => policy.strikeWeight === 3).map(({ code }) => code)).toEqual([
    'CL6',
    'CL7',
    'CL13',
  ])
})
