import type { BlockNode, Body } from './body.ts'

/** Ids of pictures and articles that a body names, each once, in order. */
export interface BodyReferences {
  readonly mediaIds: readonly number[]
  readonly articleIds: readonly number[]
}

export function bodyReferences(body: Body): BodyReferences {
  const media = new Set<number>()
  const articles = new Set<number>()
  const waiting: BlockNode[] = [...body.content]
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (node.type === 'image') media.add(node.attrs.mediaId)
    else if (node.type === 'related') articles.add(node.attrs.articleId)
    else if (node.type === 'bullet_list' || node.type === 'ordered_list')
      waiting.push(...node.content.flatMap((item) => item.content))
  }
  return { mediaIds: [...media], articleIds: [...articles] }
}
