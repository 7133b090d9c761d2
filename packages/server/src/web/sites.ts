import type { OwnMode } from '@warraq/core/comments/modes'
import type { FrontLayout } from '@warraq/core/site/front-types'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import type { ReadDb } from '../store/database.ts'
import type { BreakingLine } from '../store/reader/breaking.ts'
import { breakingLines } from '../store/reader/breaking.ts'
import type { ClauseRow } from '../store/reader/clauses.ts'
import { currentClauses } from '../store/reader/clauses.ts'
import { sectionModes } from '../store/reader/comment-way.ts'
import { liveLayout } from '../store/reader/front.ts'
import { readModeration } from '../store/reader/moderation.ts'
import type { SiteFacts } from '../store/reader/site.ts'
import { readSiteFacts } from '../store/reader/site.ts'
import type { Messages } from './messages/messages.ts'
import { createMessages } from './messages/messages.ts'
import type { DateFormatter } from './loaders/dates.ts'
import { createDateFormatter } from './loaders/dates.ts'
import type { Lang } from './views/site.ts'

/** The newspaper as every page in one language needs it, ready-made until the newsroom changes something of it. */
export interface Site {
  readonly lang: Lang
  /** Path prefix of this language, null for the newspaper's own. */
  readonly prefix: string | null
  readonly facts: SiteFacts
  /** How comments are taken, as far as readers notice. */
  readonly moderation: ModerationSettings
  /** Sections that take comments in a way of their own. */
  readonly sectionModes: ReadonlyMap<number, OwnMode>
  /** The comment terms in force. */
  readonly clauses: readonly ClauseRow[]
  /** What stands in the bar of every page, or stood there lately; the newest first. */
  readonly breaking: readonly BreakingLine[]
  /** How the newsroom has laid out the front page of this edition. */
  readonly layout: FrontLayout
  readonly messages: Messages
  readonly dates: DateFormatter
}

/** Notices with one of these tags are about something that is kept here. */
export const SITE_TAGS: ReadonlySet<string> = new Set(['site', 'breaking', 'layout'])

export interface Sites {
  get(lang: Lang | null): Promise<Site>
  /** Something every page shows has changed. */
  forget(): void
}

export function keepSites(read: ReadDb): Sites {
  const kept = new Map<Lang | null, Promise<Site>>()
  const load = async (wanted: Lang | null): Promise<Site> => {
    const facts = await readSiteFacts(read)
    const lang = wanted ?? facts.settings.language
    const messages = createMessages(lang, facts.settings.digits)
    const prefix = lang === facts.settings.language ? null : lang
    return {
      lang,
      facts,
      moderation: (await readModeration(read)).settings,
      sectionModes: await sectionModes(read),
      clauses: await currentClauses(read),
      breaking: await breakingLines(read, lang),
      layout: await liveLayout(read, lang),
      prefix,
      messages,
      dates: createDateFormatter(facts.settings, messages),
    }
  }
  return {
    get(lang) {
      const known = kept.get(lang)
      if (known) return known
      const loading = load(lang)
      kept.set(lang, loading)
      // A failure is not remembered: the next reader asks again.
      loading.catch(() => kept.delete(lang))
      return loading
    },
    forget: () => kept.clear(),
  }
}
