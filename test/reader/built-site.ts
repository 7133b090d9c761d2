import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Assets } from '../../packages/server/src/web/assets.ts'
import { loadAssets } from '../../packages/server/src/web/assets.ts'
import { readerHeaders } from '../../packages/server/src/web/security-headers.ts'
import { fixturePages } from './fixtures/all.ts'

const root = join(import.meta.dirname, '..', '..')

/** The assets as the build makes them now, in a folder of their own. */
export async function buildAssets(): Promise<{
  readonly dir: string
  readonly assets: Assets
  remove(): Promise<void>
}> {
  const dir = await mkdtemp(join(tmpdir(), 'warraq-assets-'))
  await promisify(execFile)(process.execPath, ['scripts/build-assets.mjs', dir], { cwd: root })
  return { dir, assets: await loadAssets(dir), remove: () => rm(dir, { recursive: true, force: true }) }
}

/** One grey pixel, stretched to whatever size the page keeps for it. */
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAMLCwgAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')

export interface FixtureSite {
  readonly base: string
  readonly names: readonly string[]
  close(): Promise<void>
}

/** All fixture pages on loopback under the headers of the product: `{base}/{name}`. `delayMs` holds the fonts back. */
export async function serveFixtures(assets: Assets, delayMs = 0): Promise<FixtureSite> {
  const pages = fixturePages(assets.urls)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = pages.get(pathname.slice(1))
    const asset = assets.files.get(pathname)
    if (page !== undefined) {
      response
        .writeHead(200, { ...readerHeaders({ https: false }), 'content-type': 'text/html; charset=utf-8' })
        .end(page)
    } else if (asset !== undefined) {
      const late = asset.contentType === 'font/woff2' ? delayMs : 0
      setTimeout(() => response.writeHead(200, { 'content-type': asset.contentType }).end(asset.bytes), late)
    } else if (pathname.startsWith('/media/')) {
      response.writeHead(200, { 'content-type': 'image/gif' }).end(PICTURE)
    } else if (pathname.endsWith('/breaking.json')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"line":null}')
    } else if (pathname === '/comments/live') {
      // Nothing new, and no need to ask again.
      response.writeHead(204).end()
    } else {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    names: [...pages.keys()],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
