import { checkComment, COMMENT_LIMITS } from '@warraq/core/comments/check'
import { languageOf } from '@warraq/core/comments/language'
import { isClauseOnly } from '@warraq/core/comments/statement'
import { mayEdit, mayWithdraw } from '@warraq/core/comments/own'
import type { CommentProblem } from '@warraq/core/comments/problems.table'
import { problemText } from '@warraq/core/comments/problems.table'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import { frontPath, pagePath } from '@warraq/core/links/addresses'
import { plusSeconds } from '@warraq/core/time'
import { clauseVersions } from '../../store/reader/clauses.ts'
import type { OwnCommentRow } from '../../store/reader/own-comments.ts'
import { articlesOfComments, newestDecisions, ownCommentOf } from '../../store/reader/own-comments.ts'
import { askScorer } from '../comments/ask-scorer.ts'
import type { CommentCall } from '../comments/call.ts'
import { clauseView, commentTime, MINE, paragraphs } from '../comments/comments-view.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import { cardPath } from '../loaders/cards.ts'
import { EditPage, WithdrawPage } from '../pages/own-form-pages.tsx'
import type { Site } from '../sites.ts'
import type { EditView, WithdrawView } from '../views/own.ts'
import { clausesInWords, mineAfter } from './mine.ts'
import { knownReader, ownAnswer, ownFields, ratesOf } from './own-call.ts'

const FORM_BYTES = 64 * 1024

async function ownOne(call: CommentCall): Promise<OwnCommentRow> {
  const reader = await knownReader(call)
  const id = wholeNumber(call.c.req.param('id') ?? '') ?? 0
  const comment = await ownCommentOf(call.context.read, reader.ids, id)
  if (comment === null) throw new Refusal('not-found')
  return comment
}

/** GET /comments/mine/ID/edit. When the time for it is over, back to the list, which says so by offering no edit. */
export async function editPage(call: CommentCall): Promise<Response> {
  const comment = await ownOne(call)
  const site = await call.context.sites.get(null)
  if (!mayEdit(comment, site.moderation.editMinutes, call.context.now())) return leadTo(call.context, 303, MINE)
  return showEdit(call, site, comment, { text: comment.body, error: null, status: 200 })
}

/** POST /comments/mine/ID/edit. What was typed comes back with what is wrong. */
export async function edit(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  const body = (await ownFields(call, FORM_BYTES))('body')
  const comment = await ownOne(call)
  const site = await context.sites.get(null)
  try {
    const { shown } = await context.call(
      'comments/edit-comment',
      {
        commentId: comment.id,
        body,
        identityToken: caller.identityToken,
        net: caller.trace,
        formerNet: caller.formerTrace,
        agentFamily: caller.agentFamily,
        scorer: await scorerOf(call, site, comment, body),
        rates: ratesOf(call, 'edit'),
      },
      { actor: { kind: 'guest' } },
    )
    return leadTo(context, 303, mineAfter(shown ? 'edited' : 'waits'))
  } catch (error) {
    if (!(error instanceof Refusal) || !SHOWN.has(error.code)) throw error
    return showEdit(call, site, comment, { text: body, error: whatIsWrong(site, error), status: error.status })
  }
}

/** Of a text that will be stored: an edit is no way past the scorer that a new comment meets. */
async function scorerOf({ context }: CommentCall, site: Site, comment: OwnCommentRow, typed: string) {
  const checked = checkComment(
    { name: comment.name, email: null, body: typed },
    { asksEmail: false, needsEmail: false },
  )
  if (!checked.ok || !mayEdit(comment, site.moderation.editMinutes, context.now())) return null
  const article = (await articlesOfComments(context.read, [comment.articleId])).get(comment.articleId)
  if (!article) return null
  const { body } = checked.value
  const url = context.config.publicUrl.origin + cardPath(site, article)
  return askScorer(context, site.moderation, {
    text: body,
    lang: languageOf(body),
    article: { title: article.title, url },
  })
}

const SHOWN: ReadonlySet<string> = new Set(['comment-invalid', 'edit-over', 'too-many-requests', 'comment-sanctioned'])

function whatIsWrong(site: Site, { code, details }: Refusal): string {
  const fields = (details['fields'] ?? {}) as Partial<Record<string, CommentProblem>>
  const problem = fields['body']
  if (problem === undefined) return refusalMessage(code, site.lang)
  const words = (details['words'] ?? []) as readonly string[]
  const sentence = problemText(problem, site.lang)
  if (words.length === 0) return sentence
  return `${sentence} ${site.messages.t('edit.words', { words: words.map((word) => `\u00ab${word}\u00bb`).join(' ') })}`
}

interface EditShown {
  readonly text: string
  readonly error: string | null
  readonly status: number
}

async function showEdit(
  { context }: CommentCall,
  site: Site,
  comment: OwnCommentRow,
  { text, error, status }: EditShown,
): Promise<Response> {
  const { t } = site.messages
  const article = (await articlesOfComments(context.read, [comment.articleId])).get(comment.articleId)
  const terms = site.facts.pages.find(({ role }) => role === 'terms')
  const until = plusSeconds(comment.sentAt, site.moderation.editMinutes * 60)
  return ownAnswer<EditView>(
    context,
    site,
    EditPage,
    {
      id: comment.id,
      article: article ? { label: article.title, url: cardPath(site, article) } : null,
      note: t(comment.state === 'published' ? 'edit.published' : 'edit.waiting'),
      asked: await askedOf(context.read, site, comment),
      until: comment.state === 'changes-requested' ? null : t('own.editUntil', { time: site.dates.dateTime(until) }),
      text,
      error,
      maxLength: COMMENT_LIMITS.letters,
      terms: site.clauses.map((clause) => clauseView(site, clause, true)),
      termsUrl: terms ? pagePath(terms.slug, site.prefix) : frontPath(site.prefix),
    },
    { status },
  )
}

/** What the moderators ask for, in their words. */
async function askedOf(
  read: CommentCall['context']['read'],
  site: Site,
  comment: OwnCommentRow,
): Promise<EditView['asked']> {
  if (comment.state !== 'changes-requested') return null
  const decision = (await newestDecisions(read, [comment.id])).get(comment.id)
  if (decision?.effect !== 'request-changes') return null
  const clauses = await clauseVersions(read, decision.clauseVersionIds)
  const quiet = isClauseOnly(clauses.map(({ code }) => code))
  return { facts: quiet ? '' : decision.facts, clauses: clauses.length === 0 ? '' : clausesInWords(site, clauses) }
}

/** GET /comments/mine/ID/withdraw: asks once more. */
export async function withdrawPage(call: CommentCall): Promise<Response> {
  const comment = await ownOne(call)
  const site = await call.context.sites.get(null)
  if (!mayWithdraw(comment.state)) return leadTo(call.context, 303, MINE)
  return ownAnswer<WithdrawView>(call.context, site, WithdrawPage, {
    id: comment.id,
    name: comment.name,
    body: paragraphs(comment.body),
    time: commentTime(site, comment.sentAt),
  })
}

/** POST /comments/mine/ID/withdraw. */
export async function withdraw(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  await ownFields(call)
  const { id } = await ownOne(call)
  await context.call(
    'comments/withdraw-comment',
    { commentId: id, identityToken: caller.identityToken },
    { actor: { kind: 'guest' } },
  )
  return leadTo(context, 303, mineAfter('withdrawn'))
}
