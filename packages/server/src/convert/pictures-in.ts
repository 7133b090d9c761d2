/** The pictures and recordings that a text shows, without converting it. */

import { RECORDING_NAME } from '@warraq/core/media/recordings.table'
import { addressOf, sourceOf } from './html-pictures.ts'
import { attributeOf, findElements } from './html-walk.ts'
import { parseLimited } from './limited-html.ts'

export interface PictureIn {
  /** As it is written: perhaps relative. */
  readonly src: string
  readonly alt: string
}

/** In the order of the text; none of HTML beyond the limits of `limited-html.ts`. Recordings by the names of their files. */
export function picturesIn(html: string): readonly PictureIn[] {
  const tree = /<(?:img|audio|video)/iu.test(html) ? parseLimited(html) : null
  if (tree === null) return []
  return findElements(tree, ['img', 'audio', 'video']).flatMap((element) => {
    if (element.tagName === 'img') return named(sourceOf(element), attributeOf(element, 'alt') ?? '')
    const file = addressOf(element) ?? ''
    const poster = named(attributeOf(element, 'poster') ?? '', '')
    return RECORDING_NAME.test(file.split(/[?#]/u, 1)[0] ?? '') ? [...named(file, ''), ...poster] : []
  })
}

function named(src: string, alt: string): PictureIn[] {
  return src === '' || src.startsWith('data:') ? [] : [{ src, alt }]
}
