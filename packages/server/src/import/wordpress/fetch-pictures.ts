/** Pictures that no folder has, from the old site itself, through the one way out of this machine. */

import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { Download } from './media-intake.ts'

/** As a picture from a browser: 20 MB; slow sites are given time. */
const LIMITS = { mostBytes: 20 * 1024 * 1024, stepMs: 20_000, allMs: 120_000, accept: ['image/*'] } as const

/** @param fetch with whatever patience the caller has */
export function fetchPictures(fetch: SafeFetch): Download {
  return async (url) => {
    const answer = await fetch(url, LIMITS)
    if (!answer.got) return answer.why
    return answer.status === 200 ? answer.bytes : String(answer.status)
  }
}
