import type { Insertable } from 'kysely'
import type { ArticleCareRow } from '../../store/tables.table.ts'
import type { WriteContext } from '../action.ts'

type Columns = Partial<Omit<Insertable<ArticleCareRow>, 'article_id' | 'changed_at'>>

const EMPTY = {
  group_name: '',
  authority: '',
  names_enc: null,
  checked_save: null,
  checked_by: null,
  confirmed_save: null,
  confirmed_by: null,
  silence_reason: null,
  silence_by: null,
} as const

/** Writes these columns of an article's care; the others stay. */
export async function putCare(context: WriteContext, articleId: number, columns: Columns): Promise<void> {
  await context.db
    .insertInto('article_care')
    .values({ ...EMPTY, ...columns, article_id: articleId, changed_at: context.now })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ ...columns, changed_at: context.now }))
    .execute()
}
