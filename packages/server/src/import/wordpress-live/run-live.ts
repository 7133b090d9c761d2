/** A WordPress site comes in from its address: fetched by its REST API, written as an export, taken in as one. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import { fromEpoch } from '@warraq/core/time'
import { sha256Of } from '../../ports/images/intake.ts'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { ReadDb } from '../../store/database.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import { importKeys } from '../wordpress/import-keys.ts'
import type { TypeRules } from '../wordpress/post-types.ts'
import type { SectionWishes } from '../wordpress/section-wishes.ts'
import type { ImportParts, ImportStep } from '../wordpress/run-import.ts'
import { runImport } from '../wordpress/run-import.ts'
import type { WxrSite } from '../wordpress/wxr-records.ts'
import { gmtInstant, plainName } from '../wordpress/wxr-values.ts'
import type { Credentials } from './api-client.ts'
import { WordPressApi } from './api-client.ts'
import type { ApiRoot } from './api-root.ts'
import { findApi } from './api-root.ts'
import type { Collecting, LiveStep } from './collect.ts'
import { census, collect, seenFrom } from './collect.ts'
import { composeWxr, rowsOfType } from './compose.ts'
import type { NotHad } from './download-picture.ts'
import { downloadPictures } from './download-picture.ts'
import type { HereBefore, Moved } from './here-before.ts'
import { changedOnBoth, hereBefore, shownHere } from './here-before.ts'
import { LiveFolder } from './live-folder.ts'
import type { Row } from './live-json.ts'
import { idIn, textIn } from './live-json.ts'
import { planOf } from './live-plan.ts'
import { liveRefusal } from './live-problem.ts'

export interface LiveParts extends Pick<ImportParts, 'call' | 'read' | 'dryRun' | 'now' | 'images' | 'look'> {
  readonly address: string
  readonly credentials: Credentials | null
  /** Only what has changed since this instant; null: since the last run, or everything in the first one. */
  readonly since: Instant | null
  readonly fetchMedia: boolean
  /** What types of the old site's own become; `parseTypeRule` reads them. */
  readonly rules?: TypeRules
  readonly sections?: SectionWishes
  /** The newsroom's data folder; a rehearsal leaves nothing in it. */
  readonly dataDir: string
  readonly fetch: SafeFetch
}

/** What only a site that goes on living has to tell. */
export interface LiveFacts {
  /** What had changed since then was asked for; null: everything. */
  readonly since: string | null
  /** Lists that were not open to the caller. */
  readonly closed: readonly string[]
  /** Posts behind a password that the caller does not have. */
  readonly withheld: number
  /** Readers see it here, and it is not there any more. Nothing was taken away here. */
  readonly gone: readonly Moved[]
  /** Changed there and here since it came in. Ours was left as it is. */
  readonly conflicts: readonly Moved[]
  readonly notFetched: readonly NotHad[]
}

export type LiveReport = ImportReport & { readonly live: LiveFacts }

/** Clocks and time zones of old sites are off by up to a day; what is read twice for it changes nothing. */
const OVERLAP_MS = 26 * 60 * 60 * 1000
/** What was fetched by a run that died is good for so long. */
const FRESH_MS = 24 * 60 * 60 * 1000

/**
 * Run again, it asks for what has changed since the last run. Refusals: `source-refused` with its reason and address, and
 * those of {@link runImport}.
 */
export async function runLive(parts: LiveParts, progress: (step: ImportStep | LiveStep) => void): Promise<LiveReport> {
  const root = await findApi(parts.fetch, parts.address)
  const site = siteOf(root)
  const keys = importKeys(site)
  const before = await hereBefore(parts.read, keys)
  const place = await placeOf(parts, keys.source)
  try {
    return await runIn(place, { ...parts, root, site, before }, progress)
  } finally {
    if (parts.dryRun) await rm(place, { recursive: true, force: true })
  }
}

interface Known {
  readonly root: ApiRoot
  readonly site: WxrSite
  readonly before: HereBefore
}

async function runIn(
  place: string,
  parts: LiveParts & Known,
  progress: (step: ImportStep | LiveStep) => void,
): Promise<LiveReport> {
  const { read, site, before, root, credentials } = parts
  const keys = importKeys(site)
  const kept = await LiveFolder.open(join(place, 'kept'))
  const api = await signIn(parts)
  const { since, seen, folder } = await beginning(place, kept, parts)
  const plan = await planOf(api, root)
  if (plan.types.length === 0) throw liveRefusal('not-open', root.url)
  const mediaSince = (await kept.list('media').isWhole()) ? since : null
  const work: Collecting = { api, folder, plan, since, mediaSince, seen, progress }
  await collect(work)
  const { numbers, gone } = await census(work)
  const media = (): AsyncGenerator<Row> => allMedia(folder, kept)
  const file = folder.file('site.xml')
  const { withheld } = await composeWxr({ folder, plan, site, logins: before.logins, media }, file)
  const changes = await changesIn(work)
  const notFetched: NotHad[] = []
  const download = parts.fetchMedia ? downloadPictures(parts.fetch, (one) => void notFetched.push(one)) : null
  const runId = await begin(parts, keys.source, since)
  const brought = {
    ...parts,
    file,
    mediaDir: null,
    choices: {
      download,
      rules: parts.rules ?? {},
      ...(parts.sections === undefined ? {} : { sections: parts.sections }),
    },
    ...(runId === null ? {} : { runId }),
  }
  const report = await runImport(brought, progress)
  const facts: LiveFacts = {
    since,
    closed: plan.closed,
    withheld,
    gone: read === null ? [] : await shownHere(read, keys, [...gone.values()].flat()),
    conflicts: read === null ? [] : await changedOnBoth(read, keys, changes),
    notFetched,
  }
  const whole = { ...report, live: facts }
  if (runId !== null) {
    await parts.call(
      'import/finish-import',
      { runId, counts: report.counts, report: whole as unknown as Json },
      operator,
    )
    await remember({ kept, folder, runId, numbers, signedIn: credentials !== null })
  }
  return whole
}

const operator = { actor: { kind: 'operator' } } as const

/** Null for a rehearsal. */
async function begin(
  { call, dryRun, root, credentials }: LiveParts & Known,
  source: string,
  since: Instant | null,
): Promise<number | null> {
  if (dryRun) return null
  const { host } = new URL(root.url)
  const settings = { address: root.url, signedIn: credentials !== null }
  const begun = { source, fileHash: '', kind: 'wordpress-live', name: host, settings, since }
  return (await call('import/begin-import', begun, operator)).runId
}

/** A rehearsal works in a folder of its own. */
async function placeOf({ dryRun, dataDir }: LiveParts, source: string): Promise<string> {
  if (dryRun) return mkdtemp(join(tmpdir(), 'warraq-live-'))
  return join(dataDir, 'import', sha256Of(Buffer.from(source)).slice(0, 32))
}

function siteOf({ url, about }: ApiRoot): WxrSite {
  const home = textIn(about, 'home') || textIn(about, 'url') || new URL('/', url).href
  return {
    kind: 'site',
    title: plainName(textIn(about, 'name')),
    description: plainName(textIn(about, 'description')),
    url: home,
    baseSiteUrl: home,
    language: '',
    version: '1.2',
  }
}

/** WordPress's own rule: an application password travels encrypted, or does not leave the machine. It goes to nobody else. */
async function signIn({ fetch, address, root, credentials }: LiveParts & Known): Promise<WordPressApi> {
  const api = new WordPressApi(fetch, root, credentials)
  if (credentials === null) return api
  const { protocol, hostname } = new URL(root.url)
  const bare = (host: string): string => host.replace(/^www\./u, '')
  if (bare(hostname) !== bare(new URL(address).hostname)) throw liveRefusal('api-elsewhere', root.url)
  const isHere = ['localhost', '[::1]'].includes(hostname) || /^127\.\d+\.\d+\.\d+$/u.test(hostname)
  if (protocol !== 'https:' && !isHere) throw liveRefusal('password-in-clear', root.url)
  if ((await api.one('wp/v2/users/me')) === null) throw liveRefusal('sign-in-refused', root.url)
  return api
}

interface Beginning {
  readonly since: Instant | null
  readonly seen: ReadonlyMap<string, ReadonlySet<number>>
  readonly folder: LiveFolder
}

/** Where a run that died can be gone on with, it is; else one begins where the last one that ended began. */
async function beginning(place: string, kept: LiveFolder, parts: LiveParts & Known): Promise<Beginning> {
  const signedIn = parts.credentials !== null
  const last = await kept.note('last')
  const isGood = last !== null && last['signedIn'] === signedIn && (await isStillHere(parts.read, idIn(last, 'runId')))
  const lastBegun = isGood ? gmtInstant(textIn(last, 'begunAt').slice(0, 19)) : null
  const since = parts.since ?? (lastBegun === null ? null : earlier(lastBegun, OVERLAP_MS))
  const fromNote = lastBegun === null ? new Map() : seenFrom(last?.['seen'])
  const seen = since !== null && fromNote.size === 0 ? parts.before.numbers : fromNote
  const folder = await LiveFolder.open(join(place, 'run'))
  const dead = await folder.note('begun')
  const goesOn =
    dead !== null &&
    dead['since'] === since &&
    dead['signedIn'] === signedIn &&
    dead['address'] === parts.root.url &&
    textIn(dead, 'begunAt') > earlier(parts.now, FRESH_MS)
  if (goesOn) return { since, seen, folder }
  await folder.remove()
  const fresh = await LiveFolder.open(join(place, 'run'))
  await fresh.setNote('begun', { begunAt: parts.now, since, signedIn, address: parts.root.url })
  return { since, seen, folder: fresh }
}

/** A run that was taken back, or that a restored database does not know, has left nothing to go on from. */
async function isStillHere(read: ReadDb | null, runId: number | null): Promise<boolean> {
  if (read === null || runId === null) return false
  const run = await read
    .selectFrom('import_run')
    .select(['state', 'undone_at'])
    .where('id', '=', runId)
    .executeTakeFirst()
  return run?.state === 'done' && run.undone_at === null
}

function earlier(instant: Instant, ms: number): Instant {
  return fromEpoch(Date.parse(instant) - ms)
}

/** When each thing that was fetched was changed there. */
async function changesIn({ folder, plan }: Collecting): Promise<Map<number, string>> {
  const changes = new Map<number, string>()
  for (const type of plan.types) {
    for await (const row of rowsOfType(folder, type)) {
      const id = idIn(row, 'id')
      const at = gmtInstant(textIn(row, 'modified_gmt'))
      if (id !== null && at !== null) changes.set(id, at)
    }
  }
  return changes
}

async function* allMedia(folder: LiveFolder, kept: LiveFolder): AsyncGenerator<Row> {
  const given = new Set<unknown>()
  for await (const row of folder.list('media').rows()) {
    given.add(row['id'])
    yield row
  }
  for await (const row of kept.list('media').rows()) if (!given.has(row['id'])) yield row
}

interface Ended {
  readonly kept: LiveFolder
  readonly folder: LiveFolder
  readonly runId: number
  readonly numbers: ReadonlyMap<string, ReadonlySet<number>>
  readonly signedIn: boolean
}

/** For the next run: when this one began, what is there, and all pictures. What was fetched goes. */
async function remember({ kept, folder, runId, numbers, signedIn }: Ended): Promise<void> {
  const begun = await folder.note('begun')
  const media = kept.list('media')
  await media.clear()
  let rows: Row[] = []
  for await (const row of allMedia(folder, kept)) {
    rows.push(row)
    if (rows.length < 500) continue
    await media.append(rows)
    rows = []
  }
  await media.append(rows)
  await media.finish()
  const seen = Object.fromEntries([...numbers].map(([type, ids]) => [type, [...ids]]))
  await kept.setNote('last', { begunAt: textIn(begun ?? {}, 'begunAt'), runId, signedIn, seen })
  await folder.remove()
}
