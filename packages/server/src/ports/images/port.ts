import type { Cut, Shape } from '@warraq/core/media/shapes'
import type { ImageKind } from './magic.ts'

/** A picture we made ourselves: sizes in pixels, upright, in sRGB, without metadata. */
export interface MadeImage {
  readonly format: 'jpeg' | 'png' | 'avif'
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
  /** Of a part of the picture: the shape it was cut to. */
  readonly cut?: Shape
}

/**
 * Works on pictures outside the process that serves readers, with limits on time, memory and pixels. A file that cannot
 * be decoded within them is the refusal `media-broken`; more work than the queue holds is `busy`.
 */
export interface ImageProcessor {
  /** Decodes a stranger's file and encodes it again whole (JPEG, or PNG where it was one or has transparency), and once small for showing. */
  takeIn(bytes: Uint8Array, kind: ImageKind): Promise<TakenImage>
  /**
   * Renditions of a picture that was taken in: each width in JPEG and AVIF, never wider than the picture, unless there
   * are already; and the parts that are wanted as files of their own.
   */
  renditions(bytes: Uint8Array, wanted: WantedRenditions): Promise<readonly MadeImage[]>
}

export interface TakenImage {
  readonly whole: MadeImage
  readonly shown: MadeImage
  /** `likenessOf` the picture. */
  readonly likeness: string | null
}

export interface WantedRenditions {
  readonly whole: boolean
  readonly cuts: readonly Cut[]
}

/** Widths of renditions in pixels; a narrower picture gets its own width instead of the first that is wider. */
export const RENDITION_WIDTHS = [480, 960, 1600] as const
/** The one that is made while the uploader waits. */
export const SHOWN_WIDTH = 960

/** Other sites show a shared link no wider. */
export const SHARED_WIDTH = 1200

/** Widths for a picture of this width: `[480, 960, 1200]` for 1200. */
export function widthsFor(width: number): number[] {
  const narrower = RENDITION_WIDTHS.filter((wanted) => wanted < width)
  return narrower.length < RENDITION_WIDTHS.length ? [...narrower, width] : narrower
}

export const MOST_PIXELS = 50_000_000
