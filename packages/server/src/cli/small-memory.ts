import { setFlagsFromString } from 'node:v8'

/** Megabytes for new objects of one thread: in less, what a batch needs only for itself would be taken for lasting. */
const NEW_MB = 8
/** By how much the heap may grow over what is in use, in hundredths, before V8 looks for what is not. */
const GROWING_PERCENT = 25

/**
 * For commands that let gigabytes pass through, of which hardly anything is kept. V8 doubles the space for new objects up to
 * some 130 MB while they do, and lets the heap grow to four times of what is in use: both are asked to stay small, which
 * costs a few hundredths of the time. Threads that begin later keep to it too.
 */
export function keepMemorySmall(): void {
  setFlagsFromString(`--min-semi-space-size=${NEW_MB}`)
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`)
}
