import type * as media from './media.ts'
import { endpoint, nothing } from './wire.ts'

/** Endpoints of one picture in the library. */
export const MEDIA_ROUTES = {
  'media.read': endpoint('GET', '/media/:id', nothing).gives<media.MediaDetail>(),
  'media.remove': endpoint('DELETE', '/media/:id', nothing).gives<{ readonly done: true }>(),
} as const
