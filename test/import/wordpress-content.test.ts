import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkBody } from '@warraq/core/articles/body'
import { renderHtml } from '@warraq/core/articles/render-html'
import { renderText } from '@warraq/core/articles/render-text'
import { describe, expect, it } from 'vitest'
import { readWxr, validateWxr } from '../../packages/server/src/import/wordpress/read-wxr.ts'
import { wpContentToBody } from '../../packages/server/src/import/wordpress/wp-content.ts'
import type { WxrItem } from '../../packages/server/src/import/wordpress/wxr-records.ts'
import { htmlViolations } from '../body/html-violations.ts'
import { PAGE } from '../body/page-options.ts'
import { arabicWxrBytes } from './arabic-wxr.ts'

const SHARED = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const FOLDERS = [
  'cms/wxr',
  'cms/wxr-importer',
  'cms/migrate-wp',
  'security/wxr/wordpress-importer',
  'security/own/wxr-attacks',
  'security/xml',
]

function files(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(SHARED, folder))
      .filter((name) => name.endsWith('.xml'))
      .map((name) => join(folder, name)),
  )
}

/** What each file is refused for; the others are read whole. */
const REFUSED: Readonly<Record<string, string>> = {
  'crazy-cdata.xml': 'wxr-malformed',
  'malformed.xml': 'wxr-malformed',
  'malformed-simple.xml': 'wxr-truncated',
  'mg-squarespace-xml-sample.xml': 'wxr-malformed',
  'mg-wp-xml-multiple_attachments-only.xml': 'wxr-malformed',
  'mg-wp-xml-sample-no-slug.xml': 'wxr-malformed',
  'mg-wp-xml-sample.xml': 'wxr-malformed',
  'billion-laughs.xml': 'wxr-doctype',
  'deep-nesting.xml': 'wxr-not-wordpress',
  'entity-shadows-lt.xml': 'wxr-doctype',
  'invalid-utf8.xml': 'wxr-encoding',
  'quadratic-blowup.xml': 'wxr-doctype',
  'truncated.xml': 'wxr-truncated',
  'windows-1256-declared-utf8.xml': 'wxr-encoding',
  'xxe-file.xml': 'wxr-doctype',
  'xxe-http.xml': 'wxr-doctype',
  'xxe-parameter-entity.xml': 'wxr-doctype',
  'defusedxml-simple.xml': 'wxr-not-wordpress',
}

/** Everything in an item that may hold HTML, through the converter and onto a page: nothing but what is allowed. */
function expectHarmless(item: WxrItem): void {
  const texts = [item.content, item.excerpt, item.title, ...item.comments.map(({ content }) => content)]
  for (const text of texts) {
    const { body } = wpContentToBody(text, {
      resolveImage: (src) => (src === '' ? null : 1),
      base: 'https://old.example/',
    })
    expect(checkBody(body).ok).toBe(true)
    expect(htmlViolations(renderHtml(body, PAGE))).toEqual([])
  }
}

describe('the made-up Arabic export', () => {
  it('becomes bodies that show only what is allowed, and says what they leave out', async () => {
    const left = new Map<string, number>()
    for await (const record of readWxr(arabicWxrBytes({ posts: 60, commentsPerPost: 2 }))) {
      if (record.kind !== 'item') continue
      expectHarmless(record)
      const names = wpContentToBody(record.content, { resolveImage: () => 1 }).left.map(({ what }) => what)
      for (const name of names) left.set(name, (left.get(name) ?? 0) + 1)
    }
    expect(Object.fromEntries(left)).toEqual({ 'wp:latest-posts': 30 })
  })
})

if (existsSync(SHARED)) {
  describe('exports of other projects', () => {
    it.each(files())('%s', async (file) => {
      const name = file.slice(file.lastIndexOf('/') + 1)
      const expected = REFUSED[name] ?? (name.startsWith('defusedxml') ? 'wxr-doctype' : null)
      const start = performance.now()
      const result = await validateWxr(createReadStream(join(SHARED, file)))
      expect(performance.now() - start).toBeLessThan(2000)
      if (result.ok) expect(expected).toBeNull()
      else {
        expect(result.problem.code).toBe(expected)
        expect(result.problem.line).toBeGreaterThan(0)
      }
    })

    it.each(
      files().filter(
        (file) => REFUSED[file.slice(file.lastIndexOf('/') + 1)] === undefined && !file.includes('defusedxml'),
      ),
    )('every text of %s becomes a body that shows only what is allowed', async (file) => {
      for await (const record of readWxr(createReadStream(join(SHARED, file)))) {
        if (record.kind === 'item') expectHarmless(record)
      }
    })

    it('the theme unit test: every published post and page with words keeps them', async () => {
      let checked = 0
      for await (const record of readWxr(createReadStream(join(SHARED, 'cms/wxr/themeunittestdata.wordpress.xml')))) {
        if (record.kind !== 'item' || (record.type !== 'post' && record.type !== 'page') || record.status !== 'publish')
          continue
        const words = new Set(renderText(wpContentToBody(record.content).body).match(/\p{L}{4,}/gu))
        const bare = record.content
          .replaceAll(/<\/?(?:sup|sub|strong|em|b|i|span|code)(?:\s[^>]*)?>/giu, '')
          .replaceAll(/<(script|style)[^]*?<\/\1>|<!--[^]*?-->|<[^>]*>|\[\/?[a-z][^\]]*\]|https?:\S+|&\w+;/giu, ' ')
        const missing = [...new Set(bare.match(/(?<![\p{L}\p{N}_-])\p{L}{4,}(?![\p{L}\p{N}_-])/gu))].filter(
          (word) => !words.has(word),
        )
        expect({ link: record.link, missing }).toEqual({ link: record.link, missing: [] })
        checked += 1
      }
      expect(checked).toBe(77)
    })
  })
}
