import * as media from './media.ts'
import { endpoint, nothing } from './wire.ts'

/** Endpoints of one picture in the library. */
export const MEDIA_ROUTES = {
  'media.ending': endpoint('GET', '/media/ending', media.endingQuery).gives<media.EndingMedia>(),
  'media.read': endpoint('GET', '/media/:id', nothing).gives<media.MediaDetail>(),
  'media.remove': endpoint('DELETE', '/media/:id', nothing).gives<{ readonly done: true }>(),
  'media.replace': endpoint('POST', '/media/:id/file', media.replaceFields, {
    encoding: 'form',
  }).gives<media.MediaRow>(),
  'media.restore': endpoint('POST', '/media/:id/restore', nothing).gives<media.MediaRow>(),
} as const
