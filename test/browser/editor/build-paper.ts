import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The page of `paper.ts`, bundled as the newsroom is and served on loopback. */

const HERE = fileURLToPath(new URL('.', import.meta.url))
const CONFIG = fileURLToPath(new URL('../../../packages/newsroom/vite.config.ts', import.meta.url))

/** The newsroom's own policy, so that what it forbids fails here too. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; require-trusted-types-for 'script'; trusted-types warraq"

export interface PaperSite {
  readonly url: string
  readonly close: () => Promise<void>
}

export async function servePaper(): Promise<PaperSite> {
  const made = await build({
    configFile: CONFIG,
    root: HERE,
    base: '/',
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('paper.ts', import.meta.url)),
        output: { entryFileNames: 'paper.js', assetFileNames: '[name][extname]', codeSplitting: false },
      },
    },
  })
  const files = new Map<string, string | Uint8Array>()
  for (const output of Array.isArray(made) ? made : [made]) {
    if (!('output' in output)) throw new Error('the bundler watches instead of building')
    for (const file of output.output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source)
  }
  const css = [...files.keys()].filter((name) => name.endsWith('.css'))
  const sheets = css.map((name) => `<link rel="stylesheet" href="${name}">`).join('')
  const page = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>paper</title><link rel="icon" href="data:,">${sheets}<main><div id="paper" class="prose-place"></div></main><script type="module" src="/paper.js"></script></html>`
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path === '/' ? page : files.get(path)
    const type = path === '/' ? 'text/html' : path.endsWith('.js') ? 'text/javascript' : 'text/css'
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': CSP,
    })
    response.end(file ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  }
}
