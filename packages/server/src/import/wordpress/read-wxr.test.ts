import { describe, expect, it } from 'vitest'
import { arabicWxr, arabicWxrBytes, wpSlug } from '../../../../../test/import/arabic-wxr.ts'
import { StrayCharacters } from './wxr-parser.ts'
import { readWxr, validateWxr } from './read-wxr.ts'
import type { WxrItem, WxrRecord } from './wxr-records.ts'

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
const TAIL = '</channel></rss>'

async function* bytes(data: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const all = typeof data === 'string' ? Buffer.from(data) : data
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}
async function recordsOf(data: string | Uint8Array, size?: number): Promise<WxrRecord[]> {
  const records: WxrRecord[] = []
  for await (const record of readWxr(bytes(data, size))) records.push(record)
  return records
}
async function firstItem(inside: string): Promise<WxrItem> {
  const found = (await recordsOf(`${HEAD}<item>${inside}</item>${TAIL}`)).find((record) => record.kind === 'item')
  if (found === undefined) throw new Error('no item')
  return found
}
async function problemOf(data: string | Uint8Array): Promise<unknown> {
  const result = await validateWxr(bytes(data))
  return result.ok ? null : result.problem
}

describe('a made-up Arabic export', () => {
  it('is counted whole', async () => {
    const result = await validateWxr(arabicWxrBytes({ posts: 40, commentsPerPost: 20 }))
    expect(result).toEqual({
      ok: true,
      summary: {
        site: {
          kind: 'site',
          title: 'صحيفة الضفة',
          description: 'أخبار الضفة',
          url: 'https://daffa.example',
          baseSiteUrl: 'https://daffa.example',
          language: 'ar',
          version: '1.2',
        },
        authors: 3,
        categories: 5,
        tags: 1,
        terms: {},
        items: { page: { publish: 2 }, attachment: { inherit: 40 }, post: { publish: 36, draft: 2, private: 2 } },
        itemCount: 82,
        comments: { approved: 36 * 14, held: 36 * 4, spam: 36, trash: 0 },
        pingbacks: 36,
        withoutId: 0,
        stray: { count: 0, places: [] },
      },
    })
  })

  it('gives the site first, then people, sections and items in order', async () => {
    const records = await recordsOf([...arabicWxr({ posts: 1, commentsPerPost: 4 })].join(''))
    expect(records.map((record) => record.kind)).toEqual([
      'site',
      ...Array.from({ length: 3 }, () => 'author'),
      ...Array.from({ length: 5 }, () => 'category'),
      'tag',
      ...Array.from({ length: 4 }, () => 'item'),
    ])
    expect(records[6]).toMatchObject({ slug: 'مياه', name: 'المياه & الري', parentSlug: 'بلديات' })
    const post = records.at(-1) as WxrItem
    expect(post).toMatchObject({
      ordinal: 4,
      type: 'post',
      status: 'publish',
      publishedAt: '2014-07-19T09:42:00.000Z',
      wallTime: '2014-07-19T12:42:00',
    })
    expect(post.rawSlug).toBe(wpSlug(post.title))
    expect(post.slug).toMatch(/^[\p{L}\p{N}-]+$/u)
    expect(post.comments.map(({ wpId, parentWpId, state }) => [wpId, parentWpId, state])).toEqual([
      [102_000, null, 'approved'],
      [102_001, 102_000, 'approved'],
      [102_002, 102_001, 'approved'],
      [102_003, null, 'approved'],
    ])
    expect(JSON.stringify(post.comments)).not.toContain('192.0.2.')
    expect(post.meta.get('_thumbnail_id')).toEqual(['101'])
  })

  it('is the same in pieces of any size', async () => {
    const file = [...arabicWxr({ posts: 2, commentsPerPost: 2 })].join('')
    const whole = await recordsOf(file)
    for (const size of [1, 2, 7, 1023, 1024, 1025]) expect(await recordsOf(file, size)).toEqual(whole)
  })

  it('is the same in UTF-16, with a byte order mark, and after an empty line', async () => {
    const plain = [...arabicWxr({ posts: 2, commentsPerPost: 1 })].join('')
    const file = plain.replace('<title>', `<title>${'📰'.repeat(600)} `)
    const whole = await recordsOf(file)
    const wide = Buffer.from(`\uFEFF${file.replace('UTF-8', 'UTF-16')}`, 'utf16le')
    expect(await recordsOf(wide)).toEqual(whole)
    for (const size of [3, 4, 1026]) expect(await recordsOf(wide, size)).toEqual(whole)
    expect(await recordsOf(Buffer.from(wide).swap16(), 1001)).toEqual(whole)
    expect(await recordsOf(`\uFEFF${file}`)).toEqual(whole)
    expect(await recordsOf(`\n\r\n ${file}`)).toEqual(whole)
  })

  it('asks for the next piece only when the records of the one before are taken', async () => {
    let asked = 0
    async function* source(): AsyncGenerator<Uint8Array> {
      for await (const piece of arabicWxrBytes({ posts: 200, commentsPerPost: 1 })) {
        asked += 1
        yield piece
      }
    }
    let taken = 0
    for await (const record of readWxr(source())) {
      if (record.kind === 'item') taken += 1
      expect(asked - taken).toBeLessThan(4)
    }
    expect(taken).toBe(402)
  })
})

describe('values', () => {
  it('joins pieces of CDATA and keeps what they hold', async () => {
    const item = await firstItem(
      '<wp:post_id>1</wp:post_id><content:encoded>\n<![CDATA[a]]]]><![CDATA[>b]]><![CDATA[ &amp; <c>]]></content:encoded>',
    )
    expect(item.content).toBe('\na]]>b &amp; <c>')
  })

  it('takes the date of pubDate where there is no other, and none of drafts', async () => {
    expect(
      (
        await firstItem(
          '<pubDate>Tue, 13 Jun 2017 10:00:00 +0000</pubDate><wp:post_date>9999-12-31 23:59:59</wp:post_date>',
        )
      ).publishedAt,
    ).toBe('2017-06-13T10:00:00.000Z')
    const draft = await firstItem(
      '<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>',
    )
    expect(draft).toMatchObject({ publishedAt: null, wallTime: null, status: 'draft', wpId: null })
  })

  it('keeps every value of a meta key, whatever its name', async () => {
    const meta = (key: string, value: string): string =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
    const item = await firstItem(
      `<wp:post_id>1</wp:post_id>${meta('a', '1')}${meta('__proto__', 'x')}${meta('a', '2')}`,
    )
    expect([...item.meta]).toEqual([
      ['a', ['1', '2']],
      ['__proto__', ['x']],
    ])
  })

  it('reads names by their namespace, not by their prefix', async () => {
    const item = await firstItem(
      '<x:post_id xmlns:x="https://wordpress.org/export/1.1/">7</x:post_id><wp:post_id xmlns:wp="https://evil.example/">8</wp:post_id><category domain="tag" nicename="%d9%85">م</category><category>م</category>',
    )
    expect(item.wpId).toBe(7)
    expect(item.terms).toEqual([{ domain: 'post_tag', slug: 'م', name: 'م' }])
  })

  it('tells states and kinds of comments', async () => {
    const comment = (approved: string, type: string): string =>
      `<wp:comment><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type><wp:comment_author>O&amp;#039;B</wp:comment_author></wp:comment>`
    const item = await firstItem(
      `<wp:post_id>1</wp:post_id>${comment('1', '')}${comment('0', 'comment')}${comment('spam', 'pingback')}${comment('post-trashed', 'review')}`,
    )
    expect(item.comments.map(({ state, type }) => `${state} ${type}`)).toEqual([
      'approved comment',
      'held comment',
      'spam pingback',
      'trash other',
    ])
    expect(item.comments[0]?.author).toBe("O'B")
  })
})

describe('files that are refused', () => {
  const item = '<item><title>x</title><wp:post_id>1</wp:post_id>'
  const cases: [string, string | Uint8Array, object][] = [
    ['nothing', '', { code: 'wxr-empty', line: 1 }],
    ['white space', ' \n\n', { code: 'wxr-empty' }],
    ['no XML', 'hello', { code: 'wxr-malformed', line: 1 }],
    ['another XML', '<?xml version="1.0"?><feed/>', { code: 'wxr-not-wordpress', line: 1 }],
    [
      'RSS of another system',
      '<rss><channel><title>x</title>\n<item><title>y</title></item></channel></rss>',
      { code: 'wxr-not-wordpress', line: 2, item: 1 },
    ],
    ['RSS without items', '<rss><channel><title>x</title></channel></rss>', { code: 'wxr-not-wordpress' }],
    ['a DOCTYPE', `<!DOCTYPE rss>\n${HEAD.slice(39)}${TAIL}`, { code: 'wxr-doctype', line: 1 }],
    [
      'a DOCTYPE with entities',
      '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]><rss/>',
      { code: 'wxr-doctype', line: 2 },
    ],
    [
      'an unknown entity',
      `${HEAD}${item}<excerpt>&nbsp;</excerpt></item>${TAIL}`,
      { code: 'wxr-malformed', line: 4, item: 1, detail: 'undefined entity.' },
    ],
    [
      'a bare ampersand with no end',
      `${HEAD}${item}\n<link>a&b=c</link></item>\n\n\n${TAIL}`,
      { code: 'wxr-malformed', line: 5, item: 1 },
    ],
    [
      'a numbered control character',
      `${HEAD}${item}<title>&#3;</title></item>${TAIL}`,
      { code: 'wxr-malformed', line: 4 },
    ],
    ['tags that cross', `${HEAD}<item>\n<title>x</item></title>${TAIL}`, { code: 'wxr-malformed', line: 5, item: 1 }],
    [
      'a prefix that is not declared',
      '<rss><channel>\n<wp:author/></channel></rss>',
      { code: 'wxr-malformed', line: 2 },
    ],
    ['a file cut in an item', `${HEAD}${item}</item>\n<item><title>y</ti`, { code: 'wxr-truncated', line: 5, item: 2 }],
    [
      'a file cut in CDATA',
      `${HEAD}${item}<content:encoded><![CDATA[text`,
      { code: 'wxr-truncated', line: 4, item: 1 },
    ],
    ['a file cut between items', `${HEAD}${item}</item>\n`, { code: 'wxr-truncated', line: 5, item: null }],
    ['nesting without end', HEAD + '<a>'.repeat(100), { code: 'wxr-too-deep', line: 4 }],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(`${HEAD}\n<title>م`), Buffer.from([0xe3, 0xd8]), Buffer.from(`</title>${TAIL}`)]),
      { code: 'wxr-encoding', line: 5, column: 8, detail: 'utf-8' },
    ],
    ['a letter cut at the end', Buffer.from(`${HEAD}م`).subarray(0, -1), { code: 'wxr-encoding', line: 4, column: 0 }],
    [
      'an encoding nobody declares',
      '<?xml version="1.0" encoding="EBCDIC-CP-US"?><rss/>',
      { code: 'wxr-encoding-unknown', detail: 'EBCDIC-CP-US' },
    ],
    [
      'UTF-16 that is none',
      '<?xml version="1.0" encoding="UTF-16"?><rss/>',
      { code: 'wxr-encoding', detail: 'UTF-16' },
    ],
  ]
  it.each(cases)('%s', async (_name, data, problem) => expect(await problemOf(data)).toMatchObject(problem))

  it('half of a surrogate pair in UTF-16', async () => {
    expect(await problemOf(Buffer.from(`\uFEFF${HEAD}\n<title>\ud83d</title>${TAIL}`, 'utf16le'))).toMatchObject({
      code: 'wxr-encoding',
      line: 5,
    })
  })

  it('reads windows-1256 where it is declared', async () => {
    const file = Buffer.concat([
      Buffer.from(`${HEAD.replace('UTF-8', 'windows-1256')}<item><title>`),
      Buffer.from([0xe3, 0xd8, 0xd1]),
      Buffer.from(`</title><wp:post_id>1</wp:post_id></item>${TAIL}`),
    ])
    const records = await recordsOf(file)
    expect(records.at(-1)).toMatchObject({ title: 'مطر' })
  })

  it('drops control characters that XML does not allow, and tells where they stood', async () => {
    const stray = new StrayCharacters()
    const records: WxrRecord[] = []
    const file = `${HEAD}${item}\n<content:encoded><![CDATA[a\u0003b\u0000]]></content:encoded></item>${TAIL}`
    for await (const record of readWxr(bytes(file, 7), stray)) records.push(record)
    expect(records.at(-1)).toMatchObject({ content: 'ab' })
    expect(stray).toMatchObject({
      count: 2,
      places: [
        { line: 5, character: 'U+0003' },
        { line: 5, character: 'U+0000' },
      ],
    })
  })

  it('records before the fault are given before it', async () => {
    const seen: string[] = []
    const reading = (async () => {
      for await (const record of readWxr(bytes(`${HEAD}${item}</item><item><title a></title>`, 10)))
        seen.push(record.kind)
    })()
    await expect(reading).rejects.toMatchObject({
      name: 'WxrRefused',
      problem: { code: 'wxr-malformed', item: 2 },
    })
    expect(seen).toEqual(['site', 'item'])
  })

  it('one element larger than memory should hold', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEAD}${item}<content:encoded><![CDATA[`)
      const piece = Buffer.alloc(1 << 20, 'x')
      for (let count = 0; count < 80; count += 1) yield piece
    }
    const result = await validateWxr(endless())
    expect(result).toMatchObject({ ok: false, problem: { code: 'wxr-too-large', item: 1 } })
  })
})
