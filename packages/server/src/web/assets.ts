import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { AssetUrls } from './views/site.ts'

/** What the reader site loads besides its pages: hashed names, so each answer may be kept for a year. */

export interface Asset {
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly br: Uint8Array | null
  readonly gzip: Uint8Array | null
}

export interface Assets {
  readonly urls: AssetUrls
  /** By path: `/assets/reader.1a2b3c4d5e.css`. */
  readonly files: ReadonlyMap<string, Asset>
  /** For `/favicon.ico`, which browsers ask for without being told. */
  readonly favicon: Asset
}

interface Manifest {
  readonly files: Readonly<Record<string, { readonly file: string; readonly encodings: readonly string[] }>>
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

async function readAsset(dir: string, file: string, encodings: readonly string[]): Promise<Asset> {
  const contentType = TYPES[extname(file)]
  if (contentType === undefined) throw new Error(`asset of unknown type: ${file}`)
  const read = (ending: string): Promise<Uint8Array> => readFile(join(dir, file + ending))
  const [bytes, br, gzip] = await Promise.all([
    read(''),
    encodings.includes('br') ? read('.br') : null,
    encodings.includes('gzip') ? read('.gz') : null,
  ])
  return { contentType, bytes, br, gzip }
}

/**
 * Reads what `scripts/build-assets.mjs` made in `dir` (`packages/server/dist/assets`), some 120 KB, once at start.
 * Throws when the folder or a file that the manifest names is missing: a server without its sheet must not start.
 */
export async function loadAssets(dir: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as Manifest
  const loaded = await Promise.all(
    Object.entries(manifest.files).map(async ([name, { file, encodings }]) => ({
      name,
      path: `/assets/${file}`,
      asset: await readAsset(dir, file, encodings),
    })),
  )
  const named = (name: string): { readonly path: string; readonly asset: Asset } => {
    const found = loaded.find((entry) => entry.name === name)
    if (found === undefined) throw new Error(`assets lack ${name}: run the build`)
    return found
  }
  return {
    urls: {
      css: named('reader.css').path,
      listsCss: named('lists.css').path,
      islands: named('reader.js').path,
      headlineFont: named('head.woff2').path,
      iconSvg: named('mark.svg').path,
      iconPng: named('mark-48.png').path,
      iconTouch: named('mark-180.png').path,
    },
    files: new Map(loaded.map(({ path, asset }) => [path, asset])),
    favicon: named('favicon.ico').asset,
  }
}
