import { appealBar } from '@warraq/core/comments/appeals'
import { isClauseOnly } from '@warraq/core/comments/statement'
import { ERASED_TEXT } from '@warraq/core/comments/erased.table'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import type { ClauseThen, StatedAppeal, StatedDecision } from '../../store/reader/appeals.ts'
import { clausesThen, statedDecision } from '../../store/reader/appeals.ts'
import { commentedArticle } from '../../store/reader/comments.ts'
import type { CommentCall } from '../comments/call.ts'
import { clauseView, commentTime, MINE, paragraphs } from '../comments/comments-view.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import type { MessageKey } from '../messages/ar.ts'
import { DecisionPage } from '../pages/decision-page.tsx'
import type { Site } from '../sites.ts'
import type { CommentParagraph } from '../views/comments.ts'
import type { AppealFormView, AppealView, ClauseThenView, DecisionView } from '../views/own.ts'
import type { LinkView } from '../views/site.ts'
import { ownAnswer, ownFields, ratesOf, readerOf, SECRET_ADDRESS } from './own-call.ts'

const FORM_BYTES = 64 * 1024

/** Who may see a decision: the author, by the cookie or by the secret of the statement's address. */
interface Seen {
  readonly decision: StatedDecision
  readonly key: string | null
  readonly byCookie: boolean
}

async function seenDecision(call: CommentCall, key: string | null): Promise<Seen> {
  const { context, c } = call
  const decision = await statedDecision(context.read, wholeNumber(c.req.param('id') ?? '') ?? 0)
  if (decision === null) throw new Refusal('not-found')
  const byCookie = (await readerOf(call))?.ids.includes(decision.comment.identityId) ?? false
  const byKey = key !== null && context.keys.tokenHash(key) === decision.accessTokenHash
  if (!byCookie && !byKey) throw new Refusal('not-found')
  return { decision, key: byKey ? key : null, byCookie }
}

/** GET /comments/mine/decision/ID[?key=]: the statement as it was written, the terms of that day, the appeal. */
export async function decisionPage(call: CommentCall): Promise<Response> {
  const seen = await seenDecision(call, call.c.req.query('key') ?? null)
  return show(call, seen, { text: '', error: null, status: 200 })
}

/** POST /comments/mine/decision/ID: files the appeal; what was typed comes back with what is wrong. */
export async function appeal(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  const field = await ownFields(call, FORM_BYTES)
  const seen = await seenDecision(call, field('key') || null)
  const { decisionId } = seen.decision
  const text = field('text')
  try {
    const rates = ratesOf(call, 'appeal')
    await context.call(
      'comments/file-appeal',
      { decisionId, identityToken: caller.identityToken, key: seen.key, text, rates },
      { actor: { kind: 'guest' } },
    )
  } catch (error) {
    if (!(error instanceof Refusal) || !['appeal-invalid', 'too-many-requests'].includes(error.code)) {
      // Sent twice, or overtaken by the clock: the page says how things stand.
      if (error instanceof Refusal && error.code === 'appeal-not-taken') return leadTo(context, 303, addressOf(seen))
      throw error
    }
    const site = await siteOf(context, seen.decision)
    return show(call, seen, { text, error: problemOf(site, error), status: error.status })
  }
  return leadTo(context, 303, `${addressOf(seen)}#appeal`)
}

function problemOf(site: Site, error: Refusal): string {
  const { problem } = error.details
  if (problem === 'text-missing' || problem === 'text-too-long') return site.messages.t(`appeal.${problem}`)
  return refusalMessage(error.code, site.lang)
}

function addressOf({ decision, key, byCookie }: Seen): string {
  return `${MINE}/decision/${decision.decisionId}${byCookie || key === null ? '' : `?key=${encodeURIComponent(key)}`}`
}

interface Shown {
  readonly text: string
  readonly error: string | null
  readonly status: number
}

/** In the language of the discussion. */
async function siteOf(context: WebContext, decision: StatedDecision): Promise<Site> {
  return context.sites.get((await commentedArticle(context.read, decision.comment.articleId))?.lang ?? null)
}

async function show(call: CommentCall, seen: Seen, { text, error, status }: Shown): Promise<Response> {
  const { context } = call
  const { decision } = seen
  const site = await siteOf(context, decision)
  const { t } = site.messages
  const bar = appealBar(
    {
      effect: decision.effect,
      until: decision.appealUntil,
      filedBefore: decision.appeal !== null,
      inForce: decision.inForce,
    },
    context.now(),
  )
  const form: AppealFormView = {
    action: `${MINE}/decision/${decision.decisionId}`,
    key: seen.byCookie ? null : seen.key,
    explain: t('appeal.explain', { date: decision.appealUntil === null ? '' : site.dates.date(decision.appealUntil) }),
    text,
    error,
  }
  return ownAnswer<DecisionView>(
    context,
    site,
    DecisionPage,
    {
      title: t(titleOf(decision)),
      on: t('decision.on', { date: site.dates.date(decision.at) }),
      undone: !decision.inForce,
      ...(await decisionParts(context, site, decision, 'author')),
      appeal: decision.appeal === null ? null : appealView(context, site, decision, decision.appeal),
      form: bar === null ? form : null,
      bar: bar === 'too-late' ? t('appeal.too-late', { date: site.dates.date(decision.appealUntil ?? '') }) : null,
      backUrl: seen.byCookie ? MINE : null,
    },
    { status, headers: SECRET_ADDRESS },
  )
}

function titleOf({ effect, comment }: StatedDecision): MessageKey {
  if (effect === 'request-changes' && comment.state === 'published') return 'decision.effect.edit'
  return effect === 'hold' ||
    effect === 'remove' ||
    effect === 'request-changes' ||
    effect === 'mute' ||
    effect === 'ban'
    ? `decision.effect.${effect}`
    : 'decision.title'
}

interface DecisionParts {
  readonly article: LinkView | null
  readonly name: string
  readonly body: readonly CommentParagraph[]
  readonly time: { readonly iso: string; readonly text: string }
  readonly statement: readonly CommentParagraph[]
  readonly clauses: readonly ClauseThenView[]
}

/**
 * What the author and whoever hears the appeal both see: comment, statement, and the clauses as they stood then. A
 * statement that says no more than a number is not made to say more by the author's page around it.
 */
export async function decisionParts(
  context: WebContext,
  site: Site,
  decision: StatedDecision,
  reads: 'author' | 'arbiter',
): Promise<DecisionParts> {
  const { comment } = decision
  const article = await commentedArticle(context.read, comment.articleId)
  const clauses = await clausesThen(context.read, decision.clauseVersionIds)
  const quiet = isClauseOnly(clauses.map(({ code }) => code))
  return {
    article: article && { label: article.title, url: cardPath(site, article) },
    name: comment.name,
    body: paragraphs(comment.body),
    time: commentTime(site, comment.sentAt),
    statement: reads === 'arbiter' ? paragraphs(decision.facts) : statementOf(site, decision),
    clauses: quiet && reads === 'author' ? [] : clauses.map((clause) => clauseThenView(site, clause)),
  }
}

function clauseThenView(site: Site, clause: ClauseThen): ClauseThenView {
  const notCovered = site.lang === 'ar' ? clause.notCoveredAr : clause.notCoveredEn
  return { ...clauseView(site, clause, true), notCovered }
}

function statementOf(site: Site, { textAr, textEn }: StatedDecision): CommentParagraph[] {
  const { t } = site.messages
  const text = site.lang === 'ar' ? textAr : textEn
  const said = text === ERASED_TEXT ? t('decision.purged') : text.replace('{link}', t('decision.here'))
  return [[{ kind: 'text', text: said }]]
}

function appealView(context: WebContext, site: Site, decision: StatedDecision, filed: StatedAppeal): AppealView {
  const { t } = site.messages
  const date = (at: string) => site.dates.date(at)
  const late = filed.dueAt < context.now()
  const waiting = late ? t('appeal.dueOver') : t('appeal.due', { date: date(filed.dueAt) })
  return {
    text: paragraphs(filed.text),
    filed: t('appeal.filed', { date: date(filed.openedAt) }),
    standing: filed.state === 'open' ? waiting : t(`appeal.${filed.state}`),
    decided:
      filed.state === 'open'
        ? null
        : {
            by: t(filed.outside ? 'appeal.byArbiter' : 'appeal.byTeam'),
            answer: paragraphs(filed.answer),
            restored: filed.state === 'overturned' && decision.comment.state === 'published',
          },
  }
}
