import { cleanTitle } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { Crops, Part, Shape } from '@warraq/core/media/shapes'
import { fitsShape, SHAPE_NAMES } from '@warraq/core/media/shapes'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { dropPicturePages } from './picture-pages.ts'

export interface DescribeMedia {
  readonly id: number
  readonly alt?: string
  readonly caption?: string
  readonly credit?: string
  readonly licence?: string
  /** A day of the newspaper, `2017-06-13`; null: for ever. */
  readonly expiresOn?: string | null
  readonly focal?: { readonly x: number; readonly y: number } | null
  /** Parts set by hand, all of them: a shape that is not named is cut around the focal point. */
  readonly crops?: Crops
}

/** The words that go with a picture: an article shows them wherever it says nothing of its own about the picture. */
export const describeMedia = defineAction(async (context, input: DescribeMedia): Promise<null> => {
  await allow(context, 'media.edit')
  const { db } = context
  const known = await db
    .selectFrom('media')
    .select(['id', 'width', 'height'])
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!known) throw new Refusal('not-found', { media: input.id })
  const columns = {
    ...(input.alt === undefined ? {} : { alt: cleanTitle(input.alt) }),
    ...(input.caption === undefined ? {} : { caption: cleanTitle(input.caption) }),
    ...(input.credit === undefined ? {} : { credit: cleanTitle(input.credit) }),
    ...(input.licence === undefined ? {} : { licence: cleanTitle(input.licence) }),
    ...(input.expiresOn === undefined ? {} : { expires_on: input.expiresOn }),
    ...(input.crops === undefined ? {} : { crops: cropsToStore(known, input.crops) }),
    ...(input.focal === undefined ? {} : { focal_x: input.focal?.x ?? null, focal_y: input.focal?.y ?? null }),
  }
  if (Object.keys(columns).length === 0) return null
  await db.updateTable('media').set(columns).where('id', '=', input.id).execute()
  await context.plan({ kind: 'index-media', payload: { mediaId: input.id } })
  if (input.focal !== undefined || input.crops !== undefined) {
    await context.plan({ kind: 'make-variants', payload: { mediaId: input.id } })
  }
  await dropPicturePages(context, input.id)
  context.audit('media.described', `media:${input.id}`)
  return null
})

/** In the order of the shapes, so that the same parts are always the same text. */
function cropsToStore({ width, height }: { width: number | null; height: number | null }, crops: Crops): string {
  const parts = SHAPE_NAMES.flatMap((shape): [Shape, Part][] => {
    const part = crops[shape]
    if (part === undefined) return []
    if (width === null || height === null || !fitsShape({ width, height }, shape, part)) {
      throw new Refusal('bad-input', { field: `crops.${shape}` })
    }
    return [[shape, { left: part.left, top: part.top, width: part.width, height: part.height }]]
  })
  return JSON.stringify(Object.fromEntries(parts))
}
