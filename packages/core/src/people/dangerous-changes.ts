/**
 * Changes of settings after which somebody who sits at a colleague's open screen could do harm that a glance does not show.
 * They ask again who is there; every other change of settings does not.
 */

import type { CareSettings } from '../care/care-settings.ts'
import type { ModerationSettings } from '../comments/moderation-settings.ts'

interface SiteChoices {
  readonly names: Readonly<Record<'ar' | 'en', string>>
  /** Without a prefix in addresses: changing it changes all of them. */
  readonly language: string
  readonly timeZone: string
  readonly comments: { readonly open: boolean; readonly mode: string }
}

/** Ways of comments that need no person before a comment shows. */
const WITHOUT_A_PERSON: readonly string[] = ['post', 'open']

/** Another name, another language or zone of every address and date, comments that nobody reads before they show. */
export function isDangerousForSite(before: SiteChoices, after: SiteChoices): boolean {
  const unread = ({ comments }: SiteChoices) => comments.open && WITHOUT_A_PERSON.includes(comments.mode)
  return (
    before.names.ar !== after.names.ar ||
    before.names.en !== after.names.en ||
    before.language !== after.language ||
    before.timeZone !== after.timeZone ||
    (unread(after) && (!unread(before) || before.comments.mode !== after.comments.mode))
  )
}

/** Comments sent to another machine, protection of readers off, what is known of them kept longer, appeals to somebody else. */
export function isDangerousForReaders(before: ModerationSettings, after: ModerationSettings): boolean {
  const longer = (['traceDays', 'spamDays', 'waitingDays'] as const).some((one) => after.keep[one] > before.keep[one])
  return (
    (after.hook !== null && after.hook.url !== before.hook?.url) ||
    (before.protection && !after.protection) ||
    longer ||
    (after.appeals.outside !== null && after.appeals.outside.email !== before.appeals.outside?.email)
  )
}

/** Less care than before: no second editor, a channel or a silence less, another number under reports of suicide. */
export function isLessCare(before: CareSettings, after: CareSettings): boolean {
  const hosts = new Set(after.hosts)
  const kept = new Set(after.silences.map(silenceKey))
  return (
    (before.secondEditor && !after.secondEditor) ||
    before.hosts.some((host) => !hosts.has(host)) ||
    before.silences.some((silence) => !kept.has(silenceKey(silence))) ||
    before.helpLine.ar !== after.helpLine.ar ||
    before.helpLine.en !== after.helpLine.en
  )
}

function silenceKey({ from, to, comments }: CareSettings['silences'][number]): string {
  return `${from} ${to} ${comments}`
}
