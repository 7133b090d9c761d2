import type { Json } from '@warraq/core/json'

/** In the order in which a run is undone: what stands on something goes before it. */
export const UNDO_STAGES = [
  'articles',
  'comments',
  'discussions',
  'pages',
  'menus',
  'persons',
  'sections',
  'tags',
  'media',
  'end',
] as const
export type UndoStage = (typeof UNDO_STAGES)[number]

export interface UndoImport {
  readonly runId: number
  readonly stage: UndoStage
  /** Things up to this id have been looked at in this stage. */
  readonly after: number
  /** With the last stage: what all of them did. */
  readonly summary?: Json
}

/** What a run made and stays, and why: `edited` and `commented` since, or `in-use` by something that stays. */
export interface KeptOfImport {
  readonly kind: 'article' | 'page' | 'person' | 'section' | 'tag' | 'picture'
  readonly id: number
  readonly name: string
  readonly why: 'edited' | 'commented' | 'in-use'
}

export interface UndoneStep {
  readonly gone: number
  readonly kept: readonly KeptOfImport[]
  /** Where to go on in this stage; null when it is through. */
  readonly after: number | null
}

export const NOTHING_LEFT: UndoneStep = { gone: 0, kept: [], after: null }
