import { jsx } from 'hono/jsx'
import type { Messages } from '../messages/messages.ts'

export interface PageProps<View> {
  readonly view: View
  readonly t: Messages
}

/** A page is a pure function of its view and the words; the same view gives the same bytes. */
export type Page<View> = (props: PageProps<View>) => ReturnType<typeof jsx> | Promise<unknown> | object

const DOCTYPE = '<!doctype html>\n'

/** The whole document. Pages hold nothing asynchronous; one that did would be a defect, and throws. */
export function renderPage<View>(page: Page<View>, view: View, t: Messages): string {
  const html: unknown = jsx(page, { view, t }).toString()
  if (typeof html !== 'string') throw new TypeError('a reader page must render at once')
  return DOCTYPE + html
}
