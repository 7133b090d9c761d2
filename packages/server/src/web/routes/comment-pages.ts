import { standOf } from '@warraq/core/comments/states'
import { Refusal } from '@warraq/core/errors'
import { frontPath } from '@warraq/core/links/addresses'
import type { OwnComment } from '../../store/reader/comments.ts'
import { articleOfComment, commentedArticle, ownComment } from '../../store/reader/comments.ts'
import { pageOfComment, publicComment } from '../../store/reader/discussion.ts'
import { newestDecisions } from '../../store/reader/own-comments.ts'
import type { CommentCall } from '../comments/call.ts'
import { commentPlace, commentTime, MINE, NOTHING_TYPED, paragraphs } from '../comments/comments-view.ts'
import { formPage, wayNow } from '../comments/form-page.ts'
import { freshAnswer, leadTo } from '../comments/fresh-answer.ts'
import { opensHeld } from '../comments/held-link.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import { nameOf, siteView } from '../loaders/site-view.ts'
import { CommentHeldPage } from '../pages/comment-pages.tsx'
import { renderPage } from '../pages/render.ts'
import type { Site } from '../sites.ts'
import type { CommentHeldPageView } from '../views/article.ts'

/** GET /comments/new?article=ID&parent=ID: the form by itself, for an answer. */
export async function freshForm({ context, c }: CommentCall): Promise<Response> {
  const article = await commentedArticle(context.read, wholeNumber(c.req.query('article') ?? '') ?? 0)
  if (!article) throw new Refusal('not-found')
  const site = await context.sites.get(article.lang)
  const way = await wayNow(context, site, article)
  if (way.closed) throw new Refusal('comments-closed')
  const parentId = wholeNumber(c.req.query('parent') ?? '')
  return formPage(context, {
    site,
    article,
    way,
    parentId,
    values: NOTHING_TYPED,
    errors: {},
    nonce: null,
    status: 200,
  })
}

/** GET /comments/ID: to the page that shows the comment. A waiting, removed or absent one is the same 404. */
export async function permalink({ context, c }: CommentCall): Promise<Response> {
  return leadTo(context, 302, await placeOf(context, wholeNumber(c.req.param('id') ?? '') ?? 0))
}

export async function placeOf(context: WebContext, id: number): Promise<string> {
  const comment = await publicComment(context.read, id)
  const article = comment && (await commentedArticle(context.read, comment.articleId))
  if (!article) throw new Refusal('not-found')
  const site = await context.sites.get(article.lang)
  return commentPlace(cardPath(site, article), await pageOfComment(context.read, comment), id)
}

/** GET /comments/ID/held: what became of one's own comment. Everybody else gets the 404 of a comment that is not there. */
export async function heldPage({ context, c, caller }: CommentCall): Promise<Response> {
  const id = wholeNumber(c.req.param('id') ?? '') ?? 0
  const own = caller.identityId === null ? null : await ownComment(context.read, id, caller.identityId)
  if (own === null) {
    if (opensHeld(context.keys, id, c.req.query('key') ?? null, context.now())) return arrivedPage(context, id)
    throw new Refusal('not-found')
  }
  switch (standOf(own.state)) {
    case 'public':
      return leadTo(context, 302, await placeOf(context, id))
    case 'held':
      return waitingPage(context, own)
    case 'removed':
      return toDecision(context, own)
  }
}

async function waitingPage(context: WebContext, own: OwnComment): Promise<Response> {
  const { site, view } = await ownView(context, own)
  return freshAnswer(context, 200, renderPage(CommentHeldPage, view, site.messages))
}

/** For a reader who keeps no cookies: that the comment is here, and nothing of it. */
async function arrivedPage(context: WebContext, id: number): Promise<Response> {
  const articleId = await articleOfComment(context.read, id)
  if (articleId === null) throw new Refusal('not-found')
  const { site, view } = await ownView(context, { articleId, name: '', body: '', at: context.now() })
  return freshAnswer(context, 200, renderPage(CommentHeldPage, view, site.messages))
}

/** To the decision and the way to appeal; a comment that its author took back, or that ran out of time, has none. */
async function toDecision(context: WebContext, own: OwnComment): Promise<Response> {
  const decision = (await newestDecisions(context.read, [own.id])).get(own.id)
  const told = own.state === 'removed' && decision?.hasStatement === true
  return leadTo(context, 302, told ? `${MINE}/decision/${decision.id}` : MINE)
}

type OwnFacts = Pick<OwnComment, 'articleId' | 'name' | 'body' | 'at'>

async function ownView(context: WebContext, own: OwnFacts): Promise<{ site: Site; view: CommentHeldPageView }> {
  const article = await commentedArticle(context.read, own.articleId)
  const site = await context.sites.get(article?.lang ?? null)
  const link = article ? { label: article.title, url: cardPath(site, article) } : frontLink(site)
  return {
    site,
    view: {
      site: siteView(context, site, '', false),
      article: link,
      name: own.name,
      body: paragraphs(own.body),
      time: commentTime(site, own.at),
    },
  }
}

function frontLink(site: Site): { label: string; url: string } {
  return { label: nameOf(site), url: frontPath(site.prefix) }
}
