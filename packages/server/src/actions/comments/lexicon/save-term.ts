import type { TermFields } from '@warraq/core/comments/term-list'
import { cleanTerm, termKey } from '@warraq/core/comments/term-list'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../../action.ts'
import { defineAction } from '../../action.ts'
import { allow } from '../../people/staff.ts'
import { changeList, clauseCodes, isSameTerm, listedTerms } from './change-list.ts'
import { unmetExamples } from './examples.ts'

/**
 * Adds a word to the list (`id` null) or changes one. Refused with `term-unfit` (`missed`, `hit`: sentences) when its own
 * examples are not met, with `term-exists` when the word is on the list already, `not-found`, `bad-input`. A word of the
 * program that was changed is the newspaper's from then on.
 */
export const saveTerm = defineAction(
  async (context, input: { id: number | null; term: TermFields }): Promise<{ version: number; count: number }> => {
    await allow(context, 'moderation.manage')
    const term = await checkedTerm(context, input.term)
    const listed = await listedTerms(context)
    const before = input.id === null ? null : [...listed.values()].find(({ id }) => id === input.id)
    if (before === undefined) throw new Refusal('not-found', { term: input.id })
    const same = listed.get(termKey(term.text))
    if (same !== undefined && same.id !== input.id) throw new Refusal('term-exists', { term: same.fields.text })
    if (before !== null && isSameTerm(before.fields, term)) {
      const newest = await context.db.selectFrom('lexicon_version').select('n').orderBy('n', 'desc').executeTakeFirst()
      return { version: newest?.n ?? 0, count: 0 }
    }
    const removeIds = before === null ? [] : [before.id]
    const why = before === null ? 'added' : 'changed'
    return { version: await changeList(context, { why, removeIds, add: [term], source: 'site' }), count: 1 }
  },
)

async function checkedTerm(context: WriteContext, typed: TermFields): Promise<TermFields> {
  const term = cleanTerm(typed)
  if (!/[\p{L}\p{N}]/u.test(termKey(term.text))) throw new Refusal('bad-input', { field: 'term.text' })
  if (!(await clauseCodes(context)).has(term.clause)) throw new Refusal('bad-input', { field: 'term.clause' })
  const { missed, hit } = unmetExamples(term)
  if (missed.length > 0 || hit.length > 0) {
    throw new Refusal('term-unfit', { missed, hit, sentence: missed[0] ?? hit[0] ?? '' })
  }
  return term
}
