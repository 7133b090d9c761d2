import { ERASED_NAME } from '@warraq/core/comments/erased.table'
import { readerData } from '../../store/reader/own-data.ts'
import type { CommentCall } from '../comments/call.ts'
import { forgottenCookie } from '../comments/caller.ts'
import { freshAnswer, leadTo } from '../comments/fresh-answer.ts'
import { ErasePage } from '../pages/own-form-pages.tsx'
import type { EraseView } from '../views/own.ts'
import { countOwn } from '../../store/reader/own-comments.ts'
import { mineAfter } from './mine.ts'
import { knownReader, ownAnswer, ownFields } from './own-call.ts'

/** GET /comments/mine/export: everything that is kept about the reader, as one file. */
export async function exportData(call: CommentCall): Promise<Response> {
  const { context } = call
  const data = await readerData(context.read, await knownReader(call), (sealed) => context.keys.unseal(sealed))
  const text = `${JSON.stringify({ exportedAt: context.now(), ...data }, null, 2)}\n`
  return freshAnswer(context, 200, text, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="my-comments.json"',
  })
}

/** GET /comments/mine/erase: what goes, what stays, and a box to tick. */
export async function erasePage(call: CommentCall): Promise<Response> {
  return show(call, false)
}

/** POST /comments/mine/erase. The browser forgets its reader with it. */
export async function erase(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  const field = await ownFields(call)
  await knownReader(call)
  if (field('confirm') !== 'yes') return show(call, true)
  await context.call('comments/erase-reader', { identityToken: caller.identityToken }, { actor: { kind: 'guest' } })
  const answer = leadTo(context, 303, mineAfter('erased'))
  answer.headers.set('set-cookie', forgottenCookie(context))
  return answer
}

async function show(call: CommentCall, unconfirmed: boolean): Promise<Response> {
  const { context } = call
  const reader = await knownReader(call)
  const site = await context.sites.get(null)
  return ownAnswer<EraseView>(
    context,
    site,
    ErasePage,
    {
      count: await countOwn(context.read, reader.ids),
      erasedName: ERASED_NAME[site.lang],
      error: unconfirmed ? site.messages.t('erase.unconfirmed') : null,
    },
    { status: unconfirmed ? 422 : 200 },
  )
}
