import type { SiteSettings } from '@warraq/core/contract/site'

/** What a part of the settings' form is given: all settings, and a way to change some. */
export interface Part {
  readonly settings: SiteSettings
  readonly set: (change: Partial<SiteSettings>) => void
}
