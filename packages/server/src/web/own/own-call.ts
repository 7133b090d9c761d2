import { COMMENT_RATES } from '@warraq/core/comments/limits.table'
import { Refusal } from '@warraq/core/errors'
import type { OwnReader } from '../../store/reader/own-comments.ts'
import { ownReader } from '../../store/reader/own-comments.ts'
import type { CommentCall } from '../comments/call.ts'
import { sentFrom } from '../comments/caller.ts'
import { freshAnswer } from '../comments/fresh-answer.ts'
import { readFields } from '../comments/posted-form.ts'
import type { WebContext } from '../context.ts'
import { siteView } from '../loaders/site-view.ts'
import { renderPage } from '../pages/render.ts'
import type { Page } from '../pages/render.ts'
import type { Site } from '../sites.ts'
import type { OwnPage } from '../views/own.ts'

/** Whose cookie the browser has; null for a browser that is not known. */
export async function readerOf({ context, caller }: CommentCall): Promise<OwnReader | null> {
  return caller.identityId === null ? null : ownReader(context.read, caller.identityId)
}

/** For pages that only their reader has: everybody else gets the 404 of a page that is not there. */
export async function knownReader(call: CommentCall): Promise<OwnReader> {
  const reader = await readerOf(call)
  if (reader === null) throw new Refusal('not-found')
  return reader
}

/** Fields of a form that was sent from here. */
export async function ownFields({ c, context }: CommentCall, bytes = 4096): Promise<(name: string) => string> {
  if (sentFrom(c, context.config) !== 'here') throw new Refusal('cross-site')
  return readFields(c.req.raw, bytes)
}

/** A page with a secret in its address tells nobody where its reader came from. */
export const SECRET_ADDRESS = { 'referrer-policy': 'same-origin' } as const

/** Draws a page for one reader. */
export function ownAnswer<View extends OwnPage>(
  context: WebContext,
  site: Site,
  page: Page<View>,
  view: Omit<View, 'site'>,
  choices: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  const whole = { ...view, site: siteView(context, site, '', false) } as View
  const html = renderPage(page, whole, site.messages)
  return freshAnswer(context, choices.status ?? 200, html, choices.headers ?? {})
}

/** Limits of one reader, or of the network of one whom nobody knows, taken with what is done. */
export function ratesOf(
  { context: { config, keys }, caller }: CommentCall,
  what: Exclude<keyof typeof COMMENT_RATES, 'post'>,
): { key: string; limit: number; seconds: number }[] {
  const who = caller.identityId === null ? caller.net && `net:${caller.net}` : `reader:${caller.identityId}`
  if (!config.rateLimits || who === null) return []
  return COMMENT_RATES[what].map(({ limit, seconds }) => ({
    key: keys.hmac('rate', `${what}:${who}:${seconds}`),
    limit,
    seconds,
  }))
}
