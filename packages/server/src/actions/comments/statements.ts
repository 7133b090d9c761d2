import { formatDate, toDigits } from '@warraq/arabic'
import { isClauseOnly, statementText } from '@warraq/core/comments/statement'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { Instant, LocalDate } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { Keyring } from '../../config/keyring.ts'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'

/** Six months, as Regulation (EU) 2022/2065, article 20(1), gives to complaints. */
const APPEAL_SECONDS = 183 * 24 * 3600

export interface Removal {
  readonly decisionId: number
  /** The versions that bind the comment. */
  readonly clauses: readonly ClauseRow[]
  readonly facts: string
  readonly wasPublished: boolean
  readonly sentAt: string
}

/**
 * Writes what the author is told about a removal, as a snapshot in both languages. `{link}` stays in it: only the hash of
 * the address's secret is stored, and whoever delivers the statement makes the secret again.
 */
export async function writeStatement(context: WriteContext, removal: Removal): Promise<void> {
  const { settings } = await readSiteSettings(context.db)
  const until = plusSeconds(context.now, APPEAL_SECONDS)
  const words = (lang: 'ar' | 'en') => {
    const clauses = removal.clauses.map(({ code, titleAr, titleEn }) => ({
      code,
      title: lang === 'ar' ? titleAr : titleEn,
    }))
    const date = (at: string) => siteDate(settings, at, lang)
    const number = (n: number) => (lang === 'ar' ? toDigits(String(n), settings.digits) : String(n))
    return statementText({
      lang,
      clauses,
      facts: removal.facts,
      wasPublished: removal.wasPublished,
      automated: false,
      date: date(removal.sentAt),
      until: date(until),
      number,
    })
  }
  await context.db
    .insertInto('statement')
    .values({
      decision_id: removal.decisionId,
      text_ar: words('ar'),
      text_en: words('en'),
      dsa: null,
      access_token_hash: context.keys.tokenHash(statementToken(context.keys, removal.decisionId)),
      channel: 'page',
      delivered_at: null,
      purge_at: isClauseOnly(removal.clauses.map(({ code }) => code)) ? until : null,
      appeal_until: until,
    })
    .execute()
}

/** The secret part of the address at which the author reads the statement and appeals. */
export function statementToken(keys: Keyring, decisionId: number): string {
  return keys.hmac('form', `statement:${decisionId}`)
}

/** The day of an instant in the newspaper's zone, in its words. */
export function siteDate(settings: SiteSettings, at: string, lang: 'ar' | 'en'): string {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: settings.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = new Map(format.formatToParts(Date.parse(at as Instant)).map(({ type, value }) => [type, value]))
  const day =
    `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}` as LocalDate
  const family = settings.monthFamily === null ? {} : { family: settings.monthFamily }
  return formatDate(day, { lang, country: settings.country, digits: settings.digits, ...family })
}
