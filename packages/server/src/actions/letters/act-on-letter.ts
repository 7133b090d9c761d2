import { Refusal } from '@warraq/core/errors'
import type { LETTER_ACTS } from '@warraq/core/contract/care'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { cleanProse } from '../articles/clean-content.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { closeLetter } from './close-letter.ts'
import { draftReply } from './draft-reply.ts'
import type { StoredLetter } from './load-letter.ts'
import { addLine, contactOf, loadLetter } from './load-letter.ts'

export interface ActOnLetter {
  readonly id: number
  readonly act: (typeof LETTER_ACTS)[number]
  readonly lockVersion: number
  readonly text?: string
  readonly accountId?: number | null
  readonly correctionId?: number
}

/** What the desk does with a letter. Somebody else's newer act is answered with `edited-meanwhile`, not overwritten. */
export const actOnLetter = defineAction(async (context, input: ActOnLetter): Promise<{ articleId: number | null }> => {
  const letter = await loadLetter(context, input.id)
  await allow(context, 'letter.handle', letter)
  if (letter.lockVersion !== input.lockVersion)
    throw new Refusal('edited-meanwhile', { lockVersion: letter.lockVersion })
  const open = letter.state === 'open'
  if (open ? input.act === 'reopen' : !['note', 'answer', 'reopen'].includes(input.act))
    throw new Refusal('letter-closed')
  const articleId = await effectOf(context, letter, input)
  await context.db
    .updateTable('reader_letter')
    .set({ lock_version: letter.lockVersion + 1 })
    .where('id', '=', letter.id)
    .execute()
  context.audit(`letter.${input.act}`, `letter:${letter.id}`)
  return { articleId }
})

async function effectOf(context: WriteContext, letter: StoredLetter, input: ActOnLetter): Promise<number | null> {
  const text = cleanProse(input.text ?? '')
  switch (input.act) {
    case 'assign':
      await assign(context, letter, input.accountId ?? null)
      return null
    case 'note':
      await addLine(context, letter.id, 'note', needed(text))
      return null
    case 'answer':
      await answer(context, letter, needed(text))
      return null
    case 'draft-reply':
      return draftReply(context, letter)
    case 'reopen':
      await addLine(context, letter.id, 'note', needed(text))
      await reopen(context, letter)
      return null
    default:
      await closeLetter(context, letter, input.act, text, input.correctionId ?? null)
      return null
  }
}

function needed(text: string): string {
  if (text === '') throw new Refusal('reason-needed')
  return text
}

async function assign(context: WriteContext, letter: StoredLetter, accountId: number | null): Promise<void> {
  const account =
    accountId === null
      ? null
      : await context.db
          .selectFrom('account')
          .select(['id', 'name'])
          .where('id', '=', accountId)
          .where('status', '=', 'active')
          .executeTakeFirst()
  if (account === undefined) throw new Refusal('not-found', { account: accountId })
  await context.db.updateTable('reader_letter').set({ assigned_to: accountId }).where('id', '=', letter.id).execute()
  await addLine(context, letter.id, 'assigned', account?.name ?? '')
}

async function answer(context: WriteContext, letter: StoredLetter, text: string): Promise<void> {
  if (contactOf(context, letter).email === '') throw new Refusal('bad-input', { field: 'email' })
  const lineId = await addLine(context, letter.id, 'answer', text)
  await context.plan({
    kind: 'send-letter-mail',
    payload: { letterId: letter.id, lineId },
    uniqueKey: `letter:${letter.id}:${lineId}`,
  })
}

/** What was published in answer stays; only the letter is open again. */
async function reopen(context: WriteContext, letter: StoredLetter): Promise<void> {
  if (letter.state === 'published') throw new Refusal('letter-closed')
  await context.db
    .updateTable('reader_letter')
    .set({ state: 'open', closed_at: null, closed_by: null, outcome: '', correction_id: null })
    .where('id', '=', letter.id)
    .execute()
  context.audit('letter.reopened', `letter:${letter.id}`, { by: accountIdOf(context) })
}
