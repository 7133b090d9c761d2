import { createHash } from 'node:crypto'
import { isClauseOnly } from '@warraq/core/comments/statement'
import { NEWSROOM_PATHS } from '@warraq/core/contract/routes'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import { lettersToken } from '../../actions/comments/letters-token.ts'
import { siteDate, statementToken } from '../../actions/comments/statements.ts'
import type { CallAction } from '../../actions/call.ts'
import { lettersOften, waitingAnswers } from '../../store/reader/answer-letters.ts'
import { appealFacts, statedDecision } from '../../store/reader/appeals.ts'
import { clauseVersions } from '../../store/reader/clauses.ts'
import { commentedArticle } from '../../store/reader/comments.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import { provedAddress } from '../../store/reader/own-comments.ts'
import { reportToTell } from '../../store/reader/reports.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { JobHandler } from '../runner.ts'
import type { ReaderLetterFacts } from './reader-letter.ts'
import { writeReaderLetter } from './reader-letter.ts'
import { READER_WORDS } from './reader-words.table.ts'
import type { MailParts } from './send-mail.ts'

export interface ReaderMailParts extends MailParts {
  readonly call: CallAction
}

const job = (name: string) => ({ actor: { kind: 'job', job: name } }) as const

/**
 * Letters about comments. Each looks at how things stand now, so that one that waited says nothing that is no longer
 * true. Without a mail server none is sent: every one of them only repeats what a page shows.
 */
export function readerMail(parts: ReaderMailParts): Readonly<Record<string, JobHandler>> {
  const whenMailed =
    (send: (payload: Json) => Promise<void>): JobHandler =>
    (payload) =>
      parts.mailer === null ? Promise.resolve() : send(payload)
  return {
    'send-entry-link': whenMailed((payload) => sendEntryLink(parts, textOf(payload, 'sealed'))),
    'send-statement': whenMailed((payload) => sendStatement(parts, numberOf(payload, 'decisionId'))),
    'send-appeal-answer': whenMailed((payload) => sendAppealAnswer(parts, numberOf(payload, 'appealId'))),
    'send-answers': whenMailed((payload) => sendAnswers(parts, numberOf(payload, 'identityId'))),
    'send-report-answer': whenMailed((payload) => sendReportAnswer(parts, numberOf(payload, 'reportId'))),
    'send-outside-appeal': whenMailed((payload) => sendOutside(parts, numberOf(payload, 'appealId'))),
    'send-overdue-appeal': whenMailed((payload) =>
      sendOverdue(parts, numberOf(payload, 'appealId'), numberOf(payload, 'time')),
    ),
  }
}

async function sendEntryLink(parts: ReaderMailParts, sealed: string): Promise<void> {
  const emailHmac = parts.keys.unseal(sealed)
  const made = await parts.call('comments/make-entry-link', { emailHmac }, job('send-entry-link'))
  if (made === null) return
  const { settings } = await readSiteSettings(parts.read)
  await send(parts, parts.keys.unseal(made.sealedEmail), `entry ${parts.keys.tokenHash(made.token)}`, {
    kind: 'entry',
    lang: settings.language,
    link: addressOf(parts, '/comments/mine/enter', { token: made.token }),
  })
}

/** About the sacred, religions and God nothing of a decision is mailed but that there is one. */
async function sendStatement(parts: ReaderMailParts, decisionId: number): Promise<void> {
  const stated = await statedDecision(parts.read, decisionId)
  const sealed = stated && (await provedAddress(parts.read, stated.comment.identityId))
  if (!stated?.inForce || sealed === null) return
  const lang = (await commentedArticle(parts.read, stated.comment.articleId))?.lang ?? 'ar'
  const cited = await clauseVersions(parts.read, stated.clauseVersionIds)
  const key = statementToken(parts.keys, decisionId)
  const quiet = isClauseOnly(cited.map(({ code }) => code))
  const statement = (lang === 'ar' ? stated.textAr : stated.textEn).replace(
    '{link}',
    READER_WORDS[lang]['statement.link'],
  )
  const letter = quiet
    ? { kind: 'quiet' as const, lang, link: addressOf(parts, '/comments/mine') }
    : {
        kind: 'statement' as const,
        lang,
        link: addressOf(parts, `/comments/mine/decision/${decisionId}`, { key }),
        values: { statement },
      }
  await send(parts, parts.keys.unseal(sealed), `statement ${decisionId}`, letter)
  await parts.call('comments/mark-delivered', { decisionId }, job('send-statement'))
}

async function sendAppealAnswer(parts: ReaderMailParts, appealId: number): Promise<void> {
  const appeal = await appealFacts(parts.read, appealId)
  const sealed = appeal && (await provedAddress(parts.read, appeal.identityId))
  if (appeal === null || sealed === null || appeal.state === 'open') return
  const link = addressOf(parts, '/comments/mine')
  await send(parts, parts.keys.unseal(sealed), `answer ${appealId}`, { kind: 'answer', lang: appeal.lang, link })
}

/** Says what came of it and not what was reported: the letter may be read by others. */
async function sendReportAnswer(parts: ReaderMailParts, reportId: number): Promise<void> {
  const report = await reportToTell(parts.read, reportId)
  const { protection } = (await readModeration(parts.read)).settings
  if (report === null || protection) return
  const contact = JSON.parse(parts.keys.unseal(report.sealedContact)) as { name: string; email: string }
  if (contact.email === '') return
  const lang = (await commentedArticle(parts.read, report.articleId))?.lang ?? 'ar'
  const link = addressOf(parts, '/comments/reports')
  const values = { name: contact.name }
  await send(parts, contact.email, `report ${reportId} ${report.outcome}`, { kind: report.outcome, lang, link, values })
  await parts.call('comments/report-told', { reportId }, job('send-report-answer'))
}

const MOST_TITLES = 5

/** Which articles, and nothing of what was written: an answer may be an insult, and a letter stays. */
async function sendAnswers(parts: ReaderMailParts, identityId: number): Promise<void> {
  if ((await lettersOften(parts.read, [identityId])) === 'none') return
  const answers = await waitingAnswers(parts.read, identityId)
  const sealed = await provedAddress(parts.read, identityId)
  const [first] = answers
  if (first === undefined || sealed === null) return
  const { lang } = first
  const titles = [...new Set(answers.map(({ articleTitle }) => articleTitle))]
  const shown =
    titles.slice(0, MOST_TITLES).join(lang === 'ar' ? '؛ ' : '; ') + (titles.length > MOST_TITLES ? ' …' : '')
  const stop = addressOf(parts, '/comments/mine/letters/stop', {
    reader: String(identityId),
    key: lettersToken(parts.keys, identityId),
  })
  const commentIds = answers.map(({ commentId }) => commentId)
  const path = answers.length === 1 ? `/comments/${first.commentId}` : '/comments/mine'
  await send(
    parts,
    parts.keys.unseal(sealed),
    `answers ${identityId} ${commentIds.join(',')}`,
    { kind: 'answers', lang, link: addressOf(parts, path), values: { count: answers.length, titles: shown, stop } },
    stop,
  )
  await parts.call('comments/answers-sent', { identityId, commentIds }, job('send-answers'))
}

async function sendOutside(parts: ReaderMailParts, appealId: number): Promise<void> {
  const appeal = await appealFacts(parts.read, appealId)
  const { outside } = (await readModeration(parts.read)).settings.appeals
  if (appeal?.state !== 'open' || !appeal.outside || outside === null) return
  const token = await outsideToken(parts, appealId)
  if (token === null) return
  const { settings } = await readSiteSettings(parts.read)
  await send(parts, outside.email, `outside ${parts.keys.tokenHash(token)}`, {
    kind: 'outside',
    lang: settings.language,
    link: addressOf(parts, `/comments/appeal/${token}`),
    values: { name: outside.name, date: siteDate(settings, appeal.dueAt, settings.language) },
  })
}

/** Null where it was decided, or somebody in the newsroom came who can hear it, since the letter was planned. */
async function outsideToken(parts: ReaderMailParts, appealId: number): Promise<string | null> {
  try {
    return (await parts.call('comments/make-outside-link', { appealId }, job('send-outside-appeal'))).token
  } catch (error) {
    if (error instanceof Refusal && ['appeal-decided', 'appeal-has-hearer'].includes(error.code)) return null
    throw error
  }
}

async function sendOverdue(parts: ReaderMailParts, appealId: number, time: number): Promise<void> {
  const appeal = await appealFacts(parts.read, appealId)
  if (appeal?.state !== 'open') return
  const owners = await parts.read
    .selectFrom('account')
    .select(['id', 'email', 'lang'])
    .where('role', 'in', ['admin', 'editor-in-chief'])
    .where('status', '=', 'active')
    .execute()
  for (const owner of owners)
    await send(parts, owner.email, `overdue ${appealId} ${time} ${owner.id}`, {
      kind: 'overdue',
      lang: owner.lang === 'en' ? 'en' : 'ar',
      link: addressOf(parts, NEWSROOM_PATHS.home),
    })
}

function addressOf({ publicUrl }: ReaderMailParts, path: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(path, publicUrl)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** `mark` tells this letter from every other one; a repeated try carries the same. */
async function send(
  parts: ReaderMailParts,
  to: string,
  mark: string,
  facts: Omit<ReaderLetterFacts, 'siteName'>,
  unsubscribe?: string,
): Promise<void> {
  const { settings } = await readSiteSettings(parts.read)
  const siteName = settings.names[facts.lang] || settings.names[settings.language]
  const id = createHash('sha256').update(`mail ${mark}`).digest('hex').slice(0, 32)
  const letter = writeReaderLetter({ ...facts, siteName })
  await parts.mailer?.send({
    to,
    lang: facts.lang,
    id,
    ...letter,
    ...(unsubscribe === undefined ? {} : { unsubscribe }),
  })
}

function fieldOf(payload: Json, name: string): unknown {
  return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : undefined
}

function numberOf(payload: Json, name: string): number {
  const value = fieldOf(payload, name)
  if (typeof value !== 'number') throw new Error(`a letter to a reader: no ${name}`)
  return value
}

function textOf(payload: Json, name: string): string {
  const value = fieldOf(payload, name)
  if (typeof value !== 'string') throw new Error(`a letter to a reader: no ${name}`)
  return value
}
