/** A WordPress export comes in: the whole file is held to be readable first, then its things are written in batches. */

import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import { FRONT_KEY } from '../../actions/import/import-addresses.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { ReadDb } from '../../store/database.ts'
import type { ClaimKeeper } from './address-book.ts'
import { AddressBook } from './address-book.ts'
import type { ImportReport } from './import-report.ts'
import { ReportBook } from './import-report.ts'
import type { IntakeParts } from './intake.ts'
import { Intake } from './intake.ts'
import { ItemIntake, oldHosts } from './item-intake.ts'
import { giveLateAddresses } from './late-addresses.ts'
import { likeNames } from './like-names.ts'
import { MediaHere } from './media-here.ts'
import type { Download } from './media-intake.ts'
import { takeInMedia } from './media-intake.ts'
import { MenuItems } from './menu-items.ts'
import { namesHere } from '../intake/names-here.ts'
import type { NameParts } from './name-items.ts'
import { categoriesComingIn, categoryAddresses, nameArrivals } from './name-items.ts'
import { frontAddresses } from './old-addresses.ts'
import type { TypeRules } from './post-types.ts'
import { underRule } from './post-types.ts'
import { readWxr } from './read-wxr.ts'
import { repairRecord } from './repair-records.ts'
import type { Repair } from './repair-text.ts'
import type { SectionWishes } from './section-wishes.ts'
import { AS_THEY_WERE, SectionPlan } from './section-wishes.ts'
import type { LateAddresses, Shelf } from './shelf.ts'
import type { Survey } from './survey.ts'
import { surveyWxr } from './survey.ts'
import type { Uploads } from './upload-path.ts'
import { openUploads } from './uploads.ts'
import { asRefusal } from './wxr-problem.ts'
import type { WxrItem } from './wxr-records.ts'
import type { Look } from '../wizard/samples.ts'

export interface ImportParts {
  readonly file: string
  /** Of pass 1 over the same file (`surveyWxr`), where it was made before the newsroom was opened. */
  readonly survey?: Survey
  readonly call: CallAction
  /** Null where there is no newsroom yet; only for a rehearsal. */
  readonly read: ReadDb | null
  /** Nothing is written, and the report says what would be. */
  readonly dryRun: boolean
  readonly now: Instant
  /** The old site's uploads folder on this machine; null: pictures become links to where they were. */
  readonly mediaDir: string | null
  readonly images: ImageParts
  readonly choices?: ImportChoices
  /** Of `begin-import`, where it has begun already: a run in the background. */
  readonly runId?: number
  /** Asked between items; true: the run ends as `import-stopped`, and running it again goes on. */
  readonly stopped?: () => boolean
  /** Shown each article as it was and as it comes in. */
  readonly look?: Look
}

/** What the operator may decide. */
export interface ImportChoices {
  /** What types of the old site's own become; `parseTypeRule` reads them. */
  readonly rules?: TypeRules
  /** Sections otherwise than there. */
  readonly sections?: SectionWishes
  /** Articles are shown at the addresses they had, instead of leading on from there. */
  readonly keepAddresses?: boolean
  /** Gets pictures that no folder has. */
  readonly download?: Download | null
  /** Who began it; null: the operator at the command line. */
  readonly accountId?: number | null
}

export interface ImportStep {
  readonly doing: 'checking' | 'pictures' | 'items' | 'links'
  readonly done: number
  /** 0 where it is not known yet. */
  readonly of: number
}

const operator = { actor: { kind: 'operator' } } as const

/**
 * Run again, it passes over what is here and goes on with the rest. The survey is used up by it. Refusals:
 * `import-refused` before anything is written, `bad-input` for a folder that is not there, `import-stopped` when it was
 * told to stop.
 */
export async function runImport(parts: ImportParts, progress: (step: ImportStep) => void): Promise<ImportReport> {
  if (parts.survey === undefined) progress({ doing: 'checking', done: 0, of: 0 })
  const survey = parts.survey ?? (await surveyWxr(parts.file, parts.choices?.rules))
  try {
    const uploads = parts.mediaDir === null ? null : await openUploads(parts.mediaDir)
    return await bringIn(parts, survey, uploads, progress)
  } finally {
    survey.shelf.close()
  }
}

async function bringIn(
  parts: ImportParts,
  survey: Survey,
  uploads: Uploads | null,
  progress: (step: ImportStep) => void,
): Promise<ImportReport> {
  const { call, read, dryRun, choices = {} } = parts
  const { shelf } = survey
  const sections = new SectionPlan(survey.keys, choices.sections ?? AS_THEY_WERE)
  sections.hold(survey.categories.inOrder())
  const runId = dryRun ? null : (parts.runId ?? (await begin(parts, survey)))
  const book = new ReportBook()
  const shared = { read, call, runId, book, addresses: new AddressBook(read, dryRun ? claimsOn(shelf) : null) }
  const intake = new Intake(shared)
  noteNames(book, survey)
  const names = { survey, sections, comingIn: await categoriesComingIn(survey, sections, read) }
  for (const arrival of nameArrivals(names, await namesHere(read), book)) await intake.add(arrival)
  await intake.flush()
  const images = dryRun ? null : parts.images
  const media = { survey, intake, book, read, uploads, images, download: choices.download ?? null }
  await takeInMedia(media, (done) => {
    stopIfAsked(parts)
    progress({ doing: 'pictures', done, of: shelf.pictureCount })
  })
  await shared.addresses.learnSite()
  const menus = new MenuItems()
  const items = new ItemIntake({
    survey,
    sections,
    intake,
    book,
    menus,
    media: new MediaHere(shelf),
    now: parts.now,
    keepAddresses: choices.keepAddresses === true,
    ...(parts.look === undefined ? {} : { look: parts.look }),
  })
  await takeInItems(parts, survey, items, progress)
  await intake.flush()
  await giveLateAddresses(shared, lateAddresses(names, items))
  await menus.give({ ...shared, survey, sections, isHere: (_kind, wpId) => items.isHere(wpId) })
  await rewriteLinks(shared, survey, progress)
  const site = { title: survey.summary.site?.title ?? '', url: survey.siteUrl }
  const report = book.report(site, dryRun)
  if (runId !== null) await keepReport(shared, runId, report)
  return report
}

function claimsOn(shelf: Shelf): ClaimKeeper {
  return { has: (path) => shelf.hasWord('claimed', path), add: (path) => void shelf.addWord('claimed', path) }
}

function* lateAddresses(names: NameParts, items: ItemIntake): Generator<LateAddresses> {
  yield* items.late()
  yield frontOf(names.survey)
  yield* categoryAddresses(names)
}

async function begin({ call, file, choices = {} }: ImportParts, survey: Survey): Promise<number> {
  const { source } = survey.keys
  const accountId = choices.accountId ?? null
  const begun = { source, fileHash: survey.fileHash, kind: 'wordpress', name: basename(file), accountId }
  return (await call('import/begin-import', begun, operator)).runId
}

function stopIfAsked({ stopped }: ImportParts): void {
  if (stopped?.() === true) throw new Refusal('import-stopped')
}

/** What pass 1 repaired and found alike. */
function noteNames(book: ReportBook, { nameRepairs, summary, tags, usedTags }: Survey): void {
  for (const { repair, before, after } of nameRepairs) book.repair(repair, '', before, after)
  const { count, places } = summary.stray
  for (const { line, character } of places) book.repair('control-character', String(line), character, '')
  if (count > places.length) book.repair('control-character', '', '', '', count - places.length)
  book.likeTags(likeNames([...tags.values()].filter(({ slug }) => usedTags.has(slug)).map(({ name }) => name)))
}

function frontOf({ siteUrl }: Survey): LateAddresses {
  return { targetKey: FRONT_KEY, paths: frontAddresses(siteUrl), bucket: 'pages' }
}

/** Links to the old site lead to where things are now, once everything is here. */
async function rewriteLinks(
  { call, runId, book }: IntakeParts,
  survey: Survey,
  progress: (step: ImportStep) => void,
): Promise<void> {
  if (runId === null) return
  const { shelf } = survey
  const [hosts, of] = [oldHosts(survey), shelf.linkingCount]
  let done = 0
  for (const keys of shelf.linking()) {
    progress({ doing: 'links', done, of })
    const { rewritten } = await call('import/import-links', { runId, keys, hosts }, operator)
    if (rewritten > 0) book.note('posts', 'links-rewritten', '', rewritten)
    done += keys.length
  }
}

async function takeInItems(
  parts: ImportParts,
  survey: Survey,
  items: ItemIntake,
  progress: (step: ImportStep) => void,
): Promise<void> {
  const of = survey.summary.itemCount
  const { book } = items
  try {
    for await (const read of readWxr(createReadStream(parts.file))) {
      if (read.kind !== 'item') continue
      stopIfAsked(parts)
      const told = (repair: Repair, before: string, after: string): void =>
        book.repair(repair, read.link || read.title, before, after)
      await items.take(underRule(repairRecord(read, told) as WxrItem, survey.rules))
      progress({ doing: 'items', done: read.ordinal, of })
    }
  } catch (error) {
    // The file was whole a moment ago: somebody is writing it.
    throw asRefusal(error)
  }
}

async function keepReport({ call }: IntakeParts, runId: number, report: ImportReport): Promise<void> {
  const { counts } = report
  await call('import/finish-import', { runId, counts, report: report as unknown as Json }, operator)
}
