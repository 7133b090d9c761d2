/** A blog of Blogger comes in, with its comments. */

import type { BringInParts } from '../intake/bring-in.ts'
import { BringIn } from '../intake/bring-in.ts'
import { readSourceFile } from '../intake/source-file.ts'
import type { SourceArticle } from '../intake/source-records.ts'
import type { Wishes } from '../intake/wishes.ts'
import { wishedAuthors, wishedSection } from '../intake/wishes.ts'
import type { ImportReport } from '../wordpress/import-report.ts'
import type { BloggerComment, BloggerPost } from './read-blogger.ts'
import { readBlogger } from './read-blogger.ts'

export interface BloggerImport extends BringInParts {
  readonly file: string
  readonly wishes: Wishes
}

const MOST_BYTES = 512 * 1024 * 1024

/** Throws `ImportFault` before anything is written. */
export async function importBlogger(
  parts: BloggerImport,
  progress: (done: number, of: number) => void,
): Promise<ImportReport> {
  const file = await readSourceFile(parts.file, MOST_BYTES)
  const blog = await readBlogger(file.bytes)
  const url = parts.wishes.site ?? blog.url
  const key = `blogger:${URL.canParse(url) ? new URL(url).host : blog.title || 'blog'}`
  const work = await BringIn.begin({ key, title: blog.title, url, fileHash: file.hash }, parts)
  const comments = byPost(blog.comments)
  for (const [index, post] of blog.posts.entries()) {
    await work.take(bloggerArticle(post, comments.get(post.id) ?? [], url, parts.wishes))
    comments.delete(post.id)
    progress(index + 1, blog.posts.length)
  }
  for (const lost of comments.values()) {
    work.book.read('comments', lost.length)
    work.book.leave('comments', 'not-on-an-article', { count: lost.length })
  }
  for (const [kind, count] of blog.others) {
    work.book.read('others', count)
    work.book.leave('others', 'other-type', { name: kind, count })
  }
  return work.finish({})
}

function byPost(comments: readonly BloggerComment[]): Map<string, BloggerComment[]> {
  const found = new Map<string, BloggerComment[]>()
  for (const comment of comments) {
    const list = found.get(comment.postId)
    if (list === undefined) found.set(comment.postId, [comment])
    else list.push(comment)
  }
  return found
}

/** The first label is the section, the others are tags. */
export function bloggerArticle(
  post: BloggerPost,
  comments: readonly BloggerComment[],
  url: string,
  wishes: Wishes,
): SourceArticle {
  const labels = post.labels.map((name) => ({ name, addresses: [`/search/label/${encodeURIComponent(name)}`] }))
  const [first = null, ...others] = labels
  const tags = wishes.section === null ? others : labels
  const author = post.author === '' ? [] : [{ name: post.author, addresses: [] }]
  const slug = /\/([^/]+?)(?:\.html)?$/u.exec(post.address)?.[1] ?? ''
  return {
    kind: post.kind === 'page' ? 'page' : 'article',
    id: post.id,
    title: post.title,
    // Blogger calls Arabic posts `blog-post_17`: their headline makes a better address.
    slug: slug.startsWith('blog-post') ? '' : slug,
    standfirst: '',
    description: '',
    section: wishedSection(wishes, first),
    authors: wishedAuthors(wishes, author),
    tags: tags.map(({ name }) => name),
    taggedAt: tags,
    lead: null,
    html: post.html,
    lineEnds: 'space',
    base: URL.canParse(post.address) ? post.address : URL.canParse(url) ? url : null,
    language: '',
    state: post.isDraft ? 'draft' : 'published',
    publishedAt: post.publishedAt,
    changedAt: post.changedAt,
    commentsOpen: true,
    addresses: post.address === '' ? [] : [post.address],
    comments,
    notes: [],
  }
}
