import type { CheckedComment } from '@warraq/core/comments/check'
import { checkComment } from '@warraq/core/comments/check'
import { languageOf } from '@warraq/core/comments/language'
import { nonceIssuedAt } from '@warraq/core/comments/identity-token'
import { commentRules } from '@warraq/core/comments/open'
import type { CommentProblem } from '@warraq/core/comments/problems.table'
import { problemText } from '@warraq/core/comments/problems.table'
import { COMMENT_RATES, FLOOD_RATES } from '@warraq/core/comments/limits.table'
import type { RetryTarget } from '@warraq/core/comments/retry'
import { RETRY_SECONDS, retryTextOfForm, retryTextOfReader, retryTextOfStranger } from '@warraq/core/comments/retry'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import { toEpoch } from '@warraq/core/time'
import type { ActionInput, ActionOutput } from '../../actions/call.ts'
import type { CommentedArticleRow } from '../../store/reader/comments.ts'
import { commentedArticle } from '../../store/reader/comments.ts'
import { pageOfComment, publicComment } from '../../store/reader/discussion.ts'
import { askScorer } from '../comments/ask-scorer.ts'
import type { CommentCall } from '../comments/call.ts'
import type { Caller } from '../comments/caller.ts'
import { readerCookie, sentFrom } from '../comments/caller.ts'
import { commentPlace, TRAP_FIELD, waitWords } from '../comments/comments-view.ts'
import { formPage } from '../comments/form-page.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { markSpans } from '../comments/marked-text.ts'
import { heldLink } from '../comments/held-link.ts'
import type { PostedForm } from '../comments/posted-form.ts'
import { readPostedForm } from '../comments/posted-form.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import type { Site } from '../sites.ts'
import type { CommentFormView } from '../views/comments.ts'

/** Bytes of a form that are read at all. */
const FORM_BYTES = 64 * 1024

/** A form on its way: everything that is needed to show it again as it was typed. */
interface Submission {
  readonly call: CommentCall
  readonly form: PostedForm
  readonly article: CommentedArticleRow
  readonly site: Site
}

/** POST /comments. 303 to the comment or to «قيد المراجعة»; else the form comes back, filled, with what is wrong. */
export async function acceptComment(call: CommentCall): Promise<Response> {
  const { context, c } = call
  const from = sentFrom(c, context.config)
  if (from === 'elsewhere') throw new Refusal('cross-site')
  const form = await readPostedForm(c.req.raw, FORM_BYTES, TRAP_FIELD)
  const article = await commentedArticle(context.read, form.articleId)
  if (!article) throw new Refusal('not-found')
  const submission = { call, form, article, site: await context.sites.get(article.lang) }
  if (from === 'unknown') return refuse(submission, 403, { form: sentence(submission, 'came-from-nowhere') })
  const checked = checkComment(form, commentRules(submission.site.moderation))
  if (!checked.ok) return refuse(submission, 422, sentences(submission, checked.errors), { kept: checked.kept })
  try {
    stopFlood(call, article.id)
    return await accepted(submission, await post(submission, checked.value))
  } catch (error) {
    return refusedBy(submission, error)
  }
}

function stopFlood({ context, limits }: CommentCall, articleId: number): void {
  if (!context.config.rateLimits) return
  const now = toEpoch(context.now())
  const wait = Math.max(
    limits.take(`comments:${articleId}`, FLOOD_RATES.articlePerMinute, now),
    limits.take('comments', FLOOD_RATES.sitePerMinute, now),
  )
  if (wait > 0) throw new Refusal('too-many-requests', { retryAfter: wait })
}

type Posted = ActionOutput<'comments/post-comment'>

async function post(
  { call: { context, caller }, form, article, site }: Submission,
  checked: CheckedComment,
): Promise<Posted> {
  const target = { articleId: article.id, parentId: form.parentId, body: checked.body }
  const input: ActionInput<'comments/post-comment'> = {
    ...target,
    name: checked.name,
    email: checked.email,
    identityToken: caller.identityToken,
    net: caller.trace,
    formerNet: caller.formerTrace,
    agentFamily: caller.agentFamily,
    nonce: form.nonce,
    trapFilled: form.trap !== '',
    proof: form.proof,
    scorer: await askScorer(context, site.moderation, {
      text: checked.body,
      lang: languageOf(checked.body),
      article: { title: article.title, url: context.config.publicUrl.origin + cardPath(site, article) },
    }),
    rates: context.config.rateLimits ? ratesOf(context, caller) : [],
  }
  return context.call('comments/post-comment', input, {
    actor: { kind: 'guest' },
    retryKeys: retryKeys(context, caller, form, checked, target),
    keepSeconds: RETRY_SECONDS,
  })
}

/** By the cookie, else by network, browser, name and address; by the nonce too, where the form carried one of ours. */
function retryKeys(
  context: WebContext,
  caller: Caller,
  form: PostedForm,
  checked: CheckedComment,
  target: RetryTarget,
): string[] {
  const { keys } = context
  const reader =
    caller.identityId === null
      ? retryTextOfStranger({ sender: caller.stranger, name: checked.name, email: checked.email }, target)
      : retryTextOfReader(caller.identityId, target)
  const ours = form.nonce !== null && nonceIssuedAt(form.nonce, (text) => keys.hmac('form', text)) !== null
  const texts = ours && form.nonce !== null ? [reader, retryTextOfForm(form.nonce, target)] : [reader]
  return texts.map((text) => keys.hmac('retry', text))
}

/** Stored and taken with the comment: a repeated post, which is answered from memory, takes nothing. */
function ratesOf({ keys }: WebContext, caller: Caller): ActionInput<'comments/post-comment'>['rates'] {
  const under = (who: string, limits: readonly { limit: number; seconds: number }[]) =>
    limits.map(({ limit, seconds }) => ({ key: keys.hmac('rate', `comment:${who}:${seconds}`), limit, seconds }))
  return [
    ...(caller.net === null ? [] : under(`net:${caller.net}`, COMMENT_RATES.post)),
    ...(caller.identityId === null ? [] : under(`reader:${caller.identityId}`, COMMENT_RATES.post)),
  ]
}

/** A comment taken for a machine's is answered like any other that waits. */
async function accepted({ call: { context, caller }, article, site }: Submission, posted: Posted): Promise<Response> {
  const id = posted.commentId
  const shown = posted.state === 'published' ? await publicComment(context.read, id) : null
  const to = shown
    ? commentPlace(cardPath(site, article), await pageOfComment(context.read, shown), id)
    : heldLink(context.keys, id, context.now())
  const response = leadTo(context, 303, to)
  if (posted.identityId !== caller.identityId)
    response.headers.append('set-cookie', readerCookie(context, caller, posted.identityId))
  return response
}

const KEPT_STATUS: ReadonlySet<string> = new Set([
  'comments-closed',
  'comments-slow',
  'comment-sanctioned',
  'too-many-requests',
  'storage-failed',
  'busy',
])

/** Nothing typed is lost, whatever went wrong. */
function refusedBy(submission: Submission, error: unknown): Promise<Response> {
  const {
    site,
    call: { context },
  } = submission
  if (!(error instanceof Refusal)) {
    const reference = context.log.defect('web', error)
    return refuse(submission, 500, { form: `${site.messages.t('error.500.text')} ${reference}` })
  }
  if (error.code === 'comment-invalid') return refusedFields(submission, error)
  if (!KEPT_STATUS.has(error.code)) throw error
  const { retryAfter } = error.details
  const message = refusalMessage(error.code, site.lang)
  if (typeof retryAfter !== 'number') return refuse(submission, error.status, { form: message })
  const wait = site.messages.t('form.wait', { wait: waitWords(site, retryAfter) })
  return refuse(submission, error.status, { form: `${message} ${wait}` }, { retryAfter })
}

/** What is wrong with single fields; words that the terms do not allow come back marked in what was sent. */
async function refusedFields(submission: Submission, { details }: Refusal): Promise<Response> {
  const errors = sentences(submission, (details['fields'] ?? {}) as Record<string, CommentProblem>)
  const spans = details['spans'] as readonly (readonly [number, number])[] | undefined
  if (spans === undefined) return refuse(submission, 422, errors)
  const clause = details['clause'] as string
  await submission.call.context.call('comments/count-refused', { clause }, { actor: { kind: 'guest' } })
  // The spans are those of the text as it would have been kept.
  const checked = checkComment(submission.form, commentRules(submission.site.moderation))
  const body = checked.ok ? checked.value.body : checked.kept.body
  return refuse(submission, 422, errors, { marked: markSpans(body, spans) })
}

type Errors = CommentFormView['errors']

interface RefusedMore {
  readonly kept?: { readonly name: string; readonly email: string | null; readonly body: string }
  readonly marked?: CommentFormView['marked']
  readonly retryAfter?: number
}

function refuse(
  { call, form, article, site }: Submission,
  status: number,
  errors: Errors,
  { kept = form, ...more }: RefusedMore = {},
): Promise<Response> {
  return formPage(call.context, {
    site,
    article,
    parentId: form.parentId,
    nonce: form.nonce,
    status,
    errors,
    values: { name: kept.name, email: kept.email ?? '', body: kept.body },
    ...more,
  })
}

function sentences(submission: Submission, problems: Readonly<Record<string, CommentProblem>>): Errors {
  return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, sentence(submission, problem)]))
}

function sentence({ site }: Submission, problem: CommentProblem): string {
  return problemText(problem, site.lang)
}
