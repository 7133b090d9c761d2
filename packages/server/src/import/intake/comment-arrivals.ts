/** Comments of any source, each after the one it answers. */

import { createHash } from 'node:crypto'
import { cleanLine } from '@warraq/core/articles/body-text'
import { isEmail } from '@warraq/core/people/email'
import { threadOrder } from '../wordpress/comment-order.ts'
import { commentText } from '../wordpress/comment-text.ts'
import type { ReportBook } from '../wordpress/import-report.ts'
import type { Arrival } from '../wordpress/intake.ts'
import { NAMELESS } from '../wordpress/wordpress-names.table.ts'
import type { WxrComment } from '../wordpress/wxr-records.ts'
import type { SourceComment } from './source-records.ts'

const LONGEST_NAME = 60

export interface Discussion {
  readonly articleKey: string
  /** Of an article that no import brought; then the key only names its comments. */
  readonly articleId?: number
  /** Of the article: nameless readers are called something in it. */
  readonly lang: 'ar' | 'en'
  /** Address of the page they stood on, or ''. */
  readonly base: string
}

/** Comments without words are left out in the book; all others come. */
export function commentArrivals(
  comments: readonly SourceComment[],
  discussion: Discussion,
  book: ReportBook,
): Arrival[] {
  const sources = new Map<WxrComment, SourceComment>()
  for (const [comment, source] of numbered(comments)) sources.set(comment, source)
  const keys = new Map<WxrComment, string>()
  const given = new Set<string>()
  const arrivals: Arrival[] = []
  for (const { comment, parent } of threadOrder([...sources.keys()], () => true)) {
    const source = sources.get(comment)
    const body = source === undefined ? '' : commentText(source.html, discussion.base)
    if (source === undefined || body === '') {
      book.leave('comments', 'nothing-written')
      continue
    }
    const key = keyOf(discussion.articleKey, source)
    if (given.has(key)) {
      book.leave('comments', 'same-number')
      continue
    }
    given.add(key)
    keys.set(comment, key)
    const parentKey = parent === null ? null : (keys.get(parent) ?? null)
    const lost = source.parentId !== null && parentKey === null
    arrivals.push(arrivalOf(source, { ...discussion, key, parentKey, body, lost }))
  }
  return arrivals
}

interface Placed extends Discussion {
  readonly key: string
  readonly parentKey: string | null
  readonly body: string
  readonly lost: boolean
}

function arrivalOf(source: SourceComment, placed: Placed): Arrival {
  const { key, parentKey, body, articleKey, articleId, lang, lost } = placed
  return {
    bucket: 'comments',
    item: {
      kind: 'comment',
      key,
      articleKey,
      ...(articleId === undefined ? {} : { articleId }),
      parentKey,
      name: cleanLine(source.name, LONGEST_NAME) || NAMELESS[lang],
      email: source.email !== null && isEmail(source.email) ? source.email : null,
      body,
      state: source.state,
      at: source.at,
    },
    called: '',
    notes: lost ? ['answer-to-nothing'] : [],
    texts: [],
    weight: body.length + 200,
  }
}

function keyOf(articleKey: string, { id, name, at, html }: SourceComment): string {
  if (id !== null) return `${articleKey}:comment:${id}`
  const hash = createHash('sha256')
    .update(JSON.stringify([name, at, html]))
    .digest('hex')
  return `${articleKey}:comment:x${hash.slice(0, 24)}`
}

/** In the form that the threads of WordPress are ordered in: numbers in the order of the source. */
function* numbered(comments: readonly SourceComment[]): Generator<[WxrComment, SourceComment]> {
  const numbers = new Map<string, number>()
  for (const [index, { id }] of comments.entries()) if (id !== null && !numbers.has(id)) numbers.set(id, index + 1)
  for (const [index, source] of comments.entries()) {
    const comment: WxrComment = {
      wpId: index + 1,
      parentWpId: source.parentId === null ? null : (numbers.get(source.parentId) ?? null),
      author: source.name,
      email: '',
      url: '',
      userId: null,
      at: source.at,
      wallTime: null,
      content: '',
      state: source.state === 'published' ? 'approved' : 'held',
      type: 'comment',
    }
    yield [comment, source]
  }
}
