import { formatDate, toDigits } from '@warraq/arabic'
import { dsaOf } from '@warraq/core/comments/dsa'
import type { StatementSubject } from '@warraq/core/comments/statement'
import { isAppealable, isClauseOnly, statementText } from '@warraq/core/comments/statement'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { Instant, LocalDate } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { Keyring } from '../../config/keyring.ts'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'

const DAY_SECONDS = 24 * 3600

export interface Stated {
  readonly decisionId: number
  readonly of: StatementSubject
  /** The versions that bind the comment. */
  readonly clauses: readonly ClauseRow[]
  readonly facts: string
  readonly wasPublished: boolean
  readonly sentAt: string
  /** Of a sanction. */
  readonly endsAt: Instant | null
  readonly source: 'own-initiative' | 'report' | 'notice'
  /** As a notice names it. */
  readonly law: string | null
  readonly automatedDetection: boolean
  readonly automatedDecision: boolean
  readonly language: string
}

/**
 * Writes what the author is told about a decision, as a snapshot in both languages, and for the European regulation as
 * JSON where the owner wants it. `{link}` stays in it: only the hash of the address's secret is stored, and whoever
 * delivers the statement makes the secret again.
 */
export async function writeStatement(context: WriteContext, stated: Stated): Promise<void> {
  const { settings: site } = await readSiteSettings(context.db)
  const { settings: moderation } = await readModeration(context.db)
  const until = plusSeconds(context.now, moderation.appeals.days * DAY_SECONDS)
  const dsa = moderation.dsa.on ? dsaJson(context, stated, site, moderation.dsa.territory) : null
  await context.db
    .insertInto('statement')
    .values({
      decision_id: stated.decisionId,
      text_ar: wordsOf(stated, site, until, 'ar'),
      text_en: wordsOf(stated, site, until, 'en'),
      dsa,
      access_token_hash: context.keys.tokenHash(statementToken(context.keys, stated.decisionId)),
      channel: 'page',
      delivered_at: null,
      purge_at: isClauseOnly(stated.clauses.map(({ code }) => code)) ? until : null,
      appeal_until: isAppealable(stated.of) ? until : null,
    })
    .execute()
}

function wordsOf(stated: Stated, site: SiteSettings, until: Instant, lang: 'ar' | 'en'): string {
  const date = (at: string) => siteDate(site, at, lang)
  return statementText({
    lang,
    of: stated.of,
    clauses: titled(stated.clauses, lang),
    facts: stated.facts,
    wasPublished: stated.wasPublished,
    automated: stated.automatedDecision,
    date: date(stated.sentAt),
    until: date(until),
    ...(stated.endsAt !== null && { end: date(stated.endsAt) }),
    number: (n) => (lang === 'ar' ? toDigits(String(n), site.digits) : String(n)),
  })
}

function titled(clauses: readonly ClauseRow[], lang: 'ar' | 'en') {
  return clauses.map(({ code, titleAr, titleEn }) => ({ code, title: lang === 'ar' ? titleAr : titleEn }))
}

function dsaJson({ now }: WriteContext, stated: Stated, site: SiteSettings, territory: string | null): string {
  const day = (at: string) => dayIn(site.timeZone, at)
  const quiet = isClauseOnly(stated.clauses.map(({ code }) => code))
  return JSON.stringify(
    dsaOf({
      decisionId: stated.decisionId,
      of: stated.of,
      clauses: titled(stated.clauses, site.language),
      facts: stated.facts,
      clauseOnly: quiet ? wordsOf(stated, site, now, site.language) : '',
      source: stated.source,
      law: stated.law,
      automatedDetection: stated.automatedDetection,
      automatedDecision: stated.automatedDecision,
      language: stated.language,
      sentOn: day(stated.sentAt),
      decidedOn: day(now),
      endsOn: stated.endsAt === null ? null : day(stated.endsAt),
      territory,
    }),
  )
}

/** The secret part of the address at which the author reads the statement and appeals. */
export function statementToken(keys: Keyring, decisionId: number): string {
  return keys.hmac('form', `statement:${decisionId}`)
}

/** The day of an instant in a zone. */
function dayIn(timeZone: string, at: string): LocalDate {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = new Map(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]))
  return `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}` as LocalDate
}

/** The day of an instant in the newspaper's zone, in its words. */
export function siteDate(settings: SiteSettings, at: string, lang: 'ar' | 'en'): string {
  const family = settings.monthFamily === null ? {} : { family: settings.monthFamily }
  const day = dayIn(settings.timeZone, at)
  return formatDate(day, { lang, country: settings.country, digits: settings.digits, ...family })
}
