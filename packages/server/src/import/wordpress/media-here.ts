/** Pictures of the old site that are here already, by their number and by the address they had. */

import { cleanTitle } from '@warraq/arabic'
import { RECORDING_NAME } from '@warraq/core/media/recordings.table'
import type { HtmlOptions } from '../../convert/html-walk.ts'
import { recordingNamed } from '../../convert/recording-named.ts'
import { plainName, decodePercent } from './wxr-values.ts'
import type { Attachment } from './survey.ts'

export interface MediaWords {
  readonly alt: string
  readonly caption: string
}

/** The file that all sizes of a picture were made from: `…/name-300x200.jpg` and `…/name-scaled.jpg` are `…/name.jpg`. */
function wholeFile(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address
  return decodePercent(path).replace(/(?:-\d{1,5}x\d{1,5}|-scaled)(?=\.[A-Za-z0-9]{1,5}$)/u, '')
}

export function wordsOf({ alt, caption }: Pick<Attachment, 'alt' | 'caption'>): MediaWords {
  return { alt: cleanTitle(alt).slice(0, 1000), caption: plainName(caption).slice(0, 2000) }
}

export class MediaHere {
  readonly #ids: ReadonlyMap<number, number>
  readonly #words = new Map<number, MediaWords>()
  readonly #files = new Map<string, number>()
  /** Addresses of those that are recordings by their name. */
  readonly #recordings = new Map<number, string>()
  readonly #attached = new Map<number, number[]>()

  /** @param ids number of the picture there -> its id here */
  constructor(attachments: readonly Attachment[], ids: ReadonlyMap<number, number>) {
    this.#ids = ids
    for (const attachment of attachments) {
      if (!ids.has(attachment.wpId)) continue
      this.#words.set(attachment.wpId, wordsOf(attachment))
      this.#files.set(wholeFile(attachment.url), attachment.wpId)
      if (RECORDING_NAME.test(attachment.url)) this.#recordings.set(attachment.wpId, attachment.url)
      else if (attachment.parentWpId !== null) this.#attach(attachment.parentWpId, attachment.wpId)
    }
  }

  #attach(post: number, wpId: number): void {
    const held = this.#attached.get(post)
    if (held === undefined) this.#attached.set(post, [wpId])
    else held.push(wpId)
  }

  /** Numbers of the pictures that were uploaded to a post: what its gallery shows when it names none. */
  attachedTo(post: number | null): readonly number[] {
    return (post === null ? undefined : this.#attached.get(post)) ?? []
  }

  readonly resolveFile: NonNullable<HtmlOptions['resolveFile']> = (src, wpId) => {
    const number = wpId ?? (src === '' ? undefined : this.#files.get(wholeFile(src)))
    const address = number === undefined ? undefined : this.#recordings.get(number)
    return number === undefined || address === undefined ? null : recordingNamed(address, this.#ids.get(number) ?? null)
  }

  words(wpId: number): MediaWords | null {
    return this.#words.get(wpId) ?? null
  }

  readonly resolve: NonNullable<HtmlOptions['resolveImage']> = (src, _alt, _caption, wpId) => {
    const known = wpId === null ? undefined : this.#ids.get(wpId)
    if (known !== undefined) return known
    const byFile = src === '' ? undefined : this.#files.get(wholeFile(src))
    return byFile === undefined ? null : (this.#ids.get(byFile) ?? null)
  }
}
