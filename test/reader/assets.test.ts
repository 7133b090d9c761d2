import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asset } from '../../packages/server/src/web/assets.ts'
import { loadAssets } from '../../packages/server/src/web/assets.ts'
import { buildAssets } from './built-site.ts'
import { fixturePages } from './fixtures/all.ts'

const FONT_BYTES = 75_000
const ARTICLE_BYTES = 50_000
const WHOLE_ARTICLE_BYTES = 120_000

const built = {} as Awaited<ReturnType<typeof buildAssets>>
beforeAll(async () => void Object.assign(built, await buildAssets()))
afterAll(() => built.remove())

function asset(ending: string): Asset {
  const found = [...built.assets.files].find(([path]) => path.endsWith(ending))
  if (found === undefined) throw new Error(`no asset ends in ${ending}`)
  return found[1]
}

const byPath = (path: string): Asset => built.assets.files.get(path)!
const fonts = (): Asset[] => [...built.assets.files.values()].filter(({ contentType }) => contentType === 'font/woff2')

describe('what the pages load', () => {
  test('three fonts share 75 KB', () => {
    expect(fonts()).toHaveLength(3)
    expect(fonts().reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(FONT_BYTES)
  })

  test('an article and its sheet stay within 50 KB', () => {
    const html = fixturePages(built.assets.urls).get('article')!
    expect(html).not.toContain(built.assets.urls.listsCss)
    expect(Buffer.byteLength(html) + byPath(built.assets.urls.css).bytes.length).toBeLessThanOrEqual(ARTICLE_BYTES)
  })

  test('a whole article without photographs stays within 120 KB on the wire', () => {
    const { urls } = built.assets
    const html = brotliCompressSync(fixturePages(urls).get('article')!)
    const text = [urls.css, urls.islands].map((path) => byPath(path).br!.length)
    const rest = [urls.iconSvg, urls.iconPng].map((path) => byPath(path).bytes.length)
    const sum = [html.length, ...text, ...rest, ...fonts().map(({ bytes }) => bytes.length)].reduce((a, b) => a + b, 0)
    expect(sum).toBeLessThanOrEqual(WHOLE_ARTICLE_BYTES)
  })

  test('all scripts of the reader site, suggestions with them, stay within 4 KB on the wire', () => {
    expect(byPath(built.assets.urls.islands).gzip!.length).toBeLessThanOrEqual(4096)
  })

  test('compressed forms hold the same bytes', () => {
    for (const { bytes, br, gzip } of built.assets.files.values()) {
      if (br !== null) expect(brotliDecompressSync(br).equals(bytes)).toBe(true)
      if (gzip !== null) expect(gunzipSync(gzip).equals(bytes)).toBe(true)
    }
    expect(byPath(built.assets.urls.css).br).not.toBeNull()
  })

  test('the sheet names fonts that are there', () => {
    const sheet = Buffer.from(byPath(built.assets.urls.css).bytes).toString()
    const named = [...sheet.matchAll(/url\(([^)]+)\)/g)].map(([, name]) => `/assets/${name}`)
    expect(named.length).toBeGreaterThanOrEqual(4)
    for (const path of named) expect(built.assets.files.has(path)).toBe(true)
  })

  test('the icon of last resort is an ICO with a PNG in it', () => {
    const { bytes } = built.assets.favicon
    expect([...bytes.subarray(0, 4)]).toEqual([0, 0, 1, 0])
    expect(Buffer.from(bytes.subarray(22, 26)).toString('latin1')).toBe('\u0089PNG')
    expect(asset('.ico')).toBe(built.assets.favicon)
  })

  test('no assets, no server', async () => {
    await expect(loadAssets(join(built.dir, 'nowhere'))).rejects.toThrow()
  })
})

describe('the style sheets', () => {
  test('hold no letter spacing, no shadow, no rounded corner, no gradient, no foreign address', async () => {
    for (const path of [built.assets.urls.css, built.assets.urls.listsCss]) {
      const sheet = await readFile(join(built.dir, path.replace('/assets/', '')), 'utf8')
      expect(sheet).not.toMatch(/letter-spacing|text-transform|box-shadow|gradient|@import|https?:/)
      expect(sheet.replaceAll('border-radius:0', '')).not.toContain('border-radius')
    }
  })
})
