import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { Refusal } from '@warraq/core/errors'
import { toEpoch } from '@warraq/core/time'
import { createKept } from './actions/kept.ts'
import { backupsIn } from './backup/restore-backup.ts'
import { holdNewsroom } from './cli/hold-newsroom.ts'
import type { Config } from './config/config.ts'
import { databaseAddress } from './config/config.ts'
import type { AppContext, ContextChoices } from './context.ts'
import { deskApp } from './desk/app.ts'
import { staffSession } from './desk/edge/staff-session.ts'
import type { BackgroundRuns } from './import/runs/background-runs.ts'
import { startBackgroundRuns } from './import/runs/background-runs.ts'
import { stagingArea } from './import/runs/staged-file.ts'
import { keepBackups } from './jobs/backups.ts'
import { relearn } from './jobs/comments/relearn.ts'
import { letterMail } from './jobs/letters/letter-mail.ts'
import { readerMail } from './jobs/letters/reader-mail.ts'
import { sendMail } from './jobs/letters/send-mail.ts'
import { makeVariants } from './jobs/media/make-variants.ts'
import { INDEX_JOBS, quickHandlers } from './jobs/quick-handlers.ts'
import type { JobRunner } from './jobs/runner.ts'
import { startJobRunner } from './jobs/runner.ts'
import { diskBlobs } from './ports/blobs/disk.ts'
import { safeFetcher } from './ports/fetch/fetch-safely.ts'
import { createMetrics, type Metrics } from './ports/metrics/metrics.ts'
import { watchNewsroom } from './watch-newsroom.ts'
import { metricsRoute } from './web/metrics.ts'
import type { ImageProcessor } from './ports/images/port.ts'
import { imageProcesses } from './ports/images/process.ts'
import { smtpMailer } from './ports/mail/smtp.ts'
import { createPasswordHasher } from './ports/passwords/argon2.ts'
import { foundSite, loadSampleInto } from './sample/prepare-site.ts'
import { draftOf } from './store/desk/front.ts'
import { workingCopy } from './store/desk/working-copy.ts'
import { newestNotices, noticesAfter } from './store/reader/notices.ts'
import { readSiteSettings } from './store/reader/site.ts'
import { loadAssets } from './web/assets.ts'
import { liveComments } from './web/comments/live.ts'
import type { WebContext } from './web/context.ts'
import { fileRoutes, newsroomRoutes } from './web/files.ts'
import type { ReadingLimit } from './web/limits.ts'
import { readingLimit } from './web/limits.ts'
import { frontPreviewHtml } from './web/loaders/front-preview.ts'
import { previewHtml } from './web/loaders/preview.ts'
import { previewSampleHtml } from './web/loaders/preview-sample.ts'
import { pageDisk } from './web/page-store/page-disk.ts'
import type { PageNotice } from './web/page-store/page-store.ts'
import { openPageStore } from './web/page-store/page-store.ts'
import { turnClock } from './web/page-store/turn-clock.ts'
import { programMark } from './web/page-store/program-mark.ts'
import { plainRefusal } from './web/plain-answer.ts'
import type { Reader } from './web/reader.ts'
import { createReader } from './web/reader.ts'
import { commentRoutes } from './web/routes/comments.ts'
import { fileHeaders } from './web/security-headers.ts'
import { createWebServer } from './web/server.ts'
import { keepSites, SITE_TAGS } from './web/sites.ts'
import { countViews } from './jobs/views.ts'

export const ASSETS = fileURLToPath(new URL('../dist/assets', import.meta.url))
export const NEWSROOM = fileURLToPath(new URL('../../newsroom/dist', import.meta.url))
const PAGE_MEMORY_BYTES = 96 * 1024 * 1024
/** What is left at a stop: in all less than the ten seconds that those who stop us usually wait. */
const REQUEST_GRACE_MS = 5_000
const JOB_GRACE_MS = 1_000
const COMMAND_GRACE_MS = 3_000
const LOOK_EVERY_MS = 500
const LOOK_BACK = 100
const REMEMBERED_NOTICES = 5_000
/** Search wakes when the first pages have been served, and before anybody has typed a word. */
const WAKE_SEARCH_MS = 1_000

export interface RunningServer {
  readonly app: AppContext
  readonly web: WebContext
  /** Null in a process without the role `jobs`. */
  readonly jobs: JobRunner | null
  /** Imports that the newsroom begins; null in a process without the role `jobs`. */
  readonly imports: BackgroundRuns | null
  readonly port: number
  close(): Promise<void>
}

export interface ServeChoices extends ContextChoices {
  /** Told what takes a moment before the first page can be served. */
  readonly progress?: (what: 'loading-sample') => void
}

/** Opens the newsroom and serves it: what `npm start` ends in. Which parts of it, `WARRAQ_ROLES` says. */
export async function serve(config: Config, choices: ServeChoices = {}): Promise<RunningServer> {
  await refuseTakenPort(config)
  const { app, control } = await holdNewsroom(config, 'serving', choices)
  // From here on nothing that is dropped is missed, also what a command does while the rest is being prepared.
  const notices = listenForNotices(app)
  const web = await prepare(app, choices).catch(async (error: unknown) => {
    await control.close(0)
    await app.close()
    throw error
  })
  const views = countViews(app.call, app.log, app.now)
  const images = imageProcesses()
  const limits = readingLimit()
  const reader = config.roles.includes('web') ? createReader(web, limits) : null
  const metrics = createMetrics()
  watchNewsroom(metrics, app, web)
  const life = { ending: false }
  const server = createWebServer({
    config,
    keys: app.keys,
    log: app.log,
    pages: web.pages,
    reader,
    app: wholeApp(web, images, reader, limits, metrics, life),
    countView: views.count,
    metrics,
    clock: () => performance.now(),
  })
  const closeData = async (): Promise<void> => {
    await views.stop()
    await web.pages.close()
    await control.close(COMMAND_GRACE_MS)
    await app.close()
  }
  try {
    await listen(server, config)
  } catch (error) {
    await closeData()
    throw error
  }
  // Only a server that serves takes on jobs: one that could not start must not begin what it would have to wait for.
  const jobs = config.roles.includes('jobs') ? startJobs(app, web, images) : null
  const imports = config.roles.includes('jobs') ? startImports(app) : null
  const stopBackups = config.roles.includes('jobs') ? startBackups(app) : null
  const stopHearing = notices.tell(web, jobs)
  const waking = setTimeout(() => void (reader && wakeSearch(app)), WAKE_SEARCH_MS).unref()
  const close = async (): Promise<void> => {
    life.ending = true
    clearTimeout(waking)
    web.live.close()
    await closeServer(server)
    stopHearing()
    await imports?.close()
    await stopBackups?.()
    const stopped = jobs?.stop()
    const impatience = setTimeout(() => images.close(), JOB_GRACE_MS)
    await stopped
    clearTimeout(impatience)
    images.close()
    await closeData()
  }
  const address = server.address()
  return { app, web, jobs, imports, close, port: typeof address === 'object' && address ? address.port : config.port }
}

/** The first question begins the thread and reads what it keeps: it should not be a reader's. */
async function wakeSearch({ search, log }: AppContext): Promise<void> {
  try {
    await search.similar('public', 0, 1)
  } catch (error) {
    // Busy or closing: whoever asks next wakes it.
    if (!(error instanceof Refusal)) log.defect('search', error)
  }
}

function startBackups({ config, log, now }: AppContext): () => Promise<void> {
  const newest = async (folder: string): Promise<number | null> => {
    const [last] = await backupsIn(folder)
    return last === undefined ? null : toEpoch(last.madeAt)
  }
  return keepBackups({ config, log, newest, now: () => toEpoch(now()) })
}

function startImports({ config: { dataDir, databaseUrl }, read, call, log, now }: AppContext): BackgroundRuns {
  return startBackgroundRuns({ dataDir, databaseUrl, read, call, log, now })
}

function startJobs(app: AppContext, web: WebContext, images: ImageProcessor): JobRunner {
  return startJobRunner({
    read: app.read,
    call: app.call,
    log: app.log,
    now: app.now,
    // Two machines may well give two processes the same number.
    worker: `${hostname()}:${process.pid}:${app.keys.token().slice(0, 8)}`,
    handlers: jobHandlers(app, web, images),
    lanes: ['publish-scheduled', 'make-variants', 'send-mail', 'index-waiting', 'relearn'],
    inTurn: INDEX_JOBS,
  })
}

/** Asks for the port before the sample is loaded: a newcomer whose port is taken hears it at once. */
async function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer()
  await listen(probe, config)
  await new Promise((resolve) => probe.close(resolve))
}

async function prepare(app: AppContext, { progress }: ServeChoices): Promise<WebContext> {
  await prepareSite(app, progress ?? (() => undefined))
  return openWeb(app)
}

/** What a site has from its first moment: terms, pages, and, when nobody has begun anything, the sample newsroom. */
async function prepareSite(app: AppContext, progress: (what: 'loading-sample') => void): Promise<void> {
  await foundSite(app)
  if (!app.config.sample) return
  const blobs = diskBlobs(join(app.config.dataDir, 'media'))
  await loadSampleInto({ read: app.read, call: app.call, blobs }, () => progress('loading-sample'))
}

async function openWeb(app: AppContext): Promise<WebContext> {
  const newest = await newestNotices(app.read)
  // A page that the last process kept just before it heard a late notice is rendered again rather than trusted.
  const slack = app.config.databaseUrl === null ? 0 : LOOK_BACK
  const assets = await loadAssets(ASSETS)
  const pages = openPageStore({
    disk: pageDisk(join(app.config.dataDir, 'pages'), await programMark(JSON.stringify(assets.urls))),
    now: turnClock(app.now),
    log: app.log,
    memoryBytes: PAGE_MEMORY_BYTES,
    noticesAtStart: newest.map(({ id, tag }) => ({ id: id + slack, tag })),
  })
  return {
    config: app.config,
    keys: app.keys,
    log: app.log,
    now: app.now,
    read: app.read,
    search: app.search,
    call: app.call,
    pages,
    blobs: diskBlobs(join(app.config.dataDir, 'media')),
    assets,
    sites: keepSites(app.read),
    fetch: safeFetcher({ allowed: app.config.fetchAllow }),
    live: liveComments(app.read, app.log),
  }
}

interface Hearing {
  /** Whom the notices are for, those so far included. Returns how to stop. */
  tell(web: WebContext, jobs: JobRunner | null): () => void
}

/** Pages drop at once for what this process changed; on PostgreSQL other nodes' notices are asked for twice a second. */
function listenForNotices(app: AppContext): Hearing {
  const early: PageNotice[] = []
  const state = { hear: (notices: readonly PageNotice[]): void => void early.push(...notices), ring: () => {} }
  app.onCommit(({ notices, jobs: planned }) => {
    state.hear(notices)
    if (planned) state.ring()
  })
  return {
    tell(web, jobs) {
      state.hear = hearing(web)
      state.ring = () => jobs?.ring()
      state.hear(early)
      return app.config.databaseUrl === null ? () => undefined : askOthers(app, web, state.hear)
    },
  }
}

/** What to do with notices: each once, in whatever order they come. */
function hearing(web: WebContext): (notices: readonly PageNotice[]) => void {
  const heard = new Set<number>()
  return (notices) => {
    const fresh = notices.filter(({ id }) => !heard.has(id))
    for (const { id } of fresh) heard.add(id)
    for (const id of heard) {
      if (heard.size <= REMEMBERED_NOTICES) break
      heard.delete(id)
    }
    if (fresh.some(({ tag }) => SITE_TAGS.has(tag))) web.sites.forget()
    web.pages.apply(fresh)
    web.live.apply(fresh)
  }
}

/**
 * Numbers become visible out of order, so each look goes back over the last ones; those heard before are left out. It goes
 * back twice as far as a number can be late, because the numbers at the start were counted that much higher.
 */
function askOthers(app: AppContext, web: WebContext, hear: (notices: readonly PageNotice[]) => void): () => void {
  const look = () => noticesAfter(app.read, Math.floor(web.pages.lastNoticeId) - 2 * LOOK_BACK)
  const state = { asking: false }
  const timer = setInterval(() => {
    if (state.asking) return
    state.asking = true
    look()
      .then(hear, (error: unknown) => app.log.warn('notices', { error: String(error) }))
      .finally(() => void (state.asking = false))
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

function wholeApp(
  web: WebContext,
  images: ImageProcessor,
  reader: Reader | null,
  limits: ReadingLimit,
  metrics: Metrics,
  life: { readonly ending: boolean },
): Hono {
  const { config, keys, log, now, read, search, call, blobs } = web
  const preview = async (articleId: number): Promise<string> => previewHtml(web, await workingCopy(read, articleId))
  const previewSample = (sample: Parameters<typeof previewSampleHtml>[1]) => previewSampleHtml(web, sample)
  const previewFront = async (lang: 'ar' | 'en') => frontPreviewHtml(web, lang, await draftOf(read, lang))
  const passwords = createPasswordHasher()
  const staging = stagingArea(config.dataDir)
  const base = { config, keys, log, now, read, search, call, blobs, images }
  const desk = { ...base, passwords, preview, previewFront, previewSample, staging, kept: createKept() }
  const https = config.publicUrl.protocol === 'https:'
  const hono = new Hono()
  hono.notFound(() => plainRefusal('not-found', https))
  hono.onError((error) =>
    error instanceof Refusal ? plainRefusal(error.code, https) : plainRefusal('busy', https, log.defect('http', error)),
  )
  hono.get('/healthz', (c) => c.text('ok', 200, { ...fileHeaders({ https }), 'cache-control': 'no-store' }))
  hono.route('/', metricsRoute(metrics, config.metricsToken, https))
  hono.get('/readyz', async (c) => {
    // On connections that are still open: whoever shares requests out sends the next ones elsewhere.
    if (life.ending) return plainRefusal('busy', https)
    await readSiteSettings(read)
    return c.text('ready', 200, { ...fileHeaders({ https }), 'cache-control': 'no-store' })
  })
  if (reader !== null || config.roles.includes('desk')) hono.route('/', fileRoutes(web, staffSession(desk)))
  if (reader !== null) hono.route('/', commentRoutes(web, reader, limits))
  if (config.roles.includes('desk')) {
    hono.route('/', newsroomRoutes(web, NEWSROOM))
    hono.route(DESK_PREFIX, deskApp(desk))
  }
  return hono
}

function jobHandlers(
  app: AppContext,
  web: WebContext,
  images: ImageProcessor,
): Parameters<typeof startJobRunner>[0]['handlers'] {
  const { read, call, keys, now, config } = app
  const mailer = config.mail && smtpMailer(config.mail, config.publicUrl.hostname)
  return {
    ...quickHandlers({ read, call, blobs: web.blobs }),
    'make-variants': makeVariants({ read, call, blobs: web.blobs, images }),
    relearn: relearn({ address: databaseAddress(config), call }),
    'send-mail': sendMail({ read, keys, now, publicUrl: config.publicUrl, mailer }),
    ...readerMail({ read, call, keys, now, publicUrl: config.publicUrl, mailer }),
    ...letterMail({ read, keys, now, publicUrl: config.publicUrl, mailer }),
  }
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Refusal('port-in-use', { port: config.port }) : error),
    )
    server.listen(config.port, config.host, () => resolve())
  })
}

/** Lets nobody new in, waits for answers under way, and hangs up on those that take too long. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) {
      resolve()
      return
    }
    // A connection whose last answer is out would be kept for a next request, which would never be answered.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const patience = setTimeout(() => server.closeAllConnections(), REQUEST_GRACE_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(patience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
