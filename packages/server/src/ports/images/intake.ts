import { createHash } from 'node:crypto'
import { Refusal } from '@warraq/core/errors'
import type { Shape } from '@warraq/core/media/shapes'
import type { BlobStore } from '../blobs/port.ts'
import { imageKind } from './magic.ts'
import type { ImageProcessor, MadeImage, WantedRenditions } from './port.ts'

/** One rendition as `media.variants` keeps it. */
export interface StoredRendition {
  readonly format: 'jpeg' | 'avif'
  readonly width: number
  readonly height: number
  readonly key: string
  readonly bytes: number
  /** Of a part of the picture: the shape it was cut to. */
  readonly cut?: Shape
}

/** What the action `media/add-media` needs to know of a picture whose bytes are stored. */
export interface TakenIn {
  readonly mime: 'image/jpeg' | 'image/png'
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly blobKey: string
  readonly likeness: string | null
  readonly variants: readonly StoredRendition[]
}

export interface IntakeParts {
  readonly images: ImageProcessor
  readonly blobs: BlobStore
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Takes a file from outside: kind by its first bytes (`media-refused`), decoded and encoded again in another process
 * (`media-broken`), stored. Only what we encoded ourselves is ever kept.
 */
export async function takeInImage({ images, blobs }: IntakeParts, bytes: Uint8Array): Promise<TakenIn> {
  const kind = imageKind(bytes)
  if (kind === null) throw new Refusal('media-refused')
  const { whole, shown, likeness } = await images.takeIn(bytes, kind)
  const blobKey = await store(blobs, whole)
  return {
    mime: whole.format === 'png' ? 'image/png' : 'image/jpeg',
    bytes: whole.bytes.length,
    width: whole.width,
    height: whole.height,
    sha256: sha256Of(bytes),
    blobKey,
    likeness,
    variants: [await storeRendition(blobs, shown)],
  }
}

/** Renditions of a stored picture, stored: by rising width, JPEG before AVIF. */
export async function storeRenditions(
  { images, blobs }: IntakeParts,
  whole: Uint8Array,
  wanted: WantedRenditions,
): Promise<StoredRendition[]> {
  const stored: StoredRendition[] = []
  for (const image of await images.renditions(whole, wanted)) stored.push(await storeRendition(blobs, image))
  return stored
}

async function storeRendition(blobs: BlobStore, image: MadeImage): Promise<StoredRendition> {
  if (image.format === 'png') throw new Error('images: a rendition is a JPEG or an AVIF')
  const { format, width, height, cut } = image
  const made = { format, width, height, key: await store(blobs, image), bytes: image.bytes.length }
  return cut === undefined ? made : { ...made, cut }
}

const EXTENSIONS = { jpeg: 'jpg', png: 'png', avif: 'avif' } as const

async function store(blobs: BlobStore, image: MadeImage): Promise<string> {
  const key = `${sha256Of(image.bytes)}.${EXTENSIONS[image.format]}`
  await blobs.put(key, image.bytes)
  return key
}
