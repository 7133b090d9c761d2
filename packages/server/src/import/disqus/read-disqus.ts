/** The XML export of Disqus: threads with the addresses they stood on, and their comments. */

import { createReadStream } from 'node:fs'
import { ImportFault } from '../intake/import-fault.ts'
import type { SourceComment } from '../intake/source-records.ts'
import { instantWithZone } from '../intake/wall-time.ts'
import type { XmlElement } from '../intake/xml-reader.ts'
import { XmlReader } from '../intake/xml-reader.ts'
import { plainName } from '../wordpress/wxr-values.ts'

export interface DisqusThread {
  readonly id: string
  readonly title: string
  /** Its link first, then what the old system called it. */
  readonly addresses: readonly string[]
  readonly isClosed: boolean
  readonly comments: DisqusComment[]
}

export interface DisqusComment extends SourceComment {
  readonly isDeleted: boolean
  readonly isSpam: boolean
}

export interface DisqusExport {
  readonly forum: string
  readonly threads: readonly DisqusThread[]
  /** Comments whose thread the file does not hold. */
  readonly strays: number
}

/** Throws {@link ImportFault}: faults of XML with line and column; `no-disqus`. */
export async function readDisqus(file: string): Promise<DisqusExport> {
  const reader = new XmlReader(new Set(['category', 'thread', 'post']))
  const threads = new Map<string, DisqusThread>()
  let forum = ''
  let strays = 0
  for await (const record of reader.records(createReadStream(file))) {
    if (reader.root?.name !== 'disqus') break
    if (record.name === 'post') {
      const thread = threads.get(record.child('thread')?.attribute('dsq:id') ?? '')
      if (thread === undefined) strays += 1
      else thread.comments.push(commentOf(record))
    } else if (record.name === 'thread') {
      const thread = threadOf(record)
      if (!threads.has(thread.id)) threads.set(thread.id, thread)
      forum ||= record.textOf('forum')
    } else forum ||= record.textOf('forum')
  }
  const { root } = reader
  if (root?.name !== 'disqus') throw new ImportFault('no-disqus', { line: 1, detail: root?.name ?? '' })
  return { forum: forum || 'forum', threads: [...threads.values()], strays }
}

/** The plug-in of WordPress calls a thread `12 https://old.example/?p=12`. */
function threadOf(record: XmlElement): DisqusThread {
  const named = record.textOf('id').split(/\s+/u)
  const addresses = [record.textOf('link'), ...named].filter(
    (one) => /^(?:https?:)?\/\//iu.test(one) || one.startsWith('/'),
  )
  return {
    id: record.attribute('dsq:id'),
    title: plainName(record.textOf('title')),
    addresses: [...new Set(addresses)],
    isClosed: isTrue(record, 'isClosed'),
    comments: [],
  }
}

function isTrue(record: XmlElement, name: string): boolean {
  return record.textOf(name) === 'true'
}

function commentOf(record: XmlElement): DisqusComment {
  const author = record.child('author')
  const email = author?.textOf('email') ?? ''
  const isHeld = record.textOf('isApproved') === 'false' || isTrue(record, 'isFlagged')
  return {
    id: record.attribute('dsq:id') || null,
    parentId: record.child('parent')?.attribute('dsq:id') || null,
    name: plainName(author?.textOf('name') ?? ''),
    email: email === '' ? null : email,
    html: record.textOf('message'),
    at: instantWithZone(record.textOf('createdAt')),
    state: isHeld ? 'held' : 'published',
    isDeleted: isTrue(record, 'isDeleted'),
    isSpam: isTrue(record, 'isSpam'),
  }
}
