/** Kinds of sound and film that browsers play: nothing here decodes them, only what they say of place and people is taken out. */

export interface RecordingType {
  readonly mime: string
  readonly extension: string
  readonly kind: 'audio' | 'video'
}

export const RECORDING_TYPES = [
  { mime: 'audio/mpeg', extension: 'mp3', kind: 'audio' },
  { mime: 'audio/mp4', extension: 'm4a', kind: 'audio' },
  { mime: 'audio/aac', extension: 'aac', kind: 'audio' },
  { mime: 'audio/ogg', extension: 'ogg', kind: 'audio' },
  { mime: 'audio/wav', extension: 'wav', kind: 'audio' },
  { mime: 'audio/flac', extension: 'flac', kind: 'audio' },
  { mime: 'video/mp4', extension: 'mp4', kind: 'video' },
  { mime: 'video/webm', extension: 'webm', kind: 'video' },
  { mime: 'video/ogg', extension: 'ogv', kind: 'video' },
] as const satisfies readonly RecordingType[]

export type RecordingMime = (typeof RECORDING_TYPES)[number]['mime']

/** Endings by which other systems name such files; what a file is, its first bytes say. */
export const RECORDING_NAME = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|wav|flac|mp4|m4v|webm|ogv)$/iu

/** How large one recording may be, in bytes. */
export const RECORDING_LIMIT_BYTES = 512 * 1024 * 1024
