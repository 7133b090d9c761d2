import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openZip } from '../../packages/server/src/import/archive/zip-archive.ts'
import { openSource } from '../../packages/server/src/import/archive/source-folder.ts'
import { readBlogger } from '../../packages/server/src/import/blogger/read-blogger.ts'
import { readDisqus } from '../../packages/server/src/import/disqus/read-disqus.ts'
import { readFeed } from '../../packages/server/src/import/feed/read-feed.ts'
import { ghostArticle, GhostRelations, readGhost } from '../../packages/server/src/import/ghost/read-ghost.ts'
import { ImportFault } from '../../packages/server/src/import/intake/import-fault.ts'
import { readPage } from '../../packages/server/src/import/page/read-page.ts'
import { readCsv } from '../../packages/server/src/import/substack/csv.ts'
import { ATOM, BLOGGER, disqusXml, fileWith, GHOST, JSON_FEED, RDF, RSS, SUBSTACK_POSTS } from './other-sources.ts'
import { CLOCK, pageBytes } from './page-readings.ts'
import { zipOf } from './zip-bytes.ts'

const DISQUS = disqusXml([{ id: 1, link: 'https://a.example/1' }], [{ id: 2, thread: 1, text: 'x' }])

type Reader = (bytes: Uint8Array) => unknown

function ghost(bytes: Uint8Array): void {
  const { posts, data, url } = readGhost(bytes, null)
  const relations = new GhostRelations(data)
  const wishes = { section: null, authors: [], site: null }
  for (const post of posts) ghostArticle(post, { url, relations, wishes, now: CLOCK.now, left: () => undefined })
}

const page: Reader = (bytes) => readPage({ bytes, charset: null, address: null, clock: CLOCK })
const READERS: readonly (readonly [name: string, read: Reader, sample: string | Uint8Array])[] = [
  ['RSS', readFeed, RSS],
  ['Atom', readFeed, ATOM],
  ['RDF', readFeed, RDF],
  ['JSON Feed', readFeed, JSON_FEED],
  ['Ghost', ghost, GHOST],
  ['Blogger', readBlogger, BLOGGER],
  ['Disqus', (bytes) => readDisqus(fileWith('d.xml', bytes)), DISQUS],
  ['CSV', readCsv, SUBSTACK_POSTS],
  ['a page', page, pageBytes('wordpress-classic')],
  ['a page with JSON-LD', page, pageBytes('json-ld-only')],
]

/** Reads, or is refused with a code; anything else is a defect. */
async function outcome(read: Reader, bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof ImportFault) return error.code
    throw error
  }
}

/** The same numbers in every run (Park and Miller). */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE x>',
  '\u0000',
  '\\',
  '{',
  '[',
  '}',
  '<script>',
  '<li class="comment">',
  '«',
  '\n',
  ',,,',
  '0'.repeat(400),
]

function spoiled(sample: Uint8Array, next: (below: number) => number): Uint8Array {
  const bytes = Buffer.from(sample)
  const at = next(bytes.length)
  switch (next(4)) {
    case 0:
      return bytes.subarray(0, at)
    case 1: {
      for (let count = 0; count < 5; count += 1) bytes[next(bytes.length)] = next(256)
      return bytes
    }
    case 2:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(PIECES[next(PIECES.length)] ?? ''), bytes.subarray(at)])
    default: {
      const end = Math.min(bytes.length, at + next(300))
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at, end), bytes.subarray(end)])
    }
  }
}

describe('spoiled files', () => {
  test.each(READERS)('%s: 300 spoiled in every way are read or refused with a code', async (_name, read, sample) => {
    const next = random(20_170_613)
    const codes = new Set<string>()
    for (let count = 0; count < 300; count += 1) codes.add(await outcome(read, spoiled(Buffer.from(sample), next)))
    expect(codes.size).toBeGreaterThan(1)
  })

  test.each(READERS)('%s: what follows the middle is missing', async (_name, read, sample) => {
    const half = Buffer.from(sample).subarray(0, Math.floor(sample.length / 2))
    expect(await outcome(read, half)).toMatch(/^(?:read|[a-z]+(?:-[a-z]+)*)$/u)
  })
})

describe('what is wrong is named with its place', () => {
  const place = async (read: Reader, text: string): Promise<unknown> => {
    try {
      return await read(Buffer.from(text))
    } catch (error) {
      return error instanceof ImportFault ? { code: error.code, line: error.place.line } : error
    }
  }

  test.each([
    [
      'DOCTYPE',
      readFeed,
      '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]><rss/>',
      { code: 'doctype', line: 2 },
    ],
    ['XML', readFeed, '<rss><channel>\n<item></rss>', { code: 'xml-malformed', line: 2 }],
    ['cut off', readBlogger, '<feed xmlns="http://www.w3.org/2005/Atom">\n<entry>', { code: 'xml-truncated', line: 2 }],
    ['depth', readFeed, `<rss>${'<a>'.repeat(100)}`, { code: 'xml-too-deep', line: 1 }],
    ['no feed', readFeed, '<html><body/></html>', { code: 'no-feed', line: 1 }],
    ['JSON', ghost, '{"db":\n[1,}', { code: 'json-malformed', line: 2 }],
    ['JSON depth', ghost, `\n${'['.repeat(100)}`, { code: 'json-too-deep', line: 2 }],
    ['no Ghost', ghost, '{"a":1}', { code: 'no-ghost', line: 1 }],
    ['CSV', readCsv, 'a,b\n1,"x', { code: 'csv-malformed', line: 2 }],
    ['empty', readFeed, '', { code: 'file-empty', line: undefined }],
  ] as const)('%s', async (_name, read, text, expected) => {
    expect(await place(read, text)).toEqual(expected)
  })
})

describe('pages that cost', () => {
  const start =
    '<!doctype html><html><head><meta charset="utf-8"><title>عنوان طويل بما يكفي</title></head><body><h1>عنوان طويل بما يكفي</h1>'
  const text = '<p>نص قصير يكفي لأن يكون مادة، وفيه جملتان أو ثلاث، تقول كلٌّ منها شيئًا عن الحديقة وأهلها.</p>'
  test.each([
    ['unclosed marks', `${start}${'<b>'.repeat(100_000)}${text}`],
    ['deep boxes', `${start}${'<div>'.repeat(400)}${text}`],
    [
      'many comments',
      `${start}${text}${'<li class="comment" id="comment-1"><cite>س</cite><p>نص</p></li>'.repeat(5_000)}`,
    ],
    ['comments in comments', `${start}${text}${'<div class="comment"><b>س</b><p>نص</p>'.repeat(200)}`],
    ['quotes that open', `${start}<p>${'«'.repeat(200_000)}</p>${text}`],
    ['a million spaces', `${start}${text}<p>${' '.repeat(1_000_000)}</p>`],
    ['labels', `${start}${text}${'<p>بقلم:</p>'.repeat(10_000)}`],
    ['dates', `${start}${text}${'<p>13 يونيو 2017</p>'.repeat(5_000)}`],
    ['JSON-LD in JSON-LD', `${start}<script type="application/ld+json">${'{"a":'.repeat(50_000)}</script>${text}`],
    ['commas in JSON-LD', `${start}<script type="application/ld+json">{"a":[${','.repeat(300_000)}]}</script>${text}`],
    ['classes', `${start}<div class="${'a-'.repeat(200_000)}">${text}</div>`],
    ['meta', `<meta ${' '.repeat(100_000)}charset${' '.repeat(100_000)}>${start}${text}`],
  ])('%s: in seconds', async (_name, html) => {
    const from = performance.now()
    expect(await outcome(page, Buffer.from(html))).toMatch(/^(?:read|page-[a-z-]+)$/u)
    expect(performance.now() - from).toBeLessThan(8000)
  })
})

describe('archives', () => {
  const posts = { name: 'posts.csv', text: SUBSTACK_POSTS }

  test('a sound one is read by the names in it', async () => {
    const zip = await openZip(zipOf([posts, { name: 'posts/' }, { name: 'posts/عربي.html', text: '<p>نص</p>' }]))
    expect(zip.names).toEqual(['posts.csv', 'posts/عربي.html'])
    expect(Buffer.from(await zip.read('posts/عربي.html')).toString()).toBe('<p>نص</p>')
    await expect(zip.read('etc/passwd')).rejects.toMatchObject({ code: 'archive-broken' })
    zip.close()
  })

  test.each([
    ['archive-path', [{ name: '../outside.html' }]],
    ['archive-path', [{ name: 'a/../../outside.html' }]],
    ['archive-path', [{ name: '/etc/outside' }]],
    ['archive-path', [{ name: String.raw`..\outside` }]],
    ['archive-path', [{ name: 'C:/outside' }]],
    ['archive-path', [{ name: 'a\u0001b' }]],
    ['archive-link', [{ name: 'link', mode: 0o120777, text: '/etc/passwd' }]],
    ['archive-encrypted', [{ name: 'a', encrypted: true, text: 'x' }]],
    ['archive-ratio', [{ name: 'bomb', text: new Uint8Array(4_000_000) }]],
    ['archive-too-large', [{ name: 'a', text: 'x', claimedSize: 3_000_000_000 }]],
    ['archive-too-many', Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}` }))],
  ])('%s', async (code, entries) => {
    await expect(openZip(zipOf(entries))).rejects.toMatchObject({ code })
  })

  test('an entry that is larger than it says is not read on', async () => {
    const zip = await openZip(zipOf([{ name: 'a', text: 'x'.repeat(5000), claimedSize: 10 }]))
    await expect(zip.read('a')).rejects.toMatchObject({ code: 'archive-broken', place: { entry: 'a' } })
    zip.close()
  })

  test('spoiled in 300 ways: read or refused, nothing is written anywhere', async () => {
    const sample = zipOf([posts, { name: 'posts/9001.first-letter.html', text: '<p>أهلًا</p>'.repeat(50) }])
    const folder = mkdtempSync(join(tmpdir(), 'warraq-zip-'))
    const next = random(7)
    for (let count = 0; count < 300; count += 1) {
      const path = join(folder, 'a.zip')
      writeFileSync(path, spoiled(sample, next))
      await outcome(async () => {
        const source = await openSource(path)
        try {
          for (const name of source.names) await source.read(name)
        } finally {
          source.close()
        }
      }, sample)
    }
    expect(readdirSync(folder)).toEqual(['a.zip'])
  })
})

const SECURITY = join(import.meta.dirname, '../../../shared/data/security')

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

if (existsSync(SECURITY)) {
  test('hostile archives of others: each is read or refused within a second', async () => {
    const files = filesBelow(join(SECURITY, 'zip')).filter((path) => !path.endsWith('.json'))
    expect(files.length).toBeGreaterThan(10)
    for (const path of files) {
      const from = performance.now()
      await outcome(async (bytes) => {
        const zip = await openZip(bytes)
        try {
          for (const name of zip.names) await zip.read(name)
        } finally {
          zip.close()
        }
      }, readFileSync(path))
      expect([path, performance.now() - from < 1000]).toEqual([path, true])
    }
  })

  test('hostile XML and feeds of others: each is read or refused within a second', async () => {
    const files = [...filesBelow(join(SECURITY, 'xml')), ...filesBelow(join(SECURITY, 'feed'))]
    expect(files.length).toBeGreaterThan(50)
    for (const path of files) {
      const from = performance.now()
      await outcome(readFeed, readFileSync(path))
      expect([path, performance.now() - from < 1000]).toEqual([path, true])
    }
  })

  test('hostile HTML of others: each is read or refused within a second', async () => {
    const files = filesBelow(join(SECURITY, 'html')).filter((path) => statSync(path).size < 1_000_000)
    for (const path of files) {
      const from = performance.now()
      await outcome(page, readFileSync(path))
      expect([path, performance.now() - from < 1000]).toEqual([path, true])
    }
  })
}
