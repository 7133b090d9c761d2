/** Hands a planned run to the reader of its kind. */

import type { CallAction } from '../../actions/call.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { ReadDb } from '../../store/database.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { Instant } from '@warraq/core/time'
import { importBlogger } from '../blogger/import-blogger.ts'
import { importDisqus } from '../disqus/import-disqus.ts'
import { importFeed } from '../feed/import-feed.ts'
import { importGhost } from '../ghost/import-ghost.ts'
import { importPages } from '../page/import-pages.ts'
import { fetchedPictures } from '../page/page-files.ts'
import { importSubstack } from '../substack/import-substack.ts'
import { fetchPictures } from '../wordpress/fetch-pictures.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import { runImport } from '../wordpress/run-import.ts'
import { runLive } from '../wordpress-live/run-live.ts'
import { savedPages } from './saved-pages.ts'
import type { Look } from './samples.ts'
import type { WizardSettings } from './settings.ts'
import { rulesOf, withScheme } from './settings.ts'

export interface KindParts {
  readonly dataDir: string
  readonly read: ReadDb
  readonly call: CallAction
  readonly now: Instant
  readonly images: ImageParts
  readonly fetch: SafeFetch
  readonly dryRun: boolean
  readonly look: Look
  /** Places on this machine, found before. */
  readonly file: string | null
  readonly pictures: string | null
  readonly password: string | null
}

export type Told = (step: { readonly doing: string; readonly done: number; readonly of: number }) => void

export async function importKind(parts: KindParts, settings: WizardSettings, told: Told): Promise<ImportReport> {
  const items = (done: number, of: number): void => told({ doing: 'items', done, of })
  const { fetch } = parts
  const { choices } = settings
  const wishes = { section: null, authors: [], site: settings.site === null ? null : withScheme(settings.site) }
  const source = { ...parts, pictures: choices.fetchMedia ? fetchedPictures(fetch) : null, wishes }
  switch (settings.kind) {
    case 'wordpress':
      return wordpress(parts, settings, told)
    case 'wordpress-live':
      return live(parts, settings, told)
    case 'page':
      return pages(parts, settings, items)
    case 'feed': {
      const publish = choices.states === 'as-they-were'
      return importFeed({ ...source, place: placeOf(parts, settings), wishes: { ...wishes, publish } }, items)
    }
    case 'ghost':
      return importGhost({ ...source, file: fileOf(parts) }, items)
    case 'blogger':
      return importBlogger({ ...source, file: fileOf(parts) }, items)
    case 'substack':
      return importSubstack({ ...source, place: fileOf(parts) }, items)
    case 'disqus':
      return importDisqus({ ...parts, file: fileOf(parts) }, items)
  }
}

function wordpress(parts: KindParts, { choices }: WizardSettings, told: Told): Promise<ImportReport> {
  const { fetch, pictures: mediaDir } = parts
  const download = choices.fetchMedia ? fetchPictures(fetch) : null
  const own = { rules: rulesOf(choices), keepAddresses: choices.keepAddresses, download }
  return runImport({ ...parts, file: fileOf(parts), mediaDir, choices: own }, told)
}

function live(parts: KindParts, settings: WizardSettings, told: Told): Promise<ImportReport> {
  const { user, choices } = settings
  const credentials = user === null || parts.password === null ? null : { user, password: parts.password }
  const address = withScheme(settings.address ?? '')
  return runLive({ ...parts, address, credentials, since: null, fetchMedia: choices.fetchMedia }, told)
}

async function pages(
  parts: KindParts,
  settings: WizardSettings,
  items: (done: number, of: number) => void,
): Promise<ImportReport> {
  const { choices, name } = settings
  const { fromElsewhere = false } = choices
  const wishes = { section: null, authors: [], publish: choices.states === 'as-they-were', fromElsewhere }
  const { timeZone } = (await readSiteSettings(parts.read)).settings
  const asked = { ...parts, address: null, wishes, timeZone, fetchMedia: choices.fetchMedia }
  if (parts.file === null) return importPages({ ...asked, place: placeOf(parts, settings) }, items)
  const saved = await savedPages(parts.file, name)
  try {
    const report = saved.named(await importPages({ ...asked, place: saved.place }, items))
    return { ...report, site: { ...report.site, title: name } }
  } finally {
    await saved.remove()
  }
}

/** What needs a file was refused without one before it was planned. */
function fileOf({ file }: KindParts): string {
  if (file === null) throw new Error('import: a run of this kind has a file')
  return file
}

function placeOf({ file }: KindParts, { address }: WizardSettings): string {
  return file ?? withScheme(address ?? '')
}
