import { createHash } from 'node:crypto'
import type { TermFields } from '@warraq/core/comments/term-list'
import { cleanTerm, termKey } from '@warraq/core/comments/term-list'
import { defineAction } from '../../action.ts'
import type { WriteContext } from '../../action.ts'
import { allow } from '../../people/staff.ts'
import { markOf, putMark } from '../../site/marks.ts'
import { changeList, clauseCodes, isSameTerm, listedTerms } from './change-list.ts'
import { programTerms } from './program-terms.ts'

/** By which a list of the program is told from another. */
export function programListMark(terms: readonly TermFields[] = programTerms()): string {
  return createHash('sha256').update(JSON.stringify(terms)).digest('hex').slice(0, 16)
}

/**
 * Brings the words that come with the program onto the list, when they are other ones than last time. What the newspaper has
 * changed stays as it is, and what it has taken away stays away. Answers how many were added, changed and taken back.
 */
export const refreshTerms = defineAction(async (context, _input: null): Promise<{ changed: number }> => {
  await allow(context, 'moderation.manage')
  const program = programTerms()
  const mark = programListMark(program)
  if ((await markOf(context.db, 'lexicon')) === mark) return { changed: 0 }
  const [clauses, listed, removed] = [
    await clauseCodes(context),
    await listedTerms(context),
    await removedByPeople(context),
  ]
  const add: TermFields[] = []
  const removeIds: number[] = []
  const keys = new Set<string>()
  for (const term of program.map(cleanTerm)) {
    const key = termKey(term.text)
    if (keys.has(key) || !clauses.has(term.clause)) continue
    keys.add(key)
    const before = listed.get(key)
    if (before === undefined ? removed.has(key) : before.source === 'site' || isSameTerm(before.fields, term)) continue
    add.push(term)
    if (before) removeIds.push(before.id)
  }
  for (const [key, { id, source }] of listed) if (source === 'ours' && !keys.has(key)) removeIds.push(id)
  const changed = add.length + removeIds.length
  if (changed > 0) await changeList(context, { why: 'program', removeIds, add, source: 'ours' })
  if (clauses.size > 0) await putMark(context, 'lexicon', mark)
  return { changed }
})

/** Words of the program that somebody of the newspaper took from the list, or replaced under another spelling. */
async function removedByPeople({ db }: WriteContext): Promise<Set<string>> {
  const rows = await db
    .selectFrom('term as t')
    .innerJoin('lexicon_version as v', 'v.n', 't.removed_in')
    .select('t.key')
    .where('t.source', '=', 'ours')
    .where('v.why', '<>', 'program')
    .execute()
  return new Set(rows.map(({ key }) => key))
}
