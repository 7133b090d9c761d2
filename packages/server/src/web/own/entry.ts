import { isEmail } from '@warraq/core/people/email'
import { Refusal } from '@warraq/core/errors'
import { openEntryLink } from '../../store/reader/own-comments.ts'
import type { CommentCall } from '../comments/call.ts'
import { readerCookie } from '../comments/caller.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { EntryPage } from '../pages/own-form-pages.tsx'
import type { EntryView } from '../views/own.ts'
import { mineAfter } from './mine.ts'
import { ownAnswer, ownFields, ratesOf, SECRET_ADDRESS } from './own-call.ts'

/** GET /comments/mine/enter: the form; with `?token=` the button that uses the link, since mail programs open links by themselves. */
export async function entryPage(call: CommentCall): Promise<Response> {
  const { context, c } = call
  const token = c.req.query('token') ?? ''
  if (token === '') return show(call, { kind: (await lettersAreSent(call)) ? 'ask' : 'off' })
  const open = await openEntryLink(context.read, context.keys.tokenHash(token), context.now())
  return open === null ? show(call, { kind: 'expired' }, 410) : show(call, { kind: 'confirm', token })
}

/** POST /comments/mine/enter: asks for the link. What is answered, and when, is the same for every address. */
export async function askEntry(call: CommentCall): Promise<Response> {
  const field = await ownFields(call)
  if (!(await lettersAreSent(call))) return show(call, { kind: 'off' })
  const email = field('email').trim()
  const site = await call.context.sites.get(null)
  if (!isEmail(email)) return show(call, { kind: 'ask', email, error: site.messages.t('enter.bad') }, 422)
  await call.context.call(
    'comments/request-entry',
    { email, rates: ratesOf(call, 'entry') },
    { actor: { kind: 'guest' } },
  )
  return show(call, { kind: 'sent' })
}

/** POST /comments/mine/enter/use: the address is proved, and the browser is given its cookie. */
export async function enter(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  const token = (await ownFields(call))('token')
  try {
    const { identityId } = await context.call(
      'comments/use-entry',
      { token, identityToken: caller.identityToken },
      { actor: { kind: 'guest' } },
    )
    const answer = leadTo(context, 303, mineAfter('entered'))
    answer.headers.set('set-cookie', readerCookie(context, caller, identityId))
    return answer
  } catch (error) {
    if (error instanceof Refusal && error.code === 'link-expired') return show(call, { kind: 'expired' }, 410)
    throw error
  }
}

/** Without a mail server, and where no addresses are asked for, there is no way in by letter. */
async function lettersAreSent({ context }: CommentCall): Promise<boolean> {
  const { moderation } = await context.sites.get(null)
  return context.config.mail !== null && !moderation.protection
}

async function show(
  { context }: CommentCall,
  view: Pick<EntryView, 'kind'> & Partial<EntryView>,
  status = 200,
): Promise<Response> {
  const site = await context.sites.get(null)
  const whole = { email: '', error: null, token: '', ...view }
  return ownAnswer<EntryView>(context, site, EntryPage, whole, { status, headers: SECRET_ADDRESS })
}
