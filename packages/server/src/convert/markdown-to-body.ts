import MarkdownIt from 'markdown-it'
import type { Conversion } from './html-to-body.ts'
import { htmlToBody } from './html-to-body.ts'
import type { HtmlOptions } from './html-walk.ts'

const MARKDOWN = new MarkdownIt('default', { html: false, linkify: false, typographer: false })

/** CommonMark with tables and strikethrough to the body tree. HTML inside it is text. */
export function markdownToBody(markdown: string, options: HtmlOptions = {}): Conversion {
  return htmlToBody(markdownToHtml(markdown), options)
}

/** The same as HTML, for what is put together from several pieces. */
export function markdownToHtml(markdown: string): string {
  return MARKDOWN.render(markdown)
}
