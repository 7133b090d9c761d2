import { cleanText } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import type { TermsClause } from './publish-terms.ts'
import { putVersion } from './publish-terms.ts'

export interface SaveClause extends Omit<TermsClause, 'original'> {
  /** The version that was opened in the editor. */
  readonly version: number
  /** A clause that is not shown binds nobody from now on. */
  readonly active: boolean
}

/**
 * Changes one clause of the comment terms. New words are a new version, and bind comments sent from now on; those before
 * keep the words their authors were shown. Refused with `edited-meanwhile` when somebody has changed it meanwhile, `bad-input` for a
 * clause without title or text, and when no clause would be left.
 */
export const saveClause = defineAction(async (context, input: SaveClause): Promise<{ version: number }> => {
  await allow(context, 'site.manage')
  const clause = cleaned(input)
  if ([clause.title.ar, clause.title.en, clause.definition.ar, clause.definition.en].includes(''))
    throw new Refusal('bad-input', { field: 'title' })
  const before = await latest(context, input.code)
  if (before === null) throw new Refusal('not-found')
  if (before.n !== input.version) throw new Refusal('edited-meanwhile', { lockVersion: before.n })
  const changed = input.active ? await activate(context, clause) : await retire(context, input.code)
  const after = (await latest(context, input.code)) ?? before
  if (changed) {
    context.drop('site')
    await context.emit({ type: 'site-changed', what: 'terms' })
    context.audit('terms.clause', `clause:${input.code}`, { version: after.n, active: input.active })
  }
  return { version: after.n }
})

function cleaned(input: SaveClause): TermsClause {
  const text = (words: string) => cleanText(words).trim()
  const both = ({ ar, en }: TermsClause['title']) => ({ ar: text(ar), en: text(en) })
  const lines = ({ ar, en }: TermsClause['notCovered']) => ({ ar: kept(ar), en: kept(en) })
  const kept = (all: readonly string[]) => all.map(text).filter((line) => line !== '')
  return {
    code: input.code,
    original: false,
    title: both(input.title),
    definition: both(input.definition),
    notCovered: lines(input.notCovered),
    test: lines(input.test),
    examples: { allowed: lines(input.examples.allowed), notAllowed: lines(input.examples.notAllowed) },
  }
}

async function latest({ db }: WriteContext, code: string): Promise<{ n: number } | null> {
  const row = await db
    .selectFrom('clause_version')
    .select('n')
    .where('code', '=', code)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

async function activate(context: WriteContext, clause: TermsClause): Promise<boolean> {
  const shown = await context.db
    .updateTable('clause')
    .set({ active: 1 })
    .where('code', '=', clause.code)
    .where('active', '=', 0)
    .returning('code')
    .execute()
  return (await putVersion(context, clause)) || shown.length > 0
}

async function retire({ db, now }: WriteContext, code: string): Promise<boolean> {
  const others = await db
    .selectFrom('clause')
    .select('code')
    .where('active', '=', 1)
    .where('code', '<>', code)
    .limit(1)
    .execute()
  if (others.length === 0) throw new Refusal('bad-input', { field: 'active' })
  const hidden = await db
    .updateTable('clause')
    .set({ active: 0 })
    .where('code', '=', code)
    .where('active', '=', 1)
    .returning('code')
    .execute()
  await db
    .updateTable('clause_version')
    .set({ effective_to: now })
    .where('code', '=', code)
    .where('effective_to', 'is', null)
    .execute()
  return hidden.length > 0
}
