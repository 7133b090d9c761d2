// Asks a newsroom that a WordPress export was brought into for every address its old site had, by kind: how many there are,
// how many are dead, how many lead to another article than theirs, and the most redirects any of them takes.
//
//   node --conditions=source tools/crawl-old-addresses.mjs site.xml --data DIR --base http://127.0.0.1:8080 \
//     [--sample 1000] [--progress FILE]
//
// `--data` is the data folder of that newsroom (SQLite); the server must run with WARRAQ_RATE_LIMITS=off. So many of every
// kind (--sample) are asked first and told of; then all. With --progress a crawl that was cut off goes on where it was.
// Ends with 1 when an address is dead, leads elsewhere or takes two redirects. Needs Node 24.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import {
  addressesOfLists,
  addressesOfPost,
  isPublic,
  itemsOf,
  KINDS_OF_POST,
} from '../test/import/newspaper-addresses.ts'

const AT_ONCE = 16
const MOST_EXAMPLES = 20

/** Of each kind: its addresses with the number of the article they have to end at; 0 where it is none. */
async function kindsOf(file, dataDir) {
  const articles = articlesIn(dataDir)
  const items = await itemsOf(file)
  const published = items.filter(isPublic)
  const byNumber = new Map(published.map((post) => [post.wpId, post]))
  const days = [...new Set(published.map(({ publishedAt }) => publishedAt.slice(0, 10).replaceAll('-', '/')))]
  const ofPost = published.map((post) => ({ post, of: addressesOfPost(post) }))
  const kinds = KINDS_OF_POST.map((kind, place) => [
    `posts: ${kind}`,
    // A feed of one article's comments is not kept: the newspaper's own stands for it.
    ofPost.map(({ post, of }) => [of[place], kind === 'feed' ? 0 : articles.get(post.wpId)]),
  ])
  const links = (posts) => posts.map((post) => [pathOf(post.link), articles.get(post.wpId)])
  const pages = items.filter(({ type, status }) => type === 'page' && status === 'publish')
  const pictures = items.filter(({ type, parentWpId }) => type === 'attachment' && byNumber.has(parentWpId))
  return [
    ['slugs cut inside a letter', links(published.filter(({ link }) => isCut(link)))],
    ['slugs encoded twice', links(published.filter(({ link }) => link.includes('%25')))],
    ...kinds,
    [
      'pages',
      pages.flatMap(({ link, wpId }) => [pathOf(link), `/?p=${wpId}`, `/?page_id=${wpId}`].map((one) => [one, 0])),
    ],
    ['pages of pictures: link', pictures.map(({ link, parentWpId }) => [pathOf(link), articles.get(parentWpId)])],
    ['pages of pictures: number', pictures.map(({ wpId, parentWpId }) => [`/?p=${wpId}`, articles.get(parentWpId)])],
    ['lists and feeds', addressesOfLists(days).map((one) => [one, 0])],
    [
      'pages of the front',
      Array.from({ length: Math.floor(published.length / 10) }, (_, page) => [`/page/${page + 2}/`, 0]),
    ],
  ].map(([kind, of]) => ({ kind, of }))
}

function articlesIn(dataDir) {
  const database = new DatabaseSync(join(dataDir, 'warraq.db'), { readOnly: true })
  const rows = database.prepare("SELECT key, target_id FROM import_item WHERE kind = 'article'").all()
  database.close()
  return new Map(rows.map(({ key, target_id }) => [Number(/:(\d+)$/.exec(key)?.[1]), target_id]))
}

function pathOf(link) {
  const { pathname, search } = new URL(link)
  return pathname + search
}

function isCut(link) {
  try {
    decodeURIComponent(pathOf(link))
    return false
  } catch {
    return true
  }
}

/** @returns what was found of each kind, as `crawl` tells it */
export async function crawl({ file, dataDir, base, sample, progress, say }) {
  const kinds = await kindsOf(file, dataDir)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const ask = asker(base, agent)
  const total = (kept) => Object.values(kept).reduce((sum, { asked }) => sum + asked, 0)
  const sampled = {}
  for (const { kind, of } of kinds) {
    const step = Math.max(1, Math.ceil(of.length / sample))
    sampled[kind] = await askAll(
      ask,
      of.filter((_, index) => index % step === 0),
      fresh(),
      () => undefined,
    )
  }
  say(JSON.stringify({ sampled: total(sampled), ...summary(sampled) }))
  const kept = progress !== undefined && existsSync(progress) ? JSON.parse(readFileSync(progress, 'utf8')) : {}
  for (const { kind, of } of kinds) {
    kept[kind] ??= fresh()
    await askAll(ask, of, kept[kind], () => progress !== undefined && writeFileSync(progress, JSON.stringify(kept)))
    say(JSON.stringify({ kind, ...kept[kind] }))
  }
  agent.destroy()
  say(JSON.stringify({ all: total(kept), ...summary(kept) }))
  return kept
}

const fresh = () => ({ asked: 0, dead: 0, elsewhere: 0, mostRedirects: 0, examples: [] })

/** All kinds of what `crawl` answers in one. */
export function summary(found) {
  const rows = Object.values(found)
  const sum = (name) => rows.reduce((all, row) => all + row[name], 0)
  const mostRedirects = Math.max(...rows.map((row) => row.mostRedirects))
  return {
    dead: sum('dead'),
    elsewhere: sum('elsewhere'),
    mostRedirects,
    examples: rows.flatMap((row) => row.examples),
  }
}

const BETWEEN_NOTES = 2048

async function askAll(ask, of, found, note) {
  while (found.asked < of.length) {
    const some = of.slice(found.asked, found.asked + AT_ONCE)
    const ends = await Promise.all(some.map(([address]) => ask(address)))
    for (const [index, end] of ends.entries()) judge(found, some[index], end)
    found.asked += some.length
    if (found.asked % BETWEEN_NOTES === 0) note()
  }
  note()
  return found
}

function judge(found, [address, article], { status, path, redirects }) {
  found.mostRedirects = Math.max(found.mostRedirects, redirects)
  const isElsewhere = article !== 0 && !new RegExp(`^/[^/]+/${article}(?:/|$)`).test(path)
  if (status !== 200) found.dead += 1
  else if (isElsewhere) found.elsewhere += 1
  if ((status !== 200 || isElsewhere || redirects > 1) && found.examples.length < MOST_EXAMPLES)
    found.examples.push(`${status} ${redirects} ${address} > ${path}`)
}

/** Where an address ends. A page that many lead to is asked for once. */
function asker(base, agent) {
  const known = new Map()
  const once = (path) => {
    const answer = known.get(path) ?? answerOf(base + path, agent)
    known.set(path, answer)
    return answer
  }
  return async (address) => {
    let path = address
    let answer = await answerOf(base + address, agent)
    let redirects = 0
    for (; answer.to !== null && redirects < 5; redirects += 1) {
      path = pathOf(new URL(answer.to, base + path).href)
      answer = await once(path)
    }
    return { status: answer.to === null ? answer.status : 0, path, redirects }
  }
}

function answerOf(url, agent) {
  const { hostname, port } = new URL(url)
  const path = url.slice(url.indexOf('/', 'http://'.length))
  return new Promise((resolve, reject) => {
    // Addresses go as they are written: with letters in them too, in UTF-8 bytes.
    const request = get({ hostname, port, path: bytesOf(path), agent }, (response) => {
      response.resume()
      response.once('end', () => resolve({ status: response.statusCode, to: response.headers.location ?? null }))
      response.once('error', reject)
    })
    request.once('error', reject)
  })
}

function bytesOf(path) {
  return Buffer.from(path)
    .toString('latin1')
    .replaceAll(/[^\u0021-\u007e]/gu, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`)
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      base: { type: 'string' },
      sample: { type: 'string', default: '1000' },
      progress: { type: 'string' },
    },
  })
  const [file] = positionals
  if (file === undefined || values.data === undefined || values.base === undefined)
    throw new Error('a file, --data and --base are needed')
  const found = await crawl({
    file,
    dataDir: values.data,
    base: values.base,
    sample: Number(values.sample),
    progress: values.progress,
    say: (text) => process.stdout.write(`${text}\n`),
  })
  const { dead, elsewhere, mostRedirects } = summary(found)
  process.exitCode = dead > 0 || elsewhere > 0 || mostRedirects > 1 ? 1 : 0
}
