import { formNonce, nonceIssuedAt } from '@warraq/core/comments/identity-token'
import type { CommentWay } from '@warraq/core/comments/modes'
import { toEpoch } from '@warraq/core/time'
import { commentWayOf } from '../../store/reader/comment-way.ts'
import type { CommentedArticleRow } from '../../store/reader/comments.ts'
import type { PublicComment } from '../../store/reader/discussion.ts'
import { publicComment } from '../../store/reader/discussion.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import { siteView } from '../loaders/site-view.ts'
import { CommentFormPage } from '../pages/comment-pages.tsx'
import { renderPage } from '../pages/render.ts'
import type { Site } from '../sites.ts'
import type { CommentFormView } from '../views/comments.ts'
import { clauseView, formNotes, formView, paragraphs } from './comments-view.ts'
import { freshAnswer } from './fresh-answer.ts'

export interface FormPage {
  readonly site: Site
  readonly article: CommentedArticleRow
  /** Where it is known already. */
  readonly way?: CommentWay
  /** The comment to answer; one that is not published is left out. */
  readonly parentId: number | null
  readonly values: CommentFormView['values']
  readonly errors: CommentFormView['errors']
  readonly marked?: CommentFormView['marked']
  /** Of the form that was refused, so that its comment is recognised when it comes again. */
  readonly nonce: string | null
  readonly status: number
  readonly retryAfter?: number
}

/** The form by itself: for an answer, or refused and filled with what was typed. */
export async function formPage(context: WebContext, page: FormPage): Promise<Response> {
  const { site, article } = page
  const parent = page.parentId === null ? null : await parentOf(context, article, page.parentId)
  const html = renderPage(
    CommentFormPage,
    {
      site: siteView(context, site, '', false),
      article: { label: article.title, url: cardPath(site, article) },
      parent: parent && { name: parent.name, body: paragraphs(parent.body ?? '') },
      form: formView(site, {
        articleId: article.id,
        parent: parent && { id: parent.id, name: parent.name },
        nonce: nonceOf(context, page.nonce),
        values: page.values,
        errors: page.errors,
        marked: page.marked ?? null,
        notes: formNotes(site, page.way ?? (await wayNow(context, site, article))),
      }),
      terms: site.clauses.map((clause) => clauseView(site, clause, true)),
    },
    site.messages,
  )
  return freshAnswer(
    context,
    page.status,
    html,
    page.retryAfter === undefined ? {} : { 'retry-after': String(page.retryAfter) },
  )
}

export function wayNow(context: WebContext, site: Site, article: CommentedArticleRow): Promise<CommentWay> {
  const settings = { site: site.facts.settings, moderation: site.moderation }
  return commentWayOf(context.read, settings, article, context.now())
}

async function parentOf(context: WebContext, article: CommentedArticleRow, id: number): Promise<PublicComment | null> {
  const parent = await publicComment(context.read, id)
  return parent?.articleId === article.id ? parent : null
}

function nonceOf(context: WebContext, former: string | null): string {
  const sign = (text: string) => context.keys.hmac('form', text)
  if (former !== null && nonceIssuedAt(former, sign) !== null) return former
  return formNonce(toEpoch(context.now()), context.keys.token().slice(0, 22), sign)
}
