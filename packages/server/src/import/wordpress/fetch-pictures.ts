/** Pictures that no folder has, from the old site itself, through the one way out of this machine. */

import type { SafeFetch } from '../../ports/fetch/port.ts'
import { fileLimits } from '../intake/fetch-limits.ts'
import type { Download } from './media-intake.ts'

/** @param fetch with whatever patience the caller has */
export function fetchPictures(fetch: SafeFetch): Download {
  return async (url) => {
    const answer = await fetch(url, fileLimits(url))
    if (!answer.got) return answer.why
    return answer.status === 200 ? answer.bytes : String(answer.status)
  }
}
