import type { Json } from '@warraq/core/json'
import type { CallAction } from '../../actions/call.ts'
import type { BlobStore } from '../../ports/blobs/port.ts'
import { storeRenditions } from '../../ports/images/intake.ts'
import type { ImageProcessor } from '../../ports/images/port.ts'
import type { ReadDb } from '../../store/database.ts'
import type { JobHandler } from '../runner.ts'

export interface VariantParts {
  readonly read: ReadDb
  readonly call: CallAction
  readonly blobs: BlobStore
  readonly images: ImageProcessor
}

/** Follows `media-uploaded`: makes every rendition of a picture. Blobs are named by content, so a second run changes nothing. */
export function makeVariants(parts: VariantParts): JobHandler {
  return async (payload) => {
    const mediaId = mediaIdOf(payload)
    const row = await parts.read.selectFrom('media').select('blob_key').where('id', '=', mediaId).executeTakeFirst()
    // Taken away while the job waited: nothing is left to do.
    if (!row) return
    const whole = await parts.blobs.get(row.blob_key)
    if (whole === null) throw new Error(`the bytes of picture ${mediaId} are missing`)
    const variants = await storeRenditions(parts, whole)
    await parts.call('media/set-variants', { mediaId, variants }, { actor: { kind: 'job', job: 'make-variants' } })
  }
}

function mediaIdOf(payload: Json): number {
  const { mediaId } = payload as { mediaId?: unknown }
  if (typeof mediaId !== 'number') throw new Error('make-variants: the payload has no mediaId')
  return mediaId
}
