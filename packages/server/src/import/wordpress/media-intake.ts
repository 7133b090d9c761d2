/** Pictures and recordings come in before the texts that show them. */

import { cleanName } from '@warraq/arabic'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { ReadDb } from '../../store/database.ts'
import { inFixedParts } from '../../store/fixed-parts.ts'
import { onlyLook, takeInMedia as takeInFile } from '../intake/take-in-media.ts'
import { hashOf } from './import-keys.ts'
import type { LeaveReason, ReportBook } from './import-report.ts'
import type { Intake } from './intake.ts'
import { wordsOf } from './media-here.ts'
import { fileAddresses } from './old-addresses.ts'
import type { Attachment, ShelvedPicture } from './shelf.ts'
import type { Survey } from './survey.ts'
import type { Uploads } from './upload-path.ts'
import { decodePercent, plainName } from './wxr-values.ts'

/** Bytes of a picture by its address, or a word for why they are not to be had. */
export type Download = (url: string) => Promise<Uint8Array | string>

export interface MediaParts {
  readonly survey: Survey
  readonly intake: Intake
  readonly book: ReportBook
  readonly read: ReadDb | null
  /** Null: no folder was given. */
  readonly uploads: Uploads | null
  /** Null: what no folder has is not fetched. */
  readonly download: Download | null
  /** Null: nothing is written. */
  readonly images: ImageParts | null
}

/** Stands for the id of a picture that a rehearsal does not write. */
const NOT_YET = 1

/** The shelf knows afterwards which pictures are here, those of earlier runs too, and by what id. */
export async function takeInMedia(parts: MediaParts, progress: (done: number) => void): Promise<void> {
  const { survey, book, intake } = parts
  let done = 0
  for (const pictures of survey.shelf.pictures()) {
    const here = await lookUp(parts, pictures)
    for (const picture of pictures) {
      book.read('attachments')
      if (here.has(picture.wpId)) book.became('attachments', 'unchanged')
      else await takeInOrLeave(parts, picture)
      done += 1
      progress(done)
    }
  }
  await intake.flush()
  if (parts.images !== null) for (const pictures of survey.shelf.pictures()) await lookUp(parts, pictures)
}

/** Numbers of those that are here. */
async function lookUp(
  { read, survey: { keys, shelf } }: MediaParts,
  pictures: readonly ShelvedPicture[],
): Promise<ReadonlySet<number>> {
  const here = new Set<number>()
  if (read === null) return here
  const wanted = new Map(pictures.map(({ wpId }) => [keys.media(wpId), wpId]))
  const rows = await inFixedParts([...wanted.keys()], (part) =>
    read.selectFrom('media').select(['id', 'import_key']).where('import_key', 'in', part).execute(),
  )
  for (const { id, import_key } of rows) {
    const wpId = wanted.get(import_key ?? '')
    if (wpId === undefined) continue
    here.add(wpId)
    shelf.setMedia(wpId, id)
  }
  return here
}

async function takeInOrLeave(parts: MediaParts, picture: Attachment): Promise<void> {
  const why = await takeIn(parts, picture)
  if (why !== null) parts.book.leave('attachments', why, { example: decodePercent(picture.url) })
  else if (parts.images === null) parts.survey.shelf.setMedia(picture.wpId, NOT_YET)
}

/** Null when it is on its way, else why it is not. */
async function takeIn(parts: MediaParts, attachment: Attachment): Promise<LeaveReason | null> {
  const { images, intake, survey } = parts
  const bytes = await bytesOf(parts, attachment.url)
  if (typeof bytes === 'string') return bytes
  const taken = images === null ? onlyLook(bytes) : await takeInFile(images, bytes)
  if (typeof taken === 'string') return taken
  const { alt, caption } = wordsOf(attachment)
  const item = {
    kind: 'media' as const,
    key: survey.keys.media(attachment.wpId),
    addresses: fileAddresses(attachment.url),
    ...taken,
    originalName: cleanName(decodePercent(attachment.url.slice(attachment.url.lastIndexOf('/') + 1))),
    alt,
    caption,
    credit: '',
  }
  await intake.add({
    bucket: 'attachments',
    item: { ...item, hash: hashOf([attachment.url, alt, caption]) },
    called: plainName(attachment.title),
    notes: [],
    texts: [],
    weight: 1000,
  })
  return null
}

/** From the folder; else, where that was asked for, from the old site. A rehearsal fetches nothing. */
async function bytesOf(
  { uploads, download, images, book }: MediaParts,
  url: string,
): Promise<Uint8Array | LeaveReason> {
  const file = uploads === null ? null : await uploads.find(url)
  if (uploads !== null && file !== null) return uploads.read(file)
  if (download === null || images === null) return uploads === null ? 'file-not-given' : 'file-not-found'
  const got = await download(url)
  if (typeof got !== 'string') return got
  book.text(`not fetched: ${got}`, 1)
  return 'not-fetched'
}
