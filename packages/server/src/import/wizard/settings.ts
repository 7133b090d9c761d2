/** What somebody chose in the newsroom's wizard; kept with the run, so that a restart knows it. */

import type { ImportChoices, ImportKind } from '@warraq/core/contract/imports'
import type { TypeRules } from '../wordpress/post-types.ts'

export interface WizardSettings {
  readonly wizard: 1
  readonly kind: ImportKind
  readonly name: string
  /** Of `stageUpload`, or null for what has an address. */
  readonly file: string | null
  readonly address: string | null
  readonly picturesFile: string | null
  /** One of the folders that `pictureFolders` lists. */
  readonly picturesFolder: string | null
  readonly site: string | null
  readonly user: string | null
  /** The application password, encrypted; null once the run is done. */
  readonly sealed: string | null
  readonly choices: ImportChoices
}

/** Null for a run that no wizard planned. */
export function wizardSettings(text: string): WizardSettings | null {
  const settings = JSON.parse(text) as Partial<WizardSettings>
  return settings.wizard === 1 ? (settings as WizardSettings) : null
}

export function rulesOf({ types }: ImportChoices): TypeRules {
  const rules = Object.entries(types).map(([name, as]) => [
    name,
    as === 'article' ? { as, kind: 'news' } : as === 'page' ? { as } : { as: 'left', why: 'other-type' },
  ])
  return Object.fromEntries(rules) as TypeRules
}

/** People leave the scheme out. */
export function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `https://${address}`
}
