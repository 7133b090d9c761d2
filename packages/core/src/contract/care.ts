import * as v from 'valibot'
import type { CareProblem } from '../care/problems.ts'
import type { DemandOutcome } from '../care/demand-outcomes.ts'
import { DEMAND_OUTCOMES } from '../care/demand-outcomes.ts'
import type { LetterKind, LetterState } from '../care/letters.ts'
import { LETTER_STATES } from '../care/letters.ts'
import type { Instant } from '../time.ts'
import { asInstant } from '../time.ts'
import { id, instant, line, lockVersion, prose } from './wire.ts'

/** Care: flags of articles, letters of readers, legal demands, notes on sources. */

const days = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(365))
const day = v.pipe(v.string(), v.isoDate())
const moment = v.pipe(
  instant,
  v.check((text) => asInstant(text) !== null),
  v.transform((text) => text as Instant),
)
/** A host name as in an address, without scheme and path. */
const host = v.pipe(line(253, 1), v.regex(/^(?:[\w-]+\.)+[a-z0-9-]{2,}$/))

export const careSettings = v.strictObject({
  secondEditor: v.boolean(),
  hosts: v.pipe(v.array(host), v.maxLength(500)),
  helpLine: v.strictObject({ ar: line(400), en: line(400) }),
  silences: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({ from: moment, to: moment, comments: v.picklist(['flagged', 'all']) }),
        v.check(({ from, to }) => from < to),
      ),
    ),
    v.maxLength(50),
  ),
  errorDays: days,
  replyDays: days,
  demandsShown: v.boolean(),
})
export const saveCareSettingsInput = v.strictObject({ settings: careSettings, lockVersion })
export interface CareSettingsView {
  readonly settings: v.InferOutput<typeof careSettings>
  readonly lockVersion: number
  /** What is said where the newspaper has written no line of its country. */
  readonly countryLine: string
}

const names = v.pipe(v.array(line(200, 1)), v.maxLength(50))
/** `names` null leaves the sealed list as it is. */
export const saveCareInput = v.strictObject({ group: line(200), authority: line(200), names: v.nullable(names) })
export const confirmCareInput = v.strictObject({ what: v.picklist(['checks', 'second-editor']), lockVersion })
export const overrideSilenceInput = v.strictObject({ reason: prose(600, 1) })
export interface CareView {
  readonly group: string
  readonly authority: string
  /** Only for who may edit the article; null for others. */
  readonly names: readonly string[] | null
  readonly problems: readonly CareProblem[]
  /** Words that tell a method of suicide. */
  readonly warnings: readonly string[]
  readonly checkedBy: string | null
  readonly confirmedBy: string | null
  readonly mayConfirm: boolean
  readonly mayOverride: boolean
  /** The end of an election silence that holds it now. */
  readonly silentUntil: string | null
  readonly overridden: { readonly by: string; readonly reason: string } | null
}

export const lettersQuery = v.strictObject({
  kind: v.exactOptional(v.picklist(['error', 'reply'])),
  state: v.exactOptional(v.picklist(LETTER_STATES)),
  mine: v.exactOptional(v.literal('yes')),
  before: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
})
export interface LetterRow {
  readonly id: number
  readonly kind: LetterKind
  readonly state: LetterState
  readonly article: { readonly id: number; readonly title: string }
  readonly beginning: string
  readonly dueAt: string
  readonly overdue: boolean
  readonly assignedTo: string | null
  readonly at: string
}
export interface LetterCounts {
  readonly open: number
  readonly overdue: number
  readonly mine: number
}
export interface LetterView extends Omit<LetterRow, 'beginning'> {
  readonly lockVersion: number
  readonly quote: string
  readonly text: string
  readonly standing: string
  /** Only for those who handle letters; null when nothing was given. */
  readonly contact: { readonly name: string; readonly email: string } | null
  readonly assigneeId: number | null
  readonly outcome: string
  readonly correction: { readonly id: number; readonly text: string } | null
  readonly reply: { readonly id: number; readonly title: string; readonly state: string } | null
  readonly lines: readonly {
    readonly kind: 'note' | 'answer' | 'assigned' | 'outcome'
    readonly text: string
    readonly at: string
    readonly by: string | null
  }[]
  readonly corrections: readonly { readonly id: number; readonly text: string }[]
  readonly people: readonly { readonly id: number; readonly name: string }[]
}
/** What is done with a letter: `text` is the note, the answer to its writer, or why; the three decisions that close it say so. */
export const LETTER_ACTS = [
  'assign',
  'note',
  'answer',
  'corrected',
  'draft-reply',
  'published',
  'refused',
  'answered',
  'reopen',
] as const
export const letterActInput = v.strictObject({
  act: v.picklist(LETTER_ACTS),
  lockVersion,
  text: v.exactOptional(prose(4000)),
  accountId: v.exactOptional(v.nullable(id)),
  correctionId: v.exactOptional(id),
})

export type { DemandOutcome }
export { DEMAND_OUTCOMES }
export const demandInput = v.strictObject({
  authority: line(200, 1),
  reference: line(200),
  receivedOn: day,
  dueOn: v.nullable(day),
  demanded: prose(4000, 1),
  public: v.boolean(),
  articleIds: v.pipe(v.array(id), v.maxLength(100)),
})
export const changeDemandInput = v.strictObject({ ...demandInput.entries, lockVersion })
export const closeDemandInput = v.strictObject({
  outcome: v.picklist(DEMAND_OUTCOMES),
  reason: prose(2000, 1),
  lockVersion,
})
/** The authority took its demand back, or it was entered by mistake. */
export const demandTakenBack = v.strictObject({ reason: prose(2000, 1), lockVersion })
export interface DemandRow {
  readonly id: number
  readonly authority: string
  readonly reference: string
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly demanded: string
  readonly public: boolean
  /** Null while it is open, and where it was taken back before it was decided (`closedAt` is not null). */
  readonly outcome: DemandOutcome | null
  readonly reason: string
  readonly lockVersion: number
  readonly closedAt: string | null
  readonly closedBy: string | null
  readonly articles: readonly { readonly id: number; readonly title: string; readonly state: string }[]
}

export const sourceNoteInput = v.strictObject({
  text: prose(20_000, 1),
  purgeOn: v.nullable(day),
  readers: v.pipe(v.array(id), v.maxLength(20)),
})
/** What may be known of a note without reading it; null where there is none. */
export interface SourceNoteFacts {
  readonly note: {
    readonly writtenBy: string
    readonly changedAt: string
    readonly purgeOn: string | null
    readonly mayRead: boolean
    readonly readers: readonly { readonly id: number; readonly name: string }[]
  } | null
  readonly mayWrite: boolean
  readonly people: readonly { readonly id: number; readonly name: string }[]
}
export interface SourceNoteText {
  readonly text: string
}
