import { isClauseOnly } from '@warraq/core/comments/statement'
import { LETTERS_OFTEN } from '@warraq/core/comments/answer-letters'
import type { OwnFacts } from '@warraq/core/comments/own'
import { mayEdit, mayWithdraw, ownWord } from '@warraq/core/comments/own'
import { plusSeconds } from '@warraq/core/time'
import { lettersOften } from '../../store/reader/answer-letters.ts'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import { clauseVersions } from '../../store/reader/clauses.ts'
import type { OwnCommentRow, OwnDecision, OwnReader } from '../../store/reader/own-comments.ts'
import { articlesOfComments, newestDecisions, ownComments, ownSanctions } from '../../store/reader/own-comments.ts'
import type { CommentCall } from '../comments/call.ts'
import { forgottenCookie } from '../comments/caller.ts'
import { clauseView, commentTime, MINE, paragraphs } from '../comments/comments-view.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import type { MessageKey } from '../messages/ar.ts'
import { OwnCommentsPage } from '../pages/own-comments-page.tsx'
import type { Site } from '../sites.ts'
import type { OwnCommentsView, OwnCommentView } from '../views/own.ts'
import { ownAnswer, ownFields, readerOf } from './own-call.ts'

/** What the address may say was done; anything else says nothing. */
const DONE = ['edited', 'waits', 'withdrawn', 'appealed', 'left', 'entered', 'erased', 'letters'] as const
export type OwnDone = (typeof DONE)[number]

/** Where a form leads when it has done its work. */
export function mineAfter(done: OwnDone): string {
  return `${MINE}?done=${done}`
}

/** GET /comments/mine: a reader's own comments, by the cookie. Without one, how to get to them. */
export async function minePage(call: CommentCall): Promise<Response> {
  const { context, c } = call
  const site = await context.sites.get(null)
  const reader = await readerOf(call)
  const done = DONE.find((one) => one === c.req.query('done'))
  const before = wholeNumber(c.req.query('before') ?? '')
  const own = reader === null ? EMPTY : await listOf(context, site, reader, before)
  return ownAnswer<OwnCommentsView>(context, site, OwnCommentsPage, {
    done: done === undefined ? null : site.messages.t(`own.done.${done}`),
    known: reader !== null,
    verified: reader?.verified ?? false,
    letters: reader?.verified === true ? await lettersOf(context, site, reader) : null,
    ...own,
  })
}

/** POST /comments/mine/leave: the browser forgets who its reader is. */
export async function leave(call: CommentCall): Promise<Response> {
  await ownFields(call)
  const answer = leadTo(call.context, 303, mineAfter('left'))
  answer.headers.set('set-cookie', forgottenCookie(call.context))
  return answer
}

async function lettersOf(context: WebContext, site: Site, reader: OwnReader): Promise<OwnCommentsView['letters']> {
  const { letters, protection } = site.moderation
  if (!letters || protection || context.config.mail === null) return null
  const chosen = await lettersOften(context.read, reader.ids)
  return LETTERS_OFTEN.map((often) => ({
    often,
    label: site.messages.t(`own.letters.${often}`),
    chosen: often === chosen,
  }))
}

type Listed = Pick<OwnCommentsView, 'sanctions' | 'comments' | 'newestUrl' | 'olderUrl'>
const EMPTY: Listed = { sanctions: [], comments: [], newestUrl: null, olderUrl: null }

async function listOf(context: WebContext, site: Site, reader: OwnReader, before: number | null): Promise<Listed> {
  const { read } = context
  const { rows, hasMore } = await ownComments(read, reader.ids, before)
  const decisions = await newestDecisions(
    read,
    rows.map(({ id }) => id),
  )
  const articles = await articlesOfComments(
    read,
    rows.map(({ articleId }) => articleId),
  )
  const cited = await clauseVersions(
    read,
    [...decisions.values()].flatMap(({ clauseVersionIds }) => clauseVersionIds),
  )
  const clauses = new Map(cited.map((clause) => [clause.versionId, clause]))
  const sanctions = await ownSanctions(read, reader.ids, context.now())
  return {
    sanctions: sanctions.map(({ kind, endsAt, decisionId }) => ({
      text: site.messages.t(`own.sanction.${kind}`, { date: site.dates.dateTime(endsAt) }),
      url: decisionId === null ? null : `${MINE}/decision/${decisionId}`,
    })),
    comments: rows.map((row) => {
      const article = articles.get(row.articleId)
      const decision = decisions.get(row.id) ?? null
      const named = (decision?.clauseVersionIds ?? []).flatMap((id) => clauses.get(id) ?? [])
      const place = article ? { label: article.title, url: cardPath(site, article) } : null
      return commentView(context, site, row, { place, decision, clauses: named })
    }),
    newestUrl: before === null ? null : MINE,
    olderUrl: hasMore ? `${MINE}?before=${rows.at(-1)?.id ?? 0}` : null,
  }
}

interface Around {
  readonly place: { readonly label: string; readonly url: string } | null
  readonly decision: OwnDecision | null
  readonly clauses: readonly ClauseRow[]
}

function commentView(context: WebContext, site: Site, row: OwnCommentRow, around: Around): OwnCommentView {
  const { t } = site.messages
  const word = ownWord(row)
  const decision = decisionThatCounts(row, around.decision)
  return {
    id: row.id,
    article: around.place ?? { label: t('own.articleGone'), url: null },
    name: row.name,
    body: paragraphs(row.body),
    time: commentTime(site, row.sentAt),
    edited: row.editedAt === null ? null : commentTime(site, row.editedAt),
    state: t(`own.state.${word}`),
    marked: word === 'removed' || word === 'changes',
    notes: [
      ...(decision === null ? [] : notesOf(site, decision, around.clauses)),
      ...editNote(context, site, row, around.place !== null),
    ],
    links: linksOf(context, site, row, decision, around.place !== null),
  }
}

/** A decision that was undone is history; one that was appealed stays in sight with its answer. */
function decisionThatCounts(row: OwnCommentRow, decision: OwnDecision | null): OwnDecision | null {
  if (decision === null) return null
  const inForce =
    { remove: 'removed', 'request-changes': 'changes-requested', hold: 'hidden' }[decision.effect] === row.state
  return inForce || decision.refusedEdit || decision.appeal !== null ? decision : null
}

function notesOf(site: Site, decision: OwnDecision, clauses: readonly ClauseRow[]): string[] {
  const { t } = site.messages
  const quiet = isClauseOnly(clauses.map(({ code }) => code))
  return [
    ...(decision.refusedEdit ? [t('own.editRefused')] : []),
    // What reports name is nobody's finding; the statement says so in its own words.
    ...(clauses.length === 0 || decision.effect === 'hold' || decision.appeal === 'overturned'
      ? []
      : [clausesInWords(site, clauses)]),
    ...(decision.effect === 'request-changes' && !quiet ? [t('own.change', { facts: decision.facts })] : []),
    ...(decision.appeal === null ? [] : [t(`own.appeal.${decision.appeal}`)]),
  ]
}

/** «البند 2: الإساءة إلى الأشخاص»; about the sacred, religions and God the number alone. */
export function clausesInWords(site: Site, clauses: readonly ClauseRow[]): string {
  const { t, number } = site.messages
  const views = clauses.map((clause) => clauseView(site, clause, false)).toSorted((a, b) => a.number - b.number)
  const numbers = t('own.clauses', {
    count: views.length,
    list: views.map((view) => number(view.number)).join(t('own.and')),
  })
  if (isClauseOnly(clauses.map(({ code }) => code))) return numbers
  return `${numbers}: ${views.map(({ title }) => title).join(t('own.between'))}`
}

function editNote({ now }: WebContext, site: Site, row: OwnFacts, articleThere: boolean): string[] {
  const { editMinutes } = site.moderation
  if (!articleThere || row.state === 'changes-requested' || !mayEdit(row, editMinutes, now())) return []
  const until = plusSeconds(row.sentAt, editMinutes * 60)
  return [site.messages.t('own.editUntil', { time: site.dates.dateTime(until) })]
}

function linksOf(
  { now }: WebContext,
  site: Site,
  row: OwnCommentRow,
  decision: OwnDecision | null,
  articleThere: boolean,
): { label: string; url: string }[] {
  const { t } = site.messages
  const link = (key: MessageKey, url: string) => ({ label: t(key), url })
  return [
    ...(row.state === 'published' && articleThere ? [link('own.show', `/comments/${row.id}`)] : []),
    ...(decision?.hasStatement === true
      ? [
          link(
            decision.effect === 'remove' && decision.appeal === null ? 'own.decisionAppeal' : 'own.decision',
            `${MINE}/decision/${decision.id}`,
          ),
        ]
      : []),
    ...(articleThere && mayEdit(row, site.moderation.editMinutes, now())
      ? [link('own.edit', `${MINE}/${row.id}/edit`)]
      : []),
    ...(mayWithdraw(row.state) ? [link('own.withdraw', `${MINE}/${row.id}/withdraw`)] : []),
  ]
}
