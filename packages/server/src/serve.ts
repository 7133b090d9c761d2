import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { Refusal } from '@warraq/core/errors'
import { holdNewsroom } from './cli/hold-newsroom.ts'
import type { Config } from './config/config.ts'
import type { AppContext, ContextChoices } from './context.ts'
import { deskApp } from './desk/app.ts'
import { staffSession } from './desk/edge/staff-session.ts'
import { sendMail } from './jobs/letters/send-mail.ts'
import { makeVariants } from './jobs/media/make-variants.ts'
import { quickHandlers } from './jobs/quick-handlers.ts'
import type { JobRunner } from './jobs/runner.ts'
import { startJobRunner } from './jobs/runner.ts'
import { diskBlobs } from './ports/blobs/disk.ts'
import type { ImageProcessor } from './ports/images/port.ts'
import { imageProcesses } from './ports/images/process.ts'
import { smtpMailer } from './ports/mail/smtp.ts'
import { createPasswordHasher } from './ports/passwords/argon2.ts'
import { foundSite, loadSampleInto } from './sample/prepare-site.ts'
import { workingCopy } from './store/desk/working-copy.ts'
import { newestNotices, noticesAfter } from './store/reader/notices.ts'
import { loadAssets } from './web/assets.ts'
import type { WebContext } from './web/context.ts'
import { fileRoutes, newsroomRoutes } from './web/files.ts'
import type { ReadingLimit } from './web/limits.ts'
import { readingLimit } from './web/limits.ts'
import { previewHtml } from './web/loaders/preview.ts'
import { pageDisk } from './web/page-store/page-disk.ts'
import { openPageStore } from './web/page-store/page-store.ts'
import { plainRefusal } from './web/plain-answer.ts'
import type { Reader } from './web/reader.ts'
import { createReader } from './web/reader.ts'
import { commentRoutes } from './web/routes/comments.ts'
import { fileHeaders } from './web/security-headers.ts'
import { createWebServer } from './web/server.ts'
import { keepSites } from './web/sites.ts'
import { countViews } from './jobs/views.ts'

export const ASSETS = fileURLToPath(new URL('../dist/assets', import.meta.url))
export const NEWSROOM = fileURLToPath(new URL('../../newsroom/dist', import.meta.url))
const PAGE_MEMORY_BYTES = 96 * 1024 * 1024
const COMMAND_GRACE_MS = 3_000
const LOOK_BACK = 100
const REMEMBERED_NOTICES = 5_000

export interface RunningServer {
  readonly app: AppContext
  readonly web: WebContext
  readonly jobs: JobRunner
  readonly port: number
  close(): Promise<void>
}

export interface ServeChoices extends ContextChoices {
  /** Told what takes a moment before the first page can be served. */
  readonly progress?: (what: 'loading-sample') => void
}

/** Opens the newsroom and serves it: what `npm start` ends in. */
export async function serve(config: Config, choices: ServeChoices = {}): Promise<RunningServer> {
  await refuseTakenPort(config)
  const { app, control } = await holdNewsroom(config, 'serving', choices)
  await prepareSite(app, choices.progress ?? (() => undefined)).catch(async (error: unknown) => {
    await control.close(0)
    await app.close()
    throw error
  })
  const views = countViews(app.call, app.log, app.now)
  const web = await openWeb(app, views.count)
  const images = imageProcesses()
  const limits = readingLimit()
  const reader = createReader(web, limits)
  const server = createWebServer({
    config,
    keys: app.keys,
    log: app.log,
    pages: web.pages,
    reader,
    app: wholeApp(web, images, reader, limits),
    countView: views.count,
  })
  const closeData = async (): Promise<void> => {
    await views.stop()
    await web.pages.settle()
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
  const jobs = startJobRunner({
    read: app.read,
    call: app.call,
    log: app.log,
    now: app.now,
    worker: `${process.pid}`,
    handlers: jobHandlers(app, web, images),
  })
  const stopHearing = hearNotices(app, web, jobs)
  const close = async (): Promise<void> => {
    await closeServer(server)
    stopHearing()
    await jobs.stop()
    await closeData()
  }
  const address = server.address()
  return { app, web, jobs, close, port: typeof address === 'object' && address ? address.port : config.port }
}

/** Asks for the port before the sample is loaded: a newcomer whose port is taken hears it at once. */
async function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer()
  await listen(probe, config)
  await new Promise((resolve) => probe.close(resolve))
}

/** What a site has from its first moment: terms, pages, and, when nobody has begun anything, the sample newsroom. */
async function prepareSite(app: AppContext, progress: (what: 'loading-sample') => void): Promise<void> {
  await foundSite(app)
  if (!app.config.sample) return
  const blobs = diskBlobs(join(app.config.dataDir, 'media'))
  await loadSampleInto({ read: app.read, call: app.call, blobs }, () => progress('loading-sample'))
}

async function openWeb(app: AppContext, countView: (articleId: number) => void): Promise<WebContext> {
  const newest = await newestNotices(app.read).catch(() => null)
  // A page that the last process kept just before it heard a late notice is rendered again rather than trusted.
  const slack = app.config.databaseUrl === null ? 0 : LOOK_BACK
  const noticesAtStart = newest && newest.map(({ id, tag }) => ({ id: id + slack, tag }))
  const pages = openPageStore({
    disk: pageDisk(join(app.config.dataDir, 'pages')),
    now: app.now,
    log: app.log,
    memoryBytes: PAGE_MEMORY_BYTES,
    noticesAtStart,
  })
  return {
    config: app.config,
    keys: app.keys,
    log: app.log,
    now: app.now,
    read: app.read,
    call: app.call,
    pages,
    countView,
    blobs: diskBlobs(join(app.config.dataDir, 'media')),
    assets: await loadAssets(ASSETS),
    sites: keepSites(app.read),
  }
}

/** Pages drop at once for what this process changed; on PostgreSQL other nodes' notices are asked for twice a second. */
function hearNotices(app: AppContext, web: WebContext, jobs: JobRunner): () => void {
  const heard = new Set<number>()
  const apply = (notices: readonly { id: number; tag: string }[]): void => {
    const fresh = notices.filter(({ id }) => !heard.has(id))
    for (const { id } of fresh) heard.add(id)
    for (const id of heard) {
      if (heard.size <= REMEMBERED_NOTICES) break
      heard.delete(id)
    }
    if (fresh.some(({ tag }) => tag === 'site')) web.sites.forget()
    web.pages.apply(fresh)
  }
  app.onCommit(({ notices, jobs: planned }) => {
    apply(notices)
    if (planned) jobs.ring()
  })
  if (app.config.databaseUrl === null) return () => undefined
  // Numbers become visible out of order, so each look goes back over the last ones; those heard before are left out.
  const look = () => noticesAfter(app.read, Math.floor(web.pages.lastNoticeId) - LOOK_BACK)
  const timer = setInterval(() => {
    look().then(apply, (error: unknown) => app.log.warn('notices', { error: String(error) }))
  }, 500)
  return () => clearInterval(timer)
}

function wholeApp(web: WebContext, images: ImageProcessor, reader: Reader, limits: ReadingLimit): Hono {
  const { config, keys, log, now, read, call, blobs } = web
  const preview = async (articleId: number): Promise<string> => previewHtml(web, await workingCopy(read, articleId))
  const desk = { config, keys, log, now, read, call, blobs, images, passwords: createPasswordHasher(), preview }
  const https = config.publicUrl.protocol === 'https:'
  const hono = new Hono()
  hono.notFound(() => plainRefusal('not-found', https))
  hono.onError((error) => plainRefusal('busy', https, log.defect('http', error)))
  hono.get('/healthz', (c) => c.text('ok', 200, { ...fileHeaders({ https }), 'cache-control': 'no-store' }))
  hono.route('/', fileRoutes(web, staffSession(desk)))
  hono.route('/', commentRoutes(web, reader, limits))
  hono.route('/', newsroomRoutes(web, NEWSROOM))
  hono.route(DESK_PREFIX, deskApp(desk))
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
    'send-mail': sendMail({ read, keys, now, publicUrl: config.publicUrl, mailer }),
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

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) {
      resolve()
      return
    }
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  })
}
