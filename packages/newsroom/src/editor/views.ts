import type { MediaRef } from '@warraq/core/contract/media'
import type { Node } from 'prosemirror-model'
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view'
import type { Text } from '../i18n/text.tsx'

/** What the document names but does not hold: pictures and headlines, by id. Grows while somebody works. */
export interface BlockBook {
  readonly media: Map<number, MediaRef>
  readonly headlines: Map<number, string>
}

export interface ViewHost {
  readonly text: Text
  readonly book: BlockBook
  /** Opens the dialog of a block. */
  readonly edit: (node: Node, pos: number) => void
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attrs: Readonly<Record<string, string>> = {},
  ...children: readonly (globalThis.Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

type GetPos = () => number | undefined

function editButton(host: ViewHost, view: EditorView, getPos: GetPos): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'block-edit' }, host.text.t('editor.editBlock'))
  // A press of the mouse leaves the caret where it is; by keyboard the button takes the focus and gets it back.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    const pos = getPos()
    const node = pos === undefined ? null : view.state.doc.nodeAt(pos)
    if (pos !== undefined && node !== null) host.edit(node, pos)
  })
  return button
}

const inButton = (event: Event) => event.target instanceof Element && event.target.closest('button') !== null

/** A block without text of its own: its look is made afresh when an attribute changes. */
function atomView(
  host: ViewHost,
  draw: (node: Node) => readonly (globalThis.Node | string)[],
  tag: 'figure' | 'aside',
): NodeViewConstructor {
  return (first, view, getPos): NodeView => {
    const dom = element(tag, { class: `block-${first.type.name}` })
    const button = editButton(host, view, getPos)
    const show = (node: Node) => dom.replaceChildren(...draw(node), button)
    show(first)
    let shown = first
    return {
      dom,
      update: (node) => {
        if (node.type !== first.type) return false
        if (!node.sameMarkup(shown)) show(node)
        shown = node
        return true
      },
      selectNode: () => dom.classList.add('selected'),
      deselectNode: () => dom.classList.remove('selected'),
      stopEvent: inButton,
      ignoreMutation: () => true,
    }
  }
}

function drawImage(host: ViewHost, node: Node): readonly globalThis.Node[] {
  const id = Number(node.attrs['mediaId'])
  const media = host.book.media.get(id)
  const alt = String(node.attrs['alt'])
  const picture = media
    ? element('img', {
        src: media.url,
        alt,
        width: String(media.width),
        height: String(media.height),
        draggable: 'false',
      })
    : element('p', { class: 'block-missing' }, host.text.t('image.missing', { id }))
  const caption = String(node.attrs['caption'])
  const credit = String(node.attrs['credit'])
  const words = element('figcaption', {}, element('bdi', {}, caption))
  if (credit !== '')
    words.append(
      caption === '' ? '' : ' · ',
      element('span', { class: 'credit' }, `${host.text.t('image.credit')}: `, element('bdi', {}, credit)),
    )
  return [picture, words]
}

function drawRelated(host: ViewHost, node: Node): readonly globalThis.Node[] {
  const id = Number(node.attrs['articleId'])
  const headline = host.book.headlines.get(id) ?? host.text.t('related.article', { id })
  return [
    element('span', { class: 'related-label' }, host.text.t('related.title')),
    element('bdi', { class: 'related-headline' }, headline),
  ]
}

/** Who speaks stands above what was said, as readers meet it. */
function drawSpeaker(host: ViewHost, node: Node): readonly (globalThis.Node | string)[] {
  const { speaker, role, source, designated } = node.attrs as {
    speaker: string | null
    role: string | null
    source: string | null
    designated: { by: string } | null
  }
  const parts = [role, source].filter((part): part is string => part !== null)
  const shown: (globalThis.Node | string)[] =
    speaker === null ? [host.text.t('quote.noSpeaker')] : [element('strong', {}, element('bdi', {}, speaker))]
  for (const part of parts) shown.push(host.text.list(['', '']), element('bdi', {}, part))
  if (designated !== null) {
    shown.push(
      ' ',
      element('span', { class: 'designated' }, `(${host.text.t('quote.designatedNote', { by: designated.by })})`),
    )
  }
  return shown
}

function quoteView(host: ViewHost): NodeViewConstructor {
  return (first, view, getPos): NodeView => {
    const speaker = element('span', { class: 'quote-speaker' })
    const head = element(
      'div',
      { class: 'quote-head', contenteditable: 'false' },
      speaker,
      editButton(host, view, getPos),
    )
    const contentDOM = element('div', { class: 'quote-text' })
    const dom = element('blockquote', { class: 'block-quote' }, head, contentDOM)
    const show = (node: Node) => speaker.replaceChildren(...drawSpeaker(host, node))
    show(first)
    return {
      dom,
      contentDOM,
      update: (node) => {
        if (node.type !== first.type) return false
        show(node)
        return true
      },
      stopEvent: (event) => head.contains(event.target as globalThis.Node),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && head.contains(mutation.target),
    }
  }
}

export function nodeViews(host: ViewHost): Record<string, NodeViewConstructor> {
  return {
    image: atomView(host, (node) => drawImage(host, node), 'figure'),
    related: atomView(host, (node) => drawRelated(host, node), 'aside'),
    quote: quoteView(host),
  }
}
