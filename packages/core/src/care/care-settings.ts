import type { Silence } from './silence.ts'

/** How the newspaper takes care: the owner's choices. */
export interface CareSettings {
  /** A statement of a designated group is confirmed by somebody who neither saved nor publishes it. */
  readonly secondEditor: boolean
  /** Channels of designated groups, beside those known everywhere. */
  readonly hosts: readonly string[]
  /** Said under reports of suicide instead of the country's line; empty: that one. */
  readonly helpLine: { readonly ar: string; readonly en: string }
  readonly silences: readonly Silence[]
  /** Days until a letter about an error, or a reply, is to be answered. */
  readonly errorDays: number
  readonly replyDays: number
  /** Whether the page of transparency counts legal demands. */
  readonly demandsShown: boolean
}

export const FIRST_CARE: CareSettings = {
  secondEditor: true,
  hosts: [],
  helpLine: { ar: '', en: '' },
  silences: [],
  errorDays: 2,
  replyDays: 7,
  demandsShown: false,
}
