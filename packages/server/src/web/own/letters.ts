import { isLettersOften } from '@warraq/core/comments/answer-letters'
import { Refusal } from '@warraq/core/errors'
import type { CommentCall } from '../comments/call.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import { LettersStopPage } from '../pages/own-form-pages.tsx'
import type { LettersStopView } from '../views/own.ts'
import { mineAfter } from './mine.ts'
import { ownAnswer, ownFields, SECRET_ADDRESS } from './own-call.ts'

/** POST /comments/mine/letters: how often letters about answers come. */
export async function chooseLetters(call: CommentCall): Promise<Response> {
  const often = (await ownFields(call))('often')
  if (!isLettersOften(often)) throw new Refusal('bad-input', { field: 'often' })
  const { context, caller } = call
  const input = { identityToken: caller.identityToken, often }
  await context.call('comments/choose-letters', input, { actor: { kind: 'guest' } })
  return leadTo(context, 303, mineAfter('letters'))
}

/** GET /comments/mine/letters/stop?reader=ID&key=…: the button, since mail programs open links by themselves. */
export async function stopPage(call: CommentCall): Promise<Response> {
  return show(call, false)
}

/**
 * POST to the same address, by the button or by a mail program's one click (RFC 8058), which sends no cookie and does not
 * say where it comes from; the key in the address is all it needs. Every key is answered the same.
 */
export async function stopLetters(call: CommentCall): Promise<Response> {
  const { context, c } = call
  const identityId = wholeNumber(c.req.query('reader') ?? '') ?? 0
  const token = c.req.query('key') ?? ''
  await context.call('comments/stop-letters', { identityId, token }, { actor: { kind: 'guest' } })
  return show(call, true)
}

async function show({ context, c }: CommentCall, stopped: boolean): Promise<Response> {
  const site = await context.sites.get(null)
  const { pathname, search } = new URL(c.req.url)
  const view = { stopped, action: pathname + search }
  return ownAnswer<LettersStopView>(context, site, LettersStopPage, view, { headers: SECRET_ADDRESS })
}
