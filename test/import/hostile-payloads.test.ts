import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { HOSTILE_HTML } from '../body/hostile-html.table.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer, startTestServer } from '../harness/server.ts'
import { bringIn, unexplained, visit, writtenFile } from './import-site.ts'
import type { HandItem } from './wxr-text.ts'
import { handWxr } from './wxr-text.ts'

const SHARED = fileURLToPath(new URL('../../../shared/data/security', import.meta.url))
const SETS = ['xss', 'unicode/blns.json', 'feed/sanitize', 'own/svg', 'html']
const IN_ONE_ARTICLE = 25
/** Pages of authors, sections and tags that are looked at. */
const MOST_LISTS = 30

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

function* elementsOf(node: Node): Generator<Element> {
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    if ('tagName' in child) yield child
    yield* elementsOf(child)
  }
}

const OWN_SCRIPT = /^\/assets\//u
const NEVER = [
  'iframe',
  'object',
  'embed',
  'base',
  'math',
  'applet',
  'frame',
  'frameset',
  'style',
  'template',
  'marquee',
]

/** What a page of ours never has, wherever it comes from. */
function violationsOf(html: string): string[] {
  return [...elementsOf(parse(html))].flatMap(({ tagName, attrs }) => {
    const of = (name: string): string => attrs.find((attr) => attr.name === name)?.value ?? ''
    const foreignScript = tagName === 'script' && of('type') !== 'application/ld+json' && !OWN_SCRIPT.test(of('src'))
    const foreignPicture = tagName === 'img' && !/^\/(?:media|assets)\//u.test(of('src'))
    return [
      ...(NEVER.includes(tagName) || foreignScript || foreignPicture ? [`<${tagName}>`] : []),
      ...attrs
        .filter(({ name }) => /^on|^srcdoc$|^style$|^formaction$|^ping$/u.test(name))
        .map(({ name }) => `<${tagName} ${name}>`),
      ...attrs
        .filter(
          ({ name, value }) =>
            ['href', 'src', 'action'].includes(name) &&
            /^[\s\u0000-\u001f]*(?:javascript|data|vbscript):/iu.test(value),
        )
        .map(({ value }) => `${tagName} leads to ${value.slice(0, 60)}`),
    ]
  })
}

function filesBelow(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path]
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

function payloadsOf(path: string): string[] {
  const content = readFileSync(path, 'utf8')
  if (path.endsWith('.json')) return stringsOf(JSON.parse(content))
  return path.endsWith('.txt') ? content.split('\n') : [content]
}

/** Articles that carry each payload as text, comment, name of a commenter and tag, and every so many as everything else. */
function* articlesOf(payloads: readonly string[]): Generator<HandItem> {
  for (let from = 0, id = 1; from < payloads.length; from += IN_ONE_ARTICLE, id += 1) {
    const some = payloads.slice(from, from + IN_ONE_ARTICLE)
    const first = some[0] ?? ''
    yield {
      id,
      title: first,
      slug: first,
      link: `https://old.example/${encodeURIComponent(first.replaceAll(/\p{Cs}/gu, ''))}/`,
      creator: first.slice(0, 200),
      excerpt: some.join('\n'),
      content:
        id % 2 === 0
          ? some.join('\n\n')
          : some.map((one) => `<!-- wp:paragraph --><p>${one}</p><!-- /wp:paragraph -->`).join('\n'),
      categories: [some.at(-1) ?? ''],
      tags: some.slice(0, 10),
      comments: some.map((content, index) => ({ id: id * 100 + index, author: content, content })),
    }
  }
}

async function wrongPages({ app, base }: TestServer): Promise<string[]> {
  const { read } = app
  const of = async (query: Promise<readonly { id: number }[]>, path: (id: number) => string) =>
    (await query).map(({ id }) => path(id))
  const slugs = await read.selectFrom('section').select('slug').limit(MOST_LISTS).execute()
  const tags = await read.selectFrom('tag').select('slug').limit(MOST_LISTS).execute()
  const paths = [
    '/',
    ...(await of(read.selectFrom('public_article').select('id').execute(), (id) => `/article/${id}/x`)),
    ...(await of(read.selectFrom('person').select('id').limit(MOST_LISTS).execute(), (id) => `/author/${id}/x`)),
    ...slugs.map(({ slug }) => `/${encodeURIComponent(slug)}`),
    ...tags.map(({ slug }) => `/tag/${encodeURIComponent(slug)}`),
  ]
  const wrong: string[] = []
  for (const path of paths) {
    const { statuses, body, path: at } = await visit(base, path)
    if (statuses.at(-1) !== 200) wrong.push(`${path}: ${statuses.join()} ${at}`)
    else wrong.push(...violationsOf(body).map((violation) => `${path}: ${violation}`))
  }
  return wrong
}

async function expectHarmless(server: TestServer, payloads: readonly string[]): Promise<void> {
  const file = writtenFile(handWxr({ items: [...articlesOf(payloads)] }))
  const report = await bringIn(server, file)
  await server.settle()
  expect(unexplained(report)).toEqual([])
  expect(report.counts.posts.read).toBe(Math.ceil(payloads.length / IN_ONE_ARTICLE))
  expect(report.counts.posts.written).toBe(report.counts.posts.read)
  expect(await wrongPages(server)).toEqual([])
}

eachServer('hostile text in every field of an export', (server) => {
  test('ours', async () => {
    await expectHarmless(server(), HOSTILE_HTML)
  })
})

test('the check itself sees what is wrong', () => {
  expect(
    violationsOf('<p onclick="x"><script>1</script><a href=" javascript:1">a</a><img src="//x.example/y">'),
  ).toHaveLength(4)
})

if (existsSync(SHARED)) {
  test('hostile text of other projects in every field of an export', async () => {
    const payloads = [...new Set(SETS.flatMap((set) => filesBelow(join(SHARED, set))).flatMap(payloadsOf))].filter(
      (one) => one.trim() !== '',
    )
    expect(payloads.length).toBeGreaterThan(500)
    const server = await startTestServer('sqlite')
    try {
      await expectHarmless(server, payloads)
    } finally {
      await server.close()
    }
  })
}
