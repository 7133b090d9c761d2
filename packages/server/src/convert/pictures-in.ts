/** The pictures that a text shows, without converting it. */

import { sourceOf } from './html-pictures.ts'
import { attributeOf, findElements } from './html-walk.ts'
import { parseLimited } from './limited-html.ts'

export interface PictureIn {
  /** As it is written: perhaps relative. */
  readonly src: string
  readonly alt: string
}

/** In the order of the text; none of HTML beyond the limits of `limited-html.ts`. */
export function picturesIn(html: string): readonly PictureIn[] {
  const tree = /<img/iu.test(html) ? parseLimited(html) : null
  if (tree === null) return []
  return findElements(tree, ['img']).flatMap((element) => {
    const src = sourceOf(element)
    return src === '' || src.startsWith('data:') ? [] : [{ src, alt: attributeOf(element, 'alt') ?? '' }]
  })
}
