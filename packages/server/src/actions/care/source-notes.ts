import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'
import type { ReadDb } from '../../store/database.ts'

export interface StoredNote {
  readonly textEnc: string
  readonly writtenBy: number
  readonly changedAt: string
  readonly purgeOn: string | null
  readonly readers: readonly number[]
}

export async function storedNote({ db }: { readonly db: ReadDb }, articleId: number): Promise<StoredNote | null> {
  const row = await db.selectFrom('source_note').selectAll().where('article_id', '=', articleId).executeTakeFirst()
  if (!row) return null
  const readers = await db
    .selectFrom('source_note_reader')
    .select('account_id')
    .where('article_id', '=', articleId)
    .execute()
  return {
    textEnc: row.text_enc,
    writtenBy: row.written_by,
    changedAt: row.changed_at,
    purgeOn: row.purge_on,
    readers: readers.map(({ account_id }) => account_id),
  }
}

/** Its writer, those named in it, and the editor-in-chief; no other rank opens it, the owner of the site neither. */
export function mayReadNote(staff: Staff, note: StoredNote): boolean {
  return staff.id === note.writtenBy || note.readers.includes(staff.id) || can(staff, 'source.read')
}

export function refuseUnnamed(staff: Staff, note: StoredNote): void {
  if (!mayReadNote(staff, note)) throw new Refusal('not-allowed', { permission: 'source.read' })
}
