import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'

/** What a group of the form of settings is given: all settings, and a way to change some. */
export interface Group {
  readonly settings: ModerationSettings
  readonly set: (change: Partial<ModerationSettings>) => void
}
