/** Comments that Disqus kept come to the articles they stood under, found by their addresses. */

import type { BringInParts } from '../intake/bring-in.ts'
import { BringIn } from '../intake/bring-in.ts'
import { commentArrivals } from '../intake/comment-arrivals.ts'
import { hashOfFile } from '../intake/source-file.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import { articleAt } from './article-at.ts'
import type { DisqusThread } from './read-disqus.ts'
import { readDisqus } from './read-disqus.ts'

export interface DisqusImport extends Omit<BringInParts, 'pictures'> {
  readonly file: string
}

/** Throws `ImportFault` before anything is written. */
export async function importDisqus(
  parts: DisqusImport,
  progress: (done: number, of: number) => void,
): Promise<ImportReport> {
  const { forum, threads, strays } = await readDisqus(parts.file)
  const key = `disqus:${forum}`
  const source = { key, title: forum, url: '', fileHash: await hashOfFile(parts.file) }
  const work = await BringIn.begin(source, { ...parts, pictures: null })
  const closed: number[] = []
  for (const [index, thread] of threads.entries()) {
    const articleId = await takeThread(thread, key, work, parts)
    if (articleId !== null && thread.isClosed) closed.push(articleId)
    progress(index + 1, threads.length)
  }
  work.book.read('comments', strays)
  work.book.leave('comments', 'not-on-an-article', { count: strays })
  await work.closeComments(closed)
  return work.finish({})
}

/** The id of the article; null when none is there. */
async function takeThread(
  thread: DisqusThread,
  sourceKey: string,
  work: BringIn,
  { read }: DisqusImport,
): Promise<number | null> {
  const { book } = work
  const coming = thread.comments.filter(({ isDeleted, isSpam }) => !isDeleted && !isSpam)
  book.read('comments', thread.comments.length)
  book.leave('comments', 'deleted', { count: thread.comments.filter(({ isDeleted }) => isDeleted).length })
  book.leave('comments', 'spam', {
    count: thread.comments.filter(({ isDeleted, isSpam }) => isSpam && !isDeleted).length,
  })
  const [address = ''] = thread.addresses
  const article = read === null ? null : await articleAt(read, thread.addresses)
  if (article === null) {
    book.leave('comments', 'address-unknown', { example: address || thread.title, count: coming.length })
    return null
  }
  const articleKey = `${sourceKey}:thread:${thread.id}`
  const discussion = { articleKey, articleId: article.id, lang: article.lang, base: address }
  for (const arrival of commentArrivals(coming, discussion, book)) await work.add(arrival)
  if (thread.isClosed) book.note('comments', 'comments-closed', thread.title)
  return article.id
}
