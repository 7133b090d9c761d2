import type { ArticleRow, BylineRow, CardRow } from '../../store/reader/articles.ts'
import type { ShownMedia } from '../../store/reader/media.ts'
import { MINE } from '../comments/comments-view.ts'
import type { WebContext } from '../context.ts'
import { ArticlePage } from '../pages/article-page.tsx'
import { renderPage } from '../pages/render.ts'
import { assemble } from './article.ts'

export interface PreviewParts {
  readonly article: ArticleRow
  readonly bylines: readonly BylineRow[]
  readonly media: ShownMedia
  readonly inline: readonly CardRow[]
}

/** A working copy drawn as readers would see it, with a banner that says it is none of theirs yet. */
export async function previewHtml(context: WebContext, { article, ...parts }: PreviewParts): Promise<string> {
  const site = await context.sites.get(article.lang)
  const comments = {
    count: 0,
    items: [],
    paging: null,
    orders: [],
    live: null,
    mineUrl: MINE,
    open: false,
    closedReason: null,
    form: null,
    terms: [],
  }
  return renderPage(
    ArticlePage,
    assemble(context, site, article, { ...parts, related: [], comments, preview: true }),
    site.messages,
  )
}
