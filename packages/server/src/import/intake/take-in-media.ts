/** A file of the old site becomes a picture or a recording here, or a word for why it does not. */

import { Refusal } from '@warraq/core/errors'
import type { IntakeParts as ImageParts, TakenIn } from '../../ports/images/intake.ts'
import { takeInImage } from '../../ports/images/intake.ts'
import { imageKind } from '../../ports/images/magic.ts'
import type { TakenRecording } from '../../ports/recordings/intake.ts'
import { takeInRecordingBytes } from '../../ports/recordings/intake.ts'
import { recordingMime } from '../../ports/recordings/magic.ts'
import type { LeaveReason } from '../wordpress/import-report.ts'

const REASONS: Readonly<Record<string, LeaveReason>> = {
  'media-refused': 'not-a-picture',
  'media-broken': 'picture-broken',
  'recording-refused': 'not-a-picture',
}

/** What it is, its first bytes say. Pictures are encoded again, recordings lose their metadata. */
export async function takeInMedia(
  images: ImageParts,
  bytes: Uint8Array,
): Promise<TakenIn | TakenRecording | LeaveReason> {
  try {
    if (imageKind(bytes) === null && recordingMime(bytes) !== null) {
      return await takeInRecordingBytes(images.blobs, bytes)
    }
    return await takeInImage(images, bytes)
  } catch (error) {
    const why = error instanceof Refusal ? REASONS[error.code] : undefined
    if (why === undefined) throw error
    return why
  }
}

/** A rehearsal stores nothing: it only tells a file by its first bytes. */
export function onlyLook(bytes: Uint8Array): TakenIn | LeaveReason {
  if (imageKind(bytes) === null && recordingMime(bytes) === null) return 'not-a-picture'
  return {
    mime: 'image/jpeg',
    bytes: bytes.length,
    width: 0,
    height: 0,
    sha256: '',
    blobKey: '',
    likeness: null,
    variants: [],
  }
}
