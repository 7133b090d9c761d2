import * as v from 'valibot'
import { SHAPE_NAMES } from '../media/shapes.ts'
import type { Crops } from '../media/shapes.ts'
import { cursor, line, searchText } from './wire.ts'

/** Photographs and drawings: uploaded whole, re-encoded by the server, described by people. */

/**
 * An image as another thing refers to it; `url` is a small rendition, same origin. Of a recording `url` is the file and
 * the size is 0.
 */
export interface MediaRef {
  /** Absent for an image. */
  readonly kind?: 'audio' | 'video'
  readonly id: number
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

export interface MediaRow extends MediaRef {
  readonly caption: string
  readonly credit: string
  /** The name the file came with, for people. */
  readonly originalName: string
  readonly bytes: number
  readonly createdAt: string
  /** Under what terms it may be shown: «وكالة، حتى نهاية السنة». */
  readonly licence: string
  /** The last day it may be shown, `2017-06-13`; null: for ever. */
  readonly expiresOn: string | null
  /** What must stay in sight when the picture is cut to a shape; null: the middle. */
  readonly focal: Focal | null
  /** Parts set by hand. */
  readonly crops: Crops
}

/** In percent of width and height, from the left and from the top: a place in the picture, not on the page. */
export interface Focal {
  readonly x: number
  readonly y: number
}

/** A picture that was sent now. */
export interface UploadedMedia extends MediaRow {
  /** Others of the same file, and those that look like it: at most six of each, the newest first. */
  readonly same: readonly MediaRow[]
  readonly alike: readonly MediaRow[]
}

/** Where a picture stands. `shown`: readers see it there. A front page has no id. */
export interface MediaUse {
  readonly kind: 'article' | 'page' | 'person' | 'front'
  readonly id: number
  readonly title: string
  readonly shown: boolean
}

export interface MediaDetail {
  readonly row: MediaRow
  readonly uses: readonly MediaUse[]
  /** Other entries of the same file. */
  readonly same: readonly MediaRow[]
  /** Other entries that look like it: another size, format or quality. */
  readonly alike: readonly MediaRow[]
  /** When its file was replaced last, which can be taken back; null: never. */
  readonly replacedAt: string | null
  /** The largest JPEG, for who wants the file: ours, without metadata. */
  readonly largestUrl: string
}

export const mediaQuery = v.strictObject({
  q: v.exactOptional(searchText),
  before: v.exactOptional(cursor),
  /**
   * `expired`: those that may not be shown any more. `expiring`: those that may for at most `SOON_DAYS` days. `undescribed`: without alternative text or without credit.
   */
  only: v.exactOptional(v.picklist(['expired', 'expiring', 'undescribed'])),
})

/** How long before its last day a picture is told of. */
export const SOON_DAYS = 30

const words = { alt: line(1000), caption: line(2000), credit: line(300) }

/** The text parts of the upload form; the picture is the part named `file`, at most `UPLOAD_LIMIT_BYTES`. */
export const uploadFields = v.strictObject({
  alt: v.exactOptional(words.alt),
  caption: v.exactOptional(words.caption),
  credit: v.exactOptional(words.credit),
})
export const UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024
/** By magic bytes, whatever the name says. SVG is refused. */
export const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const

const thousandth = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))
const part = v.strictObject({ left: thousandth, top: thousandth, width: thousandth, height: thousandth })
const crops = v.strictObject(
  Object.fromEntries(SHAPE_NAMES.map((shape) => [shape, v.exactOptional(part)])) as Record<
    (typeof SHAPE_NAMES)[number],
    v.ExactOptionalSchema<typeof part, undefined>
  >,
)
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))
export const mediaPatch = v.strictObject({
  alt: v.exactOptional(words.alt),
  caption: v.exactOptional(words.caption),
  credit: v.exactOptional(words.credit),
  licence: v.exactOptional(line(300)),
  expiresOn: v.exactOptional(v.nullable(v.pipe(v.string(), v.isoDate()))),
  focal: v.exactOptional(v.nullable(v.strictObject({ x: percent, y: percent }))),
  /** All parts set by hand; what is not named is not set any more. */
  crops: v.exactOptional(crops),
})

/** Pictures of a text: which of them may not be shown for long, or not any more? */
export const endingQuery = v.strictObject({
  ids: v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}(?:,[1-9]\d{0,14}){0,499}$/)),
})
export interface EndingMedia {
  readonly rows: readonly (Pick<MediaRow, 'id' | 'url' | 'caption' | 'alt' | 'originalName' | 'licence'> & {
    readonly expiresOn: string
    readonly expired: boolean
  })[]
}

/** The form of a file that takes the place of another: the part `file` and nothing else. */
export const replaceFields = v.strictObject({})

/** A sound or a film, sent as it is, at most `RECORDING_LIMIT_BYTES`; what it is, its first bytes say. In the query. */
export const recordingQuery = v.strictObject({ name: line(200) })
export interface Recording extends MediaRef {
  readonly kind: 'audio' | 'video'
  readonly mime: string
  readonly originalName: string
  readonly bytes: number
}
