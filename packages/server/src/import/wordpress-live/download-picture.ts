/** Pictures of the old site, by their addresses. */

import type { FetchWhy, SafeFetch } from '../../ports/fetch/port.ts'
import { fileLimits } from '../intake/fetch-limits.ts'
import type { Download } from '../wordpress/media-intake.ts'

export interface NotHad {
  readonly url: string
  readonly why: FetchWhy | 'no-such-file' | 'server-error'
}

/** @param not told of every picture that could not be had */
export function downloadPictures(fetch: SafeFetch, not: (picture: NotHad) => void): Download {
  return async (url) => {
    const answer = await fetch(url, fileLimits(url))
    if (answer.got && answer.status === 200) return answer.bytes
    const why = answer.got ? statusWhy(answer.status) : answer.why
    not({ url, why })
    return why
  }
}

function statusWhy(status: number): NotHad['why'] {
  return status >= 500 || status === 429 ? 'server-error' : 'no-such-file'
}
