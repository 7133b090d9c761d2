// Writes every reader page with fixture content to a folder, with the built assets, to be looked at in a browser.
//   node scripts/preview-pages.mjs FOLDER
// Pictures under /media are the reader's to add; without them the pages show alternative text.
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createServer } from 'vite'
import { inHouse } from './build-assets/house.mjs'

const folder = resolve(process.argv[2] ?? 'preview')
const vite = await createServer({
  configFile: false,
  root: inHouse('.'),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'], externalConditions: ['source'] } },
})
const { fixturePages } = await vite.ssrLoadModule(inHouse('test/reader/fixtures/all.ts'))
const { loadAssets } = await vite.ssrLoadModule('/packages/server/src/web/assets.ts')
const built = inHouse('packages/server/dist/assets')
const { urls } = await loadAssets(built)
await mkdir(folder, { recursive: true })
await cp(built, join(folder, 'assets'), { recursive: true })
for (const [name, html] of fixturePages(urls)) await writeFile(join(folder, `${name}.html`), html)
await vite.close()
