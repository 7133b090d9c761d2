/** Pictures and recordings of a source come in before the texts that show them, where there is somewhere to take them from. */

import { cleanName, cleanTitle } from '@warraq/arabic'
import type { ImportArticle } from '../../actions/import/import-input.ts'
import { linkFrom } from '../../convert/link-from.ts'
import type { HtmlOptions } from '../../convert/html-walk.ts'
import { picturesIn } from '../../convert/pictures-in.ts'
import { recordingNamed } from '../../convert/recording-named.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import { sha256Of } from '../../ports/images/intake.ts'
import type { ReadDb } from '../../store/database.ts'
import { hashOf } from '../wordpress/import-keys.ts'
import type { LeaveReason, ReportBook } from '../wordpress/import-report.ts'
import type { Intake } from '../wordpress/intake.ts'
import { decodePercent } from '../wordpress/wxr-values.ts'
import type { SourceArticle, SourcePicture } from './source-records.ts'
import { onlyLook, takeInMedia } from './take-in-media.ts'

/** Bytes of a picture by its absolute address, or why they are not to be had. */
export type PictureSource = (url: string) => Promise<Uint8Array | LeaveReason>

/** The pictures of one text, by address. */
export interface PicturesHere {
  idOf(src: string): number | null
  /** The same for a recording, with what kind it is. */
  readonly fileOf: NonNullable<HtmlOptions['resolveFile']>
  leadOf(lead: SourcePicture | null): ImportArticle['lead']
}

export interface PicturesParts {
  readonly sourceKey: string
  readonly read: ReadDb | null
  readonly intake: Intake
  readonly book: ReportBook
  readonly source: PictureSource | null
  /** Null: nothing is written. */
  readonly images: ImageParts | null
}

/** Stands for the id of a picture that a rehearsal does not write. */
const NOT_YET = 1
const MOST_PICTURES = 200

export class Pictures {
  readonly #parts: PicturesParts
  /** By key: the id here, or null for one that did not come in. */
  readonly #ids = new Map<string, number | null>()

  constructor(parts: PicturesParts) {
    this.#parts = parts
  }

  async takeIn(article: SourceArticle): Promise<PicturesHere> {
    if (this.#parts.source !== null) await this.#takeAll(wantedBy(article))
    const idOf = (src: string): number | null => this.#ids.get(this.#key(src)) ?? null
    return {
      idOf,
      fileOf: (src) => recordingNamed(src, idOf(src)),
      leadOf: (lead) =>
        lead === null || idOf(lead.url) === null
          ? null
          : { mediaKey: this.#key(lead.url), alt: lead.alt, caption: lead.caption },
    }
  }

  #key(url: string): string {
    return `${this.#parts.sourceKey}:media:${sha256Of(Buffer.from(url)).slice(0, 32)}`
  }

  async #takeAll(wanted: readonly SourcePicture[]): Promise<void> {
    const fresh = wanted.filter(({ url }) => !this.#ids.has(this.#key(url)))
    const here = await this.#here(fresh.map(({ url }) => this.#key(url)))
    for (const picture of fresh) await this.#take(picture, here)
    if (fresh.length === 0 || this.#parts.images === null) return
    await this.#parts.intake.flush()
    for (const [key, id] of await this.#here(fresh.map(({ url }) => this.#key(url)))) this.#ids.set(key, id)
  }

  async #here(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { read } = this.#parts
    if (read === null || keys.length === 0) return new Map()
    const rows = await read
      .selectFrom('media')
      .select(['id', 'import_key'])
      .where('import_key', 'in', [...keys])
      .execute()
    return new Map(rows.flatMap(({ id, import_key }): [string, number][] => (import_key ? [[import_key, id]] : [])))
  }

  async #take(picture: SourcePicture, here: ReadonlyMap<string, number>): Promise<void> {
    const { book, images } = this.#parts
    const key = this.#key(picture.url)
    book.read('attachments')
    const known = here.get(key)
    this.#ids.set(key, known ?? (images === null ? NOT_YET : null))
    if (known !== undefined) book.became('attachments', 'unchanged')
    else {
      const why = await this.#takeOne(picture, key)
      if (why === null) return
      this.#ids.set(key, null)
      book.leave('attachments', why, { example: decodePercent(picture.url) })
    }
  }

  async #takeOne({ url, alt, caption }: SourcePicture, key: string): Promise<LeaveReason | null> {
    const { source, images, intake } = this.#parts
    const bytes = source === null ? ('file-not-given' as const) : await source(url)
    if (typeof bytes === 'string') return bytes
    const taken = images === null ? onlyLook(bytes) : await takeInMedia(images, bytes)
    if (typeof taken === 'string') return taken
    const name = new URL(url).pathname
    const item = {
      kind: 'media' as const,
      key,
      addresses: [],
      hash: hashOf([url, alt, caption]),
      ...taken,
      originalName: cleanName(decodePercent(name.slice(name.lastIndexOf('/') + 1))),
      alt,
      caption,
      credit: '',
    }
    await intake.add({ bucket: 'attachments', item, called: url, notes: [], texts: [], weight: 1000 })
    return null
  }
}

/** Pictures of the text and the one above it, each address once. */
function wantedBy({ html, base, lead }: SourceArticle): SourcePicture[] {
  const inside = picturesIn(html).flatMap(({ src, alt }) => {
    const url = linkFrom(src, base ?? undefined)
    return url !== null && URL.canParse(url) ? [{ url, alt: cleanTitle(alt).slice(0, 1000), caption: '' }] : []
  })
  const all = [...(lead === null ? [] : [lead]), ...inside].filter(({ url }) => URL.canParse(url))
  return [...new Map(all.toReversed().map((picture) => [picture.url, picture])).values()]
    .toReversed()
    .slice(0, MOST_PICTURES)
}
