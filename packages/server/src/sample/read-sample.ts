import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type {
  SampleArticle,
  SampleComment,
  SampleInput,
  SampleNewsroom,
  SamplePicture,
} from '../actions/sample/sample-input.ts'
import type { BlobStore } from '../ports/blobs/port.ts'

const FOLDER = fileURLToPath(new URL('../../sample', import.meta.url))

/** A line of `media.json`. Sizes in pixels. */
interface PictureFile {
  readonly key: string
  readonly file: string
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly caption: string
  readonly credit: string
}

/** Reads the sample newsroom from its files and stores the bytes of its pictures. */
export async function readSample(blobs: BlobStore): Promise<SampleInput> {
  const { media } = read<{ media: PictureFile[] }>('media.json')
  const pictures = await Promise.all(media.map((picture) => storePicture(blobs, picture)))
  const files = readdirSync(join(FOLDER, 'articles')).filter((name) => name.endsWith('.json'))
  return {
    newsroom: read<SampleNewsroom>('newsroom.json'),
    pictures,
    articles: files.toSorted().map((name) => read<SampleArticle>(join('articles', name))),
    comments: read<{ comments: SampleComment[] }>('comments.json').comments,
  }
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Content
}

/** The pictures are drawn by us and come as JPEG without metadata, so they are kept as they are. */
async function storePicture(blobs: BlobStore, picture: PictureFile): Promise<SamplePicture> {
  const { key, file, width, height, alt, caption, credit } = picture
  const bytes = readFileSync(join(FOLDER, file))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const blobKey = `${sha256}.jpg`
  await blobs.put(blobKey, bytes)
  const shown = { format: 'jpeg', width, height, key: blobKey, bytes: bytes.length } as const
  const originalName = file.slice(file.lastIndexOf('/') + 1)
  return {
    key,
    mime: 'image/jpeg',
    bytes: bytes.length,
    width,
    height,
    sha256,
    blobKey,
    originalName,
    alt,
    caption,
    credit,
    variants: [shown],
  }
}
