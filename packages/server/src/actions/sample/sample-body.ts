import type { Body } from '@warraq/core/articles/body'
import { idOf } from './keys.ts'
import type { SampleBody } from './sample-input.ts'

/** The body with ids where the sample has keys. */
export function bodyOf(body: SampleBody, articles: ReadonlyMap<string, number>): Body {
  const content = body.content.map((node) =>
    node.type === 'related' ? { type: node.type, attrs: { articleId: idOf(articles, node.attrs.articleKey) } } : node,
  )
  return { ...body, content }
}
