import { LIKENESS_HEIGHT, LIKENESS_WIDTH, likenessOf } from '@warraq/core/media/likeness'
import type { Cut, Shape } from '@warraq/core/media/shapes'
import { pixelsOf } from '@warraq/core/media/shapes'
import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { readFrame, writeFrame } from './frames.ts'
import type { ImageKind } from './magic.ts'
import type { MadeImage, WantedRenditions } from './port.ts'
import { MOST_PIXELS, SHARED_WIDTH, SHOWN_WIDTH, widthsFor } from './port.ts'

/** The program of the image worker: one task on stdin, its answer on stdout, then it ends. Started by `process.ts` only. */

export type Task =
  | { readonly do: 'take-in'; readonly kind: ImageKind }
  | ({ readonly do: 'renditions' } & WantedRenditions)

const LOADERS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((name) => `VipsForeignLoad${name}Buffer`)
const FORMATS: Readonly<Record<ImageKind, string>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'heif',
}

/** Whatever the bytes claim to be, only these decoders can be reached. */
function closeOtherLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LOADERS })
  sharp.cache(false)
  sharp.concurrency(1)
}

function open(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 }).autoOrient()
}

async function takeIn(bytes: Uint8Array, kind: ImageKind): Promise<MadeImage[]> {
  const facts = await open(bytes).metadata()
  if (facts.format !== FORMATS[kind]) throw new Error(`a ${kind} that decodes as ${facts.format}`)
  if (kind === 'avif' && facts.compression !== 'av1') throw new Error('not AV1')
  // Many programs write an alpha channel in which nothing is transparent: as a JPEG it is a tenth of the size.
  const lossless = kind === 'png' || (facts.hasAlpha && !(await open(bytes).stats()).isOpaque)
  const upright = open(bytes).toColourspace('srgb')
  const encoded = lossless
    ? upright.png({ compressionLevel: 4 })
    : upright.removeAlpha().jpeg({ quality: 90, progressive: true })
  const whole = await made(lossless ? 'png' : 'jpeg', encoded)
  return [whole, await rendition(whole.bytes, 'jpeg', Math.min(SHOWN_WIDTH, whole.width))]
}

async function renditions(bytes: Uint8Array, { whole, cuts }: WantedRenditions): Promise<MadeImage[]> {
  const { width, height } = await open(bytes).metadata()
  const images: MadeImage[] = []
  for (const wanted of whole ? widthsFor(width) : []) {
    images.push(await rendition(bytes, 'jpeg', wanted), await rendition(bytes, 'avif', wanted))
  }
  for (const cut of cuts) images.push(...(await cutImages(bytes, { width, height }, cut)))
  return images
}

/** A part in every width, in JPEG and AVIF; the picture of shared links once, as others show only JPEG everywhere. */
async function cutImages(bytes: Uint8Array, size: Size, { shape, part }: Cut): Promise<MadeImage[]> {
  const region = pixelsOf(size, part)
  const shared = shape === '16-9'
  const widths = shared ? [Math.min(SHARED_WIDTH, region.width)] : widthsFor(region.width)
  const images: MadeImage[] = []
  for (const width of widths)
    for (const format of shared ? (['jpeg'] as const) : (['jpeg', 'avif'] as const))
      images.push(await rendition(bytes, format, width, { ...region, shape }))
  return images
}

interface Size {
  readonly width: number
  readonly height: number
}

type Region = Size & { readonly left: number; readonly top: number; readonly shape: Shape }

async function likeness(bytes: Uint8Array): Promise<string | null> {
  const points = open(bytes)
    .flatten({ background: '#ffffff' })
    .resize({ width: LIKENESS_WIDTH, height: LIKENESS_HEIGHT, fit: 'fill' })
    .grayscale()
    .raw()
  return likenessOf(new Uint8Array(await points.toBuffer()))
}

/** Transparent places become white: JPEG has none, and a picture must not look different in its two formats. */
async function rendition(
  bytes: Uint8Array,
  format: 'jpeg' | 'avif',
  width: number,
  region?: Region,
): Promise<MadeImage> {
  const upright = open(bytes)
  const resized = (region === undefined ? upright : upright.extract(region))
    .flatten({ background: '#ffffff' })
    .resize({ width, withoutEnlargement: true })
    .toColourspace('srgb')
  const image = await made(
    format,
    format === 'jpeg' ? resized.jpeg({ quality: 78, progressive: true }) : resized.avif({ quality: 52, effort: 0 }),
  )
  return region === undefined ? image : { ...image, cut: region.shape }
}

async function made(format: MadeImage['format'], image: Sharp): Promise<MadeImage> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return { format, width: info.width, height: info.height, bytes: data }
}

async function answer(frame: Uint8Array): Promise<Uint8Array> {
  const { header, rest } = readFrame(frame)
  const task = header as Task
  const images = task.do === 'take-in' ? await takeIn(rest, task.kind) : await renditions(rest, task)
  const small = task.do === 'take-in' ? images[1] : undefined
  return writeFrame(
    {
      likeness: small ? await likeness(small.bytes) : null,
      images: images.map(({ bytes, ...image }) => ({ ...image, length: bytes.length })),
    },
    images.map(({ bytes }) => bytes),
  )
}

async function main(): Promise<void> {
  closeOtherLoaders()
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  const reply = await answer(Buffer.concat(chunks)).catch((error: unknown) =>
    writeFrame({ broken: error instanceof Error ? error.message.slice(0, 300) : 'unknown' }, []),
  )
  process.stdout.write(reply)
}

await main()
