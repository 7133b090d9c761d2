/** Pictures and recordings come in before the texts that show them. */

import { cleanName } from '@warraq/arabic'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { ReadDb } from '../../store/database.ts'
import { onlyLook, takeInMedia as takeInFile } from '../intake/take-in-media.ts'
import { hashOf } from './import-keys.ts'
import type { LeaveReason, ReportBook } from './import-report.ts'
import type { Intake } from './intake.ts'
import { wordsOf } from './media-here.ts'
import { fileAddresses } from './old-addresses.ts'
import type { Attachment, Survey } from './survey.ts'
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

const LOOKED_UP_AT_ONCE = 500
/** Stands for the id of a picture that a rehearsal does not write. */
const NOT_YET = 1

/** Number of each picture there -> its id here, those of earlier runs too. */
export async function takeInMedia(parts: MediaParts, progress: (done: number) => void): Promise<Map<number, number>> {
  const { survey, book, read, intake } = parts
  const ids = await mediaIds(read, survey)
  for (const [index, attachment] of survey.attachments.entries()) {
    book.read('attachments')
    if (ids.has(attachment.wpId)) book.became('attachments', 'unchanged')
    else {
      const why = await takeIn(parts, attachment)
      if (why !== null) book.leave('attachments', why, { example: decodePercent(attachment.url) })
      else if (parts.images === null) ids.set(attachment.wpId, NOT_YET)
    }
    progress(index + 1)
  }
  await intake.flush()
  if (parts.images === null) return ids
  return mediaIds(read, survey)
}

async function mediaIds(read: ReadDb | null, { attachments, keys }: Survey): Promise<Map<number, number>> {
  const ids = new Map<number, number>()
  if (read === null) return ids
  for (let from = 0; from < attachments.length; from += LOOKED_UP_AT_ONCE) {
    const some = new Map(attachments.slice(from, from + LOOKED_UP_AT_ONCE).map(({ wpId }) => [keys.media(wpId), wpId]))
    const rows = await read
      .selectFrom('media')
      .select(['id', 'import_key'])
      .where('import_key', 'in', [...some.keys()])
      .execute()
    for (const { id, import_key } of rows) {
      const wpId = some.get(import_key ?? '')
      if (wpId !== undefined) ids.set(wpId, id)
    }
  }
  return ids
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
