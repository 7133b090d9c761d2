import type { Json } from '@warraq/core/json'
import type { Crops } from '@warraq/core/media/shapes'
import { cutsOf } from '@warraq/core/media/shapes'
import type { Rendition } from '../../actions/media/add-media.ts'
import type { CallAction } from '../../actions/call.ts'
import type { BlobStore } from '../../ports/blobs/port.ts'
import { storeRenditions } from '../../ports/images/intake.ts'
import type { ImageProcessor } from '../../ports/images/port.ts'
import { widthsFor } from '../../ports/images/port.ts'
import type { ReadDb } from '../../store/database.ts'
import type { JobHandler } from '../runner.ts'

export interface VariantParts {
  readonly read: ReadDb
  readonly call: CallAction
  readonly blobs: BlobStore
  readonly images: ImageProcessor
}

/**
 * Follows `media-uploaded` and every change of what is cut: makes the renditions of a picture that are missing and its
 * parts. Blobs are named by content, so a second run changes nothing.
 */
export function makeVariants(parts: VariantParts): JobHandler {
  return async (payload) => {
    const mediaId = mediaIdOf(payload)
    const row = await parts.read
      .selectFrom('media')
      .select(['blob_key', 'variants', 'width', 'height', 'crops', 'focal_x', 'focal_y'])
      .where('id', '=', mediaId)
      .executeTakeFirst()
    // Taken away while the job waited: nothing is left to do.
    if (!row || row.width === null || row.height === null) return
    const bytes = await parts.blobs.get(row.blob_key)
    if (bytes === null) throw new Error(`the bytes of picture ${mediaId} are missing`)
    const { blob_key: blobKey, width, height, ...cutBy } = row
    const known = JSON.parse(row.variants) as Rendition[]
    const whole = !isComplete(known, width)
    const { focal_x: x, focal_y: y, crops } = cutBy
    const focal = x === null || y === null ? null : { x, y }
    const cuts = cutsOf({ width, height }, JSON.parse(crops) as Crops, focal)
    const made = await storeRenditions(parts, bytes, { whole, cuts })
    const stamp = known.some(({ stamped }) => stamped === true) ? { stamped: true as const } : {}
    const variants = [
      ...(whole ? made : known).filter(({ cut }) => cut === undefined).map((one) => ({ ...one, ...stamp })),
      ...made.filter(({ cut }) => cut !== undefined),
    ]
    const input = { mediaId, blobKey, cutBy: { crops, focal_x: x, focal_y: y }, variants }
    await parts.call('media/set-variants', input, { actor: { kind: 'job', job: 'make-variants' } })
  }
}

/** Whether every width is there in both formats. */
function isComplete(known: readonly Rendition[], width: number): boolean {
  const has = (format: Rendition['format'], wanted: number) =>
    known.some((one) => one.cut === undefined && one.format === format && one.width === wanted)
  return widthsFor(width).every((wanted) => has('jpeg', wanted) && has('avif', wanted))
}

function mediaIdOf(payload: Json): number {
  const { mediaId } = payload as { mediaId?: unknown }
  if (typeof mediaId !== 'number') throw new Error('make-variants: the payload has no mediaId')
  return mediaId
}
