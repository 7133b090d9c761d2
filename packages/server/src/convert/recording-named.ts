import { RECORDING_NAME } from '@warraq/core/media/recordings.table'
import type { RecordingHere } from './html-walk.ts'

const FILM = /\.(?:mp4|m4v|webm|ogv)$/iu

/** A file that is here under this id, when its address names a recording. */
export function recordingNamed(address: string, mediaId: number | null): RecordingHere | null {
  const path = address.split(/[?#]/u, 1)[0] ?? ''
  if (mediaId === null || !RECORDING_NAME.test(path)) return null
  return { mediaId, kind: FILM.test(path) ? 'video' : 'audio' }
}
