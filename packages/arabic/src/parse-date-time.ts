/**
 * A time of day beside a date: 15:05, 3:05 مساءً, الساعة 3 عصرًا.
 */
import { BEFORE_TIME, PARTS_OF_DAY } from './parse-date.table.ts'
import { phrasesOf, readPhrase, touches, type Phrases, type Piece, type Read } from './parse-date-tokens.ts'

type PartOfDay = keyof typeof PARTS_OF_DAY

const PARTS: Phrases<PartOfDay> = phrasesOf(
  (Object.keys(PARTS_OF_DAY) as PartOfDay[]).map((part) => [PARTS_OF_DAY[part], part]),
)
const LEADS = phrasesOf([[BEFORE_TIME, true]])
const MOST_CONNECTORS = 4

/** The index after the words and signs that may stand between a date and its time. */
export function skipToTime(pieces: readonly Piece[], at: number): number {
  let next = at
  for (let count = 0; count < MOST_CONNECTORS; count += 1) {
    const lead = readPhrase(pieces, next, LEADS)
    const piece = pieces[next]
    if (lead) next = lead.next
    else if (piece?.kind === 'sign' && '-|,،;؛()@•·'.includes(piece.text)) next += 1
    else if (piece?.text === 't' && pieces[next + 1]?.kind === 'number') next += 1
    else break
  }
  return next
}

/** Minutes from midnight. An hour alone counts only with a part of the day behind it. */
export function readTime(pieces: readonly Piece[], at: number): Read<number> | undefined {
  const hour = smallNumber(pieces[at], 23)
  if (hour === undefined) return undefined
  const minutes = pieces[at + 1]?.text === ':' ? smallNumber(pieces[at + 2], 59) : undefined
  const isTwoDigits = pieces[at + 2]?.text.length === 2
  const afterClock = minutes !== undefined && isTwoDigits ? at + 3 : at + 1
  const part = readPhrase(pieces, skipSeconds(pieces, afterClock), PARTS)
  if (afterClock === at + 1 && (!part || pieces[at + 1]?.text === ':')) return undefined
  const hourOfDay = part ? hourOf(hour, part.value) : hour
  if (hourOfDay === undefined) return undefined
  const value = hourOfDay * 60 + (minutes ?? 0)
  return { value, next: part?.next ?? skipSeconds(pieces, afterClock) }
}

function skipSeconds(pieces: readonly Piece[], at: number): number {
  const hasSeconds = pieces[at]?.text === ':' && touches(pieces, at) && smallNumber(pieces[at + 1], 60) !== undefined
  return hasSeconds ? at + 2 : at
}

function smallNumber(piece: Piece | undefined, most: number): number | undefined {
  if (piece?.kind !== 'number' || piece.text.length > 2) return undefined
  const value = Number(piece.text)
  return value <= most ? value : undefined
}

/** ليلًا belongs to both ends of the day: 11 ليلًا is before midnight, 2 ليلًا after it. */
function hourOf(hour: number, part: PartOfDay): number | undefined {
  if (hour > 12) return part === 'morning' ? undefined : hour
  const onClock = hour % 12
  if (part === 'morning') return onClock
  if (part === 'afternoon') return onClock + 12
  return onClock < 6 ? onClock : onClock + 12
}
