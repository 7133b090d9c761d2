import type { EmbedAttributes } from '@warraq/core/articles/body'
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
  const shown: (globalThis.Node | string)[] =
    speaker === null ? [host.text.t('quote.noSpeaker')] : [element('strong', {}, element('bdi', {}, speaker))]
  const add = (part: string) => shown.push(host.text.list(['', '']), element('bdi', {}, part))
  if (role !== null) add(role)
  if (designated !== null) {
    const note = host.text.t('quote.designatedNote', { by: designated.by })
    shown.push(' ', element('span', { class: 'designated' }, `(${note})`))
  }
  if (source !== null) add(source)
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

/** A block with content that is edited in place, under a line that says what it is and opens its dialog. */
function framedView(
  host: ViewHost,
  makeInner: () => { readonly dom: HTMLElement; readonly content: HTMLElement },
  words: (node: Node) => string,
): NodeViewConstructor {
  return (first, view, getPos): NodeView => {
    const caption = element('bdi')
    const head = element(
      'div',
      { class: 'block-head', contenteditable: 'false' },
      caption,
      editButton(host, view, getPos),
    )
    const { dom: inner, content: contentDOM } = makeInner()
    const dom = element('figure', { class: `block-${first.type.name}` }, head, inner)
    const show = (node: Node) => {
      caption.textContent = words(node)
      const { dir } = node.attrs as { dir?: string | null }
      if (dir != null) inner.setAttribute('dir', dir)
      else inner.removeAttribute('dir')
    }
    show(first)
    return {
      dom,
      contentDOM,
      update: (node) => {
        if (node.type !== first.type) return false
        show(node)
        return true
      },
      selectNode: () => dom.classList.add('selected'),
      deselectNode: () => dom.classList.remove('selected'),
      stopEvent: (event) => head.contains(event.target as globalThis.Node),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    }
  }
}

const captionOr = (node: Node, otherwise: string): string => String(node.attrs['caption'] || otherwise)

function galleryInner(): { dom: HTMLElement; content: HTMLElement } {
  const content = element('div', { class: 'gallery-pictures' })
  return { dom: content, content }
}

function tableInner(): { dom: HTMLElement; content: HTMLElement } {
  const content = element('tbody')
  return { dom: element('div', { class: 'table-scroll' }, element('table', {}, content)), content }
}

function drawRecording(host: ViewHost, node: Node): readonly globalThis.Node[] {
  const id = Number(node.attrs['mediaId'])
  const media = host.book.media.get(id)
  const kind = media?.kind ?? (node.type.name === 'audio' ? 'audio' : 'video')
  const poster = host.book.media.get(Number(node.attrs['posterId'] ?? 0))
  const player =
    media?.kind === undefined
      ? element('p', { class: 'block-missing' }, host.text.t('recording.missing', { id }))
      : element(kind, {
          controls: '',
          preload: 'metadata',
          src: media.url,
          ...(poster && kind === 'video' && { poster: poster.url }),
        })
  const { title, caption, credit } = node.attrs as Record<string, string>
  const words = [title, caption, credit].filter((part) => part !== undefined && part !== '').join(' · ')
  return [player, element('figcaption', {}, element('bdi', {}, words))]
}

function drawEmbed(host: ViewHost, node: Node): readonly globalThis.Node[] {
  const { provider, href, title, caption } = node.attrs as EmbedAttributes
  const parts: globalThis.Node[] = [
    element('strong', {}, host.text.t(`embed.${provider}`)),
    element('span', { dir: 'ltr', class: 'embed-address' }, href),
  ]
  if (title !== '') parts.splice(1, 0, element('bdi', { class: 'embed-title' }, title))
  if (caption !== '') parts.push(element('bdi', {}, caption))
  return parts
}

/** The mark of a note: its words are edited in a dialog and shown where the pointer rests. */
function noteView(host: ViewHost): NodeViewConstructor {
  return (first, view, getPos): NodeView => {
    const dom = element('span', { class: 'note-mark' })
    const button = editButton(host, view, getPos)
    button.className = 'note-button'
    const show = (node: Node) => {
      button.title = node.textContent
      button.setAttribute('aria-label', host.text.t('note.named', { text: node.textContent }))
      button.textContent = ''
    }
    show(first)
    dom.append(button)
    return {
      dom,
      update: (node) => {
        if (node.type !== first.type) return false
        show(node)
        return true
      },
      selectNode: () => dom.classList.add('selected'),
      deselectNode: () => dom.classList.remove('selected'),
      stopEvent: inButton,
      ignoreMutation: () => true,
    }
  }
}

/**
 * A text whose direction is set on the element that is there: drawing it afresh would break off the composition of a
 * phone's keyboard in the middle of a word.
 */
function directedView(
  tagOf: (node: Node) => string,
  attrs: Readonly<Record<string, string>> = {},
): NodeViewConstructor {
  return (first): NodeView => {
    const dom = document.createElement(tagOf(first))
    for (const [name, value] of Object.entries(attrs)) dom.setAttribute(name, value)
    const show = ({ attrs: { dir } }: Node) =>
      typeof dir === 'string' ? dom.setAttribute('dir', dir) : dom.removeAttribute('dir')
    show(first)
    return {
      dom,
      contentDOM: dom,
      update: (node) => {
        if (node.type !== first.type || tagOf(node) !== tagOf(first)) return false
        show(node)
        return true
      },
    }
  }
}

export function nodeViews(host: ViewHost): Record<string, NodeViewConstructor> {
  const { t } = host.text
  return {
    image: atomView(host, (node) => drawImage(host, node), 'figure'),
    related: atomView(host, (node) => drawRelated(host, node), 'aside'),
    audio: atomView(host, (node) => drawRecording(host, node), 'figure'),
    video: atomView(host, (node) => drawRecording(host, node), 'figure'),
    embed: atomView(host, (node) => drawEmbed(host, node), 'figure'),
    gallery: framedView(host, galleryInner, (node) => captionOr(node, t('gallery.title'))),
    table: framedView(host, tableInner, (node) => captionOr(node, t('table.title'))),
    footnote: noteView(host),
    quote: quoteView(host),
    paragraph: directedView(() => 'p'),
    heading: directedView(({ attrs }) => `h${String(attrs['level'])}`),
    pull_quote: directedView(() => 'p', { class: 'pull-quote', 'data-warraq': 'pull_quote' }),
  }
}
