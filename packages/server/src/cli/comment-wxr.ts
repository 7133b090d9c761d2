import { renderText } from '@warraq/core/articles/render-text'
import type { CommentState } from '@warraq/core/comments/states'
import { articlePath } from '@warraq/core/links/addresses'
import type { Instant } from '@warraq/core/time'
import type { WxrComment, WxrItem, WxrSite } from '../import/wordpress/wxr-records.ts'
import type { ExportedArticle, ExportedComment } from '../store/desk/comment-export.ts'

/** What other systems know a comment as. Whatever somebody took back or nobody decided on in time is thrown away there. */
const STATES: Readonly<Record<CommentState, WxrComment['state']>> = {
  published: 'approved',
  held: 'held',
  hidden: 'held',
  'changes-requested': 'held',
  'awaiting-verification': 'held',
  quarantined: 'spam',
  removed: 'trash',
  expired: 'trash',
  'deleted-by-author': 'trash',
  erased: 'trash',
}

export function siteRecord(title: string, description: string, origin: string, language: string): WxrSite {
  return { kind: 'site', title, description, url: origin, baseSiteUrl: origin, language, version: '1.2' }
}

/** An article with its discussion; of its text the words alone, since it is the comments that move. */
export function articleRecord(
  article: ExportedArticle,
  comments: readonly WxrComment[],
  origin: string,
  ordinal: number,
): WxrItem {
  const link = origin + articlePath(article, null)
  return {
    kind: 'item',
    ordinal,
    type: 'post',
    postType: 'post',
    wpId: article.id,
    title: article.title,
    link,
    guid: link,
    slug: article.slug,
    rawSlug: article.slug,
    status: 'publish',
    publishedAt: article.publishedAt as Instant,
    wallTime: article.publishedAt,
    modifiedAt: article.updatedAt as Instant,
    creator: '',
    content: htmlOf(renderText(article.body)),
    excerpt: htmlOf(article.standfirst),
    terms:
      article.sectionSlug === null
        ? []
        : [{ domain: 'category', slug: article.sectionSlug, name: article.sectionName ?? article.sectionSlug }],
    meta: new Map(),
    comments,
    password: '',
    sticky: false,
    commentsOpen: article.commentsOpen,
    parentWpId: null,
    menuOrder: 0,
    attachmentUrl: '',
  }
}

export function commentRecord(comment: ExportedComment, email: string): WxrComment {
  return {
    wpId: comment.id,
    parentWpId: comment.parentId,
    author: comment.name,
    email,
    url: '',
    userId: comment.byStaff ? 1 : null,
    at: comment.at as Instant,
    wallTime: comment.at,
    content: htmlOf(comment.text),
    state: STATES[comment.state],
    type: 'comment',
  }
}

/** Plain text as HTML of the same letters; a bracket could begin a shortcode. */
function htmlOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('[', '&#91;')
}
