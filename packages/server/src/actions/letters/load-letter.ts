import { Refusal } from '@warraq/core/errors'
import type { ReaderLetterLineRow, ReaderLetterRow } from '../../store/tables.table.ts'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'

export interface StoredLetter {
  readonly id: number
  readonly kind: ReaderLetterRow['kind']
  readonly state: ReaderLetterRow['state']
  readonly articleId: number
  readonly lang: 'ar' | 'en'
  readonly sectionId: number | null
  readonly text: string
  readonly contactEnc: string
  readonly replyArticleId: number | null
  readonly lockVersion: number
}

export async function loadLetter(context: WriteContext, id: number): Promise<StoredLetter> {
  const row = await context.db
    .selectFrom('reader_letter as l')
    .innerJoin('article as a', 'a.id', 'l.article_id')
    .selectAll('l')
    .select('a.section_id')
    .where('l.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { letter: id })
  return {
    id,
    kind: row.kind,
    state: row.state,
    articleId: row.article_id,
    lang: row.lang === 'en' ? 'en' : 'ar',
    sectionId: row.section_id,
    text: row.text,
    contactEnc: row.contact_enc,
    replyArticleId: row.reply_article_id,
    lockVersion: row.lock_version,
  }
}

export interface LetterContact {
  readonly name: string
  readonly email: string
}

export function contactOf(
  { keys }: Pick<WriteContext, 'keys'>,
  letter: Pick<StoredLetter, 'contactEnc'>,
): LetterContact {
  return JSON.parse(keys.unseal(letter.contactEnc)) as LetterContact
}

export async function addLine(
  context: WriteContext,
  letterId: number,
  kind: ReaderLetterLineRow['kind'],
  text: string,
): Promise<number> {
  const { id } = await context.db
    .insertInto('reader_letter_line')
    .values({ letter_id: letterId, kind, text, at: context.now, account_id: accountIdOf(context) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
