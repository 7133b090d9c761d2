import { mayEdit } from '@warraq/core/articles/editing'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { loadArticle } from '../articles/load-article.ts'
import { actingStaff } from '../people/staff.ts'
import { refuseUnnamed, storedNote } from './source-notes.ts'

export interface SaveSourceNote {
  readonly id: number
  /** Sealed by the caller, so that no retry key, log or queue ever holds the words. */
  readonly sealedText: string
  readonly purgeOn: string | null
  readonly readers: readonly number[]
}

/** The note on an article's sources. A first one is written by who may edit the article; later only who may read it writes. */
export const saveSourceNote = defineAction(async (context, input: SaveSourceNote): Promise<null> => {
  const staff = await actingStaff(context)
  const article = await loadArticle(context, input.id)
  const before = await storedNote(context, input.id)
  if (before) refuseUnnamed(staff, before)
  else if (!mayEdit(staff, article.state, article)) throw new Refusal('not-allowed', { permission: 'article.edit' })
  const columns = { text_enc: input.sealedText, purge_on: input.purgeOn, changed_at: context.now }
  await context.db
    .insertInto('source_note')
    .values({ article_id: input.id, written_by: staff.id, ...columns })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(columns))
    .execute()
  await nameReaders(context, input.id, input.readers)
  context.audit('source-note.written', `article:${input.id}`, { readers: [...input.readers] })
  return null
})

async function nameReaders({ db }: WriteContext, articleId: number, readers: readonly number[]): Promise<void> {
  const ids = [...new Set(readers)]
  const known =
    ids.length === 0
      ? []
      : await db.selectFrom('account').select('id').where('id', 'in', ids).where('status', '=', 'active').execute()
  if (known.length !== ids.length) throw new Refusal('bad-input', { field: 'readers' })
  await db.deleteFrom('source_note_reader').where('article_id', '=', articleId).execute()
  if (ids.length > 0)
    await db
      .insertInto('source_note_reader')
      .values(ids.map((account_id) => ({ article_id: articleId, account_id })))
      .execute()
}
