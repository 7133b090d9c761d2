import { identityIdOf } from '@warraq/core/comments/identity-token'
import { Refusal } from '@warraq/core/errors'
import type { OwnCommentRow, OwnReader } from '../../store/reader/own-comments.ts'
import { ownCommentOf, ownReader } from '../../store/reader/own-comments.ts'
import type { WriteContext } from '../action.ts'

/** Who acts on their own comments, by the cookie; refused with `not-found` without one of ours. */
export async function actingReader(context: WriteContext, token: string | null): Promise<OwnReader> {
  const id = identityIdOf(token, (text) => context.keys.hmac('identity-cookie', text))
  const reader = id === null ? null : await ownReader(context.db, id)
  if (reader === null) throw new Refusal('not-found')
  return reader
}

/** A comment of the acting reader's; somebody else's is refused like one that is not there. */
export async function actingOn(
  context: WriteContext,
  token: string | null,
  commentId: number,
): Promise<{ readonly reader: OwnReader; readonly comment: OwnCommentRow }> {
  const reader = await actingReader(context, token)
  const comment = await ownCommentOf(context.db, reader.ids, commentId)
  if (comment === null) throw new Refusal('not-found')
  return { reader, comment }
}
