/** Pictures of the old site that are here already, by their number and by the address they had. */

import { cleanTitle } from '@warraq/arabic'
import { RECORDING_NAME } from '@warraq/core/media/recordings.table'
import type { HtmlOptions } from '../../convert/html-walk.ts'
import { recordingNamed } from '../../convert/recording-named.ts'
import { plainName, decodePercent } from './wxr-values.ts'
import type { Attachment, Shelf } from './shelf.ts'

export interface MediaWords {
  readonly alt: string
  readonly caption: string
}

/** The file that all sizes of a picture were made from: `…/name-300x200.jpg` and `…/name-scaled.jpg` are `…/name.jpg`. */
export function wholeFile(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address
  return decodePercent(path).replace(/(?:-\d{1,5}x\d{1,5}|-scaled)(?=\.[A-Za-z0-9]{1,5}$)/u, '')
}

export function wordsOf({ alt, caption }: Pick<Attachment, 'alt' | 'caption'>): MediaWords {
  return { alt: cleanTitle(alt).slice(0, 1000), caption: plainName(caption).slice(0, 2000) }
}

export class MediaHere {
  readonly #shelf: Shelf

  /** @param shelf of a file whose pictures have been looked up or taken in (`takeInMedia`) */
  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** Numbers of the pictures that were uploaded to a post: what its gallery shows when it names none. */
  attachedTo(post: number | null): readonly number[] {
    const attached = post === null ? [] : this.#shelf.picturesOf(post)
    return attached.filter(({ url }) => !RECORDING_NAME.test(url)).map(({ wpId }) => wpId)
  }

  readonly resolveFile: NonNullable<HtmlOptions['resolveFile']> = (src, wpId) => {
    const file = wpId === null ? this.#shelf.pictureOfFile(wholeFile(src)) : this.#shelf.picture(wpId)
    return file === null ? null : recordingNamed(file.url, file.mediaId)
  }

  words(wpId: number): MediaWords | null {
    const picture = this.#shelf.picture(wpId)
    return picture === null ? null : wordsOf(picture)
  }

  readonly resolve: NonNullable<HtmlOptions['resolveImage']> = (src, _alt, _caption, wpId) => {
    const known = wpId === null ? null : this.#shelf.mediaOf(wpId)
    if (known !== null || src === '') return known
    return this.#shelf.pictureOfFile(wholeFile(src))?.mediaId ?? null
  }
}
