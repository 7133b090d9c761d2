import { fold, slug as slugOf } from '@warraq/arabic'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { indexNow } from '../search/write-index.ts'
import { changeSettings } from '../site/change-settings.ts'
import { markOf, putMark } from '../site/marks.ts'
import { idOf } from './keys.ts'
import { loadArticles } from './load-articles.ts'
import { loadComments } from './load-comments.ts'
import { loadMainMenu, loadPages } from './load-pages.ts'
import { remember } from './remembered.ts'
import type { SampleInput, SampleNewsroom, SamplePicture } from './sample-input.ts'

export interface LoadedSample {
  readonly loaded: boolean
  readonly articles: number
  readonly comments: number
}

const MONTHS_BEFORE_SECONDS = 90 * 24 * 3600
const SECONDS_PER_PICTURE = 2

/**
 * Fills an empty site with the sample newsroom, all of it or nothing. Does nothing where somebody has an account, where
 * there is an article, or where the sample was loaded, removed or declined before.
 */
export const loadSample = defineAction(async (context, input: SampleInput): Promise<LoadedSample> => {
  if (context.actor.kind !== 'operator') throw new Error('sample/load-sample belongs to the operator')
  if (!(await isUntouched(context))) return { loaded: false, articles: 0, comments: 0 }
  const { newsroom } = input
  const formerTags = new Set((await tags(context)).values())
  const runId = await startRun(context)
  const before = { ...context, now: plusSeconds(context.now, -MONTHS_BEFORE_SECONDS) }
  const media = await loadPictures(before, input.pictures, context.now)
  const person = await loadPersons(before, newsroom, media)
  const section = await loadSections(before, newsroom)
  const article = await loadArticles(context, input.articles, { section, person, media })
  const { comments, identities } = await loadComments(context, input.comments, article)
  await indexNow(context, 'comments', [...comments.values()])
  const pages = await loadPages(context, newsroom)
  await loadMainMenu(context, newsroom, section)
  await setTaglines(context, newsroom)
  const made = {
    media,
    person,
    section,
    article,
    tag: new Map([...(await tags(context))].filter(([, id]) => !formerTags.has(id))),
    page: pages,
    comment: comments,
    identity: identities,
    settings: new Map([['site', 0]]),
  }
  for (const [kind, things] of Object.entries(made)) await remember(context, runId, kind as keyof typeof made, things)
  await putMark(context, 'sample', 'loaded')
  context.drop('site', 'front', 'lists', 'corrections')
  context.audit('sample.loaded', 'site', { articles: article.size, comments: comments.size })
  return { loaded: true, articles: article.size, comments: comments.size }
})

async function isUntouched(context: WriteContext): Promise<boolean> {
  const { db } = context
  if ((await markOf(db, 'sample')) !== null) return false
  const account = await db.selectFrom('account').select('id').limit(1).executeTakeFirst()
  const article = await db.selectFrom('article').select('id').limit(1).executeTakeFirst()
  return !account && !article
}

async function startRun(context: WriteContext): Promise<number> {
  const { id } = await context.db
    .insertInto('import_run')
    .values({
      source: 'sample',
      file_hash: '',
      state: 'done',
      counts: '{}',
      report: '{}',
      started_at: context.now,
      finished_at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * Shown from the start in the one size that the sample comes in. The other sizes follow one picture at a time, so that
 * what the newsroom does meanwhile does not wait behind all of them.
 */
async function loadPictures(
  context: WriteContext,
  pictures: readonly SamplePicture[],
  now: Instant,
): Promise<Map<string, number>> {
  const made = new Map<string, number>()
  for (const [at, { key, variants, ...picture }] of pictures.entries()) {
    const { id } = await context.db
      .insertInto('media')
      .values({
        kind: 'image',
        state: 'processing',
        mime: picture.mime,
        bytes: picture.bytes,
        width: picture.width,
        height: picture.height,
        sha256: picture.sha256,
        blob_key: picture.blobKey,
        likeness: picture.likeness ?? null,
        original_name: picture.originalName,
        alt: picture.alt,
        caption: picture.caption,
        credit: picture.credit,
        licence: '',
        expires_on: null,
        focal_x: null,
        focal_y: null,
        variants: JSON.stringify(variants),
        import_key: null,
        created_at: context.now,
        created_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const runAt = plusSeconds(now, (at + 1) * SECONDS_PER_PICTURE)
    await context.plan({ kind: 'make-variants', payload: { mediaId: id }, runAt })
    made.set(key, id)
  }
  await indexNow(context, 'media', [...made.values()])
  return made
}

async function loadPersons(
  context: WriteContext,
  { persons }: SampleNewsroom,
  media: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const made = new Map<string, number>()
  for (const { key, kind, lang, name, gender, title, bio, portrait } of persons) {
    const { id } = await context.db
      .insertInto('person')
      .values({
        kind,
        name,
        name_key: fold(name),
        slug: slugOf(name),
        gender,
        title,
        bio,
        portrait_id: portrait === null ? null : idOf(media, portrait),
        byline_hidden: 0,
        lang,
        import_key: null,
        created_at: context.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    made.set(key, id)
  }
  return made
}

/** Parents come before their children in the file. */
async function loadSections(context: WriteContext, { sections }: SampleNewsroom): Promise<Map<string, number>> {
  const made = new Map<string, number>()
  for (const [position, { key, parent, name, slug, description }] of sections.entries()) {
    const { id } = await context.db
      .insertInto('section')
      .values({
        parent_id: parent === null ? null : idOf(made, parent),
        slug,
        name,
        name_key: fold(name),
        description,
        position: position + 1,
        hidden: 0,
        import_key: null,
        created_at: context.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    made.set(key, id)
  }
  return made
}

async function setTaglines(context: WriteContext, { site }: SampleNewsroom): Promise<void> {
  const { settings, lockVersion } = await readSiteSettings(context.db)
  await changeSettings.run(context, { settings: { ...settings, taglines: site.taglines }, lockVersion })
}

async function tags(context: WriteContext): Promise<Map<string, number>> {
  const rows = await context.db.selectFrom('tag').select(['id', 'slug']).execute()
  return new Map(rows.map(({ id, slug }) => [slug, id]))
}
