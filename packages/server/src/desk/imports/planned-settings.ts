import { cleanTitle } from '@warraq/arabic'
import type { ImportChoices, ImportKind, RehearseInput } from '@warraq/core/contract/imports'
import { Refusal } from '@warraq/core/errors'
import type { DeskContext } from '../context.ts'

/** What a planned run keeps; the importers read the same shape. */
export interface PlannedSettings {
  readonly wizard: 1
  readonly kind: ImportKind
  readonly name: string
  readonly file: string | null
  readonly address: string | null
  readonly picturesFile: string | null
  readonly picturesFolder: string | null
  readonly site: string | null
  readonly user: string | null
  readonly sealed: string | null
  readonly choices: ImportChoices
}

/** Null for a run that a command began. */
export function plannedSettings(stored: Readonly<Record<string, unknown>>): PlannedSettings | null {
  return stored['wizard'] === 1 ? (stored as unknown as PlannedSettings) : null
}

const NEEDS: Readonly<Record<ImportKind, 'file' | 'address' | 'either'>> = {
  wordpress: 'file',
  'wordpress-live': 'address',
  page: 'either',
  feed: 'either',
  ghost: 'file',
  blogger: 'file',
  substack: 'file',
  disqus: 'file',
}

/**
 * What was asked for, held against what its kind needs. Refuses what is missing or too much (`bad-input`) and a file that
 * is gone (`import-file-gone`). A password is encrypted at once.
 */
export async function settingsOf(desk: DeskContext, input: RehearseInput): Promise<PlannedSettings> {
  const { kind, file = null, address = null, picturesFile = null, user = null, password = null } = input
  refuseWrongSource(kind, file, address)
  if ((user === null) !== (password === null)) throw new Refusal('bad-input', { field: 'password' })
  if (user !== null && kind !== 'wordpress-live') throw new Refusal('bad-input', { field: 'user' })
  for (const given of [address, input.site ?? null]) refuseSecretAddress(given)
  for (const token of [file, picturesFile])
    if (token !== null && !(await desk.staging.has(token))) throw new Refusal('import-file-gone')
  const folder = input.picturesFolder ?? null
  if (folder !== null && !(await desk.staging.folders()).includes(folder))
    throw new Refusal('bad-input', { field: 'picturesFolder' })
  return {
    wizard: 1,
    kind,
    name: cleanTitle(input.name) || kind,
    file,
    address,
    picturesFile,
    picturesFolder: folder,
    site: input.site ?? null,
    user,
    sealed: password === null ? null : desk.keys.seal(password),
    choices: input.choices,
  }
}

function refuseWrongSource(kind: ImportKind, file: string | null, address: string | null): void {
  const needs = NEEDS[kind]
  if (needs === 'file' && file === null) throw new Refusal('bad-input', { field: 'file' })
  if (needs === 'address' && address === null) throw new Refusal('bad-input', { field: 'address' })
  if ((file === null) === (address === null))
    throw new Refusal('bad-input', { field: needs === 'address' ? 'address' : 'file' })
}

/** A password in an address would be shown wherever the address is. */
function refuseSecretAddress(address: string | null): void {
  if (address === null) return
  const whole = /^https?:\/\//iu.test(address) ? address : `https://${address}`
  if (!URL.canParse(whole)) throw new Refusal('bad-input', { field: 'address' })
  const { username, password } = new URL(whole)
  if (username !== '' || password !== '') throw new Refusal('bad-input', { field: 'address' })
}
