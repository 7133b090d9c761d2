/** A moment, UTC, ISO 8601 with milliseconds and Z: `2017-06-13T09:05:00.000Z`. Sorts as text. */
export type Instant = string & { readonly __instant: unique symbol }

/** A calendar day without a zone: `2017-06-13`. Never mixed with {@link Instant}. */
export type LocalDate = string & { readonly __localDate: unique symbol }

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Accepts exactly the stored form; anything else is `null`. */
export function asInstant(text: string): Instant | null {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? (text as Instant) : null
}

/** Reads any ISO 8601 date-time with a zone and gives the stored form, or `null`. */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : fromEpoch(ms)
}

/** Milliseconds since 1970 UTC to the stored form. */
export function fromEpoch(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}

export function toEpoch(at: Instant): number {
  return Date.parse(at)
}

export function plusSeconds(at: Instant, seconds: number): Instant {
  return fromEpoch(toEpoch(at) + Math.round(seconds * 1000))
}
