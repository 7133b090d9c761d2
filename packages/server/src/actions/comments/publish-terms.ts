import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

interface Bilingual<Text> {
  readonly ar: Text
  readonly en: Text
}

/** A clause of the comment terms as `terms/clauses.json` writes it; its place in the list is its place on the page. */
export interface TermsClause {
  readonly code: string
  /** Stood on the page the project started from. */
  readonly original: boolean
  readonly title: Bilingual<string>
  readonly definition: Bilingual<string>
  readonly notCovered: Bilingual<readonly string[]>
  readonly test: Bilingual<readonly string[]>
  readonly examples: {
    readonly allowed: Bilingual<readonly string[]>
    readonly notAllowed: Bilingual<readonly string[]>
  }
}

/**
 * Makes these the comment terms in force. A clause whose words differ gets a new version and keeps the old one, to
 * which earlier decisions point; a clause that is not in the list is no longer shown. Doing it again changes nothing.
 */
export const publishTerms = defineAction(
  async (context, input: { clauses: readonly TermsClause[] }): Promise<{ changed: number }> => {
    await allow(context, 'site.manage')
    const codes = input.clauses.map(({ code }) => code)
    if (codes.length === 0 || new Set(codes).size !== codes.length || !codes.every((code) => /^CL[1-9]\d?$/.test(code)))
      throw new Refusal('bad-input', { field: 'clauses' })
    let changed = await retireOthers(context, codes)
    for (const [position, clause] of input.clauses.entries()) {
      const placed = await placeClause(context, clause, position + 1)
      const versioned = await putVersion(context, clause)
      if (placed || versioned) changed += 1
    }
    if (changed > 0) {
      context.drop('site')
      await context.emit({ type: 'site-changed', what: 'terms' })
      context.audit('terms.published', 'terms', { clauses: codes, changed })
    }
    return { changed }
  },
)

async function retireOthers(context: WriteContext, codes: readonly string[]): Promise<number> {
  const others = await context.db
    .selectFrom('clause')
    .select('code')
    .where('active', '=', 1)
    .where('code', 'not in', codes)
    .execute()
  if (others.length === 0) return 0
  const retired = others.map(({ code }) => code)
  await context.db.updateTable('clause').set({ active: 0 }).where('code', 'in', retired).execute()
  await context.db
    .updateTable('clause_version')
    .set({ effective_to: context.now })
    .where('code', 'in', retired)
    .where('effective_to', 'is', null)
    .execute()
  return others.length
}

async function placeClause(context: WriteContext, clause: TermsClause, position: number): Promise<boolean> {
  const row = { position, original: clause.original ? 1 : 0, active: 1 }
  const before = await context.db
    .selectFrom('clause')
    .select(['position', 'original', 'active'])
    .where('code', '=', clause.code)
    .executeTakeFirst()
  if (before && before.position === position && before.original === row.original && before.active === 1) return false
  await context.db
    .insertInto('clause')
    .values({ code: clause.code, ...row })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .execute()
  return true
}

export async function putVersion(context: WriteContext, clause: TermsClause): Promise<boolean> {
  const words = wordsOf(clause)
  const last = await context.db
    .selectFrom('clause_version')
    .selectAll()
    .where('code', '=', clause.code)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const same =
    last !== undefined &&
    last.effective_to === null &&
    Object.entries(words).every(([column, text]) => last[column as keyof typeof words] === text)
  if (same) return false
  if (last?.effective_to === null)
    await context.db
      .updateTable('clause_version')
      .set({ effective_to: context.now })
      .where('id', '=', last.id)
      .execute()
  await context.db
    .insertInto('clause_version')
    .values({
      code: clause.code,
      n: (last?.n ?? 0) + 1,
      ...words,
      effective_from: context.now,
      effective_to: null,
      changed_by: accountIdOf(context),
    })
    .execute()
  return true
}

function wordsOf({ title, definition, notCovered, examples, test }: TermsClause) {
  return {
    title_ar: title.ar,
    title_en: title.en,
    definition_ar: definition.ar,
    definition_en: definition.en,
    not_covered_ar: notCovered.ar.join('\n'),
    not_covered_en: notCovered.en.join('\n'),
    examples: JSON.stringify({ ...examples, test }),
  }
}
