import type { PublicCare } from '@warraq/core/care/care-of'
import type { Keyring } from '../../config/keyring.ts'
import type { ReadDb } from '../../store/database.ts'
import type { WriteContext } from '../action.ts'

/** What is read of an article's care, by actions and by the newsroom. */
export interface CareReading {
  readonly db: ReadDb
  readonly keys: Pick<Keyring, 'unseal'>
}

export interface CareRow {
  readonly group: string
  readonly authority: string
  readonly names: readonly string[]
  /** `saved_at` of the working copy that was checked, and confirmed: a later save takes both away. */
  readonly checkedSave: string | null
  readonly confirmedSave: string | null
  readonly confirmedBy: number | null
  readonly silenceReason: string | null
}

const NOTHING: CareRow = {
  group: '',
  authority: '',
  names: [],
  checkedSave: null,
  confirmedSave: null,
  confirmedBy: null,
  silenceReason: null,
}

export async function careRow({ db, keys }: CareReading, articleId: number): Promise<CareRow> {
  const row = await db.selectFrom('article_care').selectAll().where('article_id', '=', articleId).executeTakeFirst()
  if (!row) return NOTHING
  return {
    group: row.group_name,
    authority: row.authority,
    names: row.names_enc === null ? [] : (JSON.parse(keys.unseal(row.names_enc)) as string[]),
    checkedSave: row.checked_save,
    confirmedSave: row.confirmed_save,
    confirmedBy: row.confirmed_by,
    silenceReason: row.silence_reason,
  }
}

/** What readers' pages need to know: the designation, and articles tied by the right of reply. Never the names. */
export async function publicCareOf({ db }: Pick<WriteContext, 'db'>, articleId: number): Promise<PublicCare> {
  const row = await db
    .selectFrom('article_care')
    .select(['group_name', 'authority'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  const tied = await db
    .selectFrom('reader_letter')
    .select(['article_id', 'reply_article_id'])
    .where('state', '=', 'published')
    .where((e) => e.or([e('article_id', '=', articleId), e('reply_article_id', '=', articleId)]))
    .orderBy('id')
    .execute()
  const answered = tied.find(({ reply_article_id }) => reply_article_id === articleId)
  const replies = tied.flatMap(({ article_id, reply_article_id }) =>
    article_id === articleId && reply_article_id !== null ? [reply_article_id] : [],
  )
  return {
    ...(row && row.authority !== '' ? { group: row.group_name, authority: row.authority } : {}),
    ...(answered ? { replyTo: answered.article_id } : {}),
    ...(replies.length > 0 ? { replies } : {}),
  }
}
