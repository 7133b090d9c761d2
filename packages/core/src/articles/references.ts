import type { BlockNode, Body } from './body.ts'

/** Ids of media (pictures and recordings) and articles that a body names, each once, in order. */
export interface BodyReferences {
  readonly mediaIds: readonly number[]
  readonly articleIds: readonly number[]
}

export function bodyReferences(body: Body): BodyReferences {
  const media = new Set<number>()
  const articles = new Set<number>()
  const visit = (node: BlockNode): void => {
    switch (node.type) {
      case 'image':
      case 'audio':
        media.add(node.attrs.mediaId)
        break
      case 'video':
        media.add(node.attrs.mediaId)
        if (node.attrs.posterId !== null) media.add(node.attrs.posterId)
        break
      case 'gallery':
        node.content.forEach(visit)
        break
      case 'related':
        articles.add(node.attrs.articleId)
        break
      case 'bullet_list':
      case 'ordered_list':
        for (const item of node.content) item.content.forEach(visit)
        break
      default:
    }
  }
  body.content.forEach(visit)
  return { mediaIds: [...media], articleIds: [...articles] }
}
