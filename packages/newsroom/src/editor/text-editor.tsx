import type { Body } from '@warraq/core/articles/body'
import type { Node } from 'prosemirror-model'
import type { Plugin } from 'prosemirror-state'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { ImageDialog } from '../media/image-dialog.tsx'
import { useSay } from '../ui/status-line.tsx'
import { insertBlock, quoteAround, setAttrs } from './commands.ts'
import { BlockDialogs, openBlock, type BlockOpen } from './block-dialogs.tsx'
import { createEditor, type Editor } from './create-editor.ts'
import { inDesignated } from './designated-links.ts'
import { FindBar } from './find-bar.tsx'
import { KeysSheet } from './keys-sheet.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { Outline } from './outline.tsx'
import { QuoteDialog } from './quote-dialog.tsx'
import { RelatedDialog } from './related-dialog.tsx'
import { bodySchema } from './schema.ts'
import { TableBar } from './table-bar.tsx'
import { EditorToolbar } from './toolbar.tsx'
import { fillWanted } from './wanted-pictures.ts'
import { WordCount } from './word-count.tsx'
import type { BlockBook } from './views.ts'
import './prose.css'
import './prose-blocks.css'

const { nodes } = bodySchema

export interface TextEditorProps {
  /** Read when the editor is mounted; give another `key` to put another text in. */
  readonly body: Body
  readonly book: BlockBook
  readonly label: string
  readonly lang: 'ar' | 'en'
  readonly editable: boolean
  /** The document changed. */
  readonly onChange: () => void
  /** Called once mounted, and with null when it goes. */
  readonly onEditor: (editor: Editor | null) => void
  readonly withRelated: boolean
  /** Read when the editor is mounted. */
  readonly plugins?: readonly Plugin[]
}

type Open =
  | { readonly what: 'link' }
  | { readonly what: 'related'; readonly pos?: number }
  | {
      readonly what: 'image'
      readonly file?: File
      readonly at?: { readonly node: Node; readonly pos: number }
      /** The place of a pasted text's picture. */
      readonly wanted?: number
    }
  | { readonly what: 'quote'; readonly pos: number | null }
  | { readonly what: 'keys' }
  | BlockOpen

/** The rich-text field: the document in the reader's own typography, its tools, and the dialogs of its blocks. */
export function TextEditor(props: TextEditorProps) {
  const { book, label, lang, editable, withRelated } = props
  const text = useText()
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [open, setOpen] = useState<Open | null>(null)
  /** How often the shortcut was pressed since the bar opened; 0 while it is closed. */
  const [finding, setFinding] = useState(0)
  const [outline, setOutline] = useState(false)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (place.current === null) return undefined
    const edit = (node: Node, pos: number) => {
      if (node.type === nodes.image) setOpen({ what: 'image', at: { node, pos } })
      else if (node.type === nodes.quote) setOpen({ what: 'quote', pos })
      else setOpen(openBlock(node, pos) ?? { what: 'related', pos })
    }
    const made = createEditor(place.current, latest.current.body, {
      text,
      book,
      edit,
      base: lang === 'ar' ? 'rtl' : 'ltr',
      lang,
      label,
      placeholder: text.t('article.bodyPlaceholder'),
      editable,
      plugins: latest.current.plugins ?? [],
      onChange: () => latest.current.onChange(),
      onFiles: ([file]) => file && setOpen({ what: 'image', file }),
      onImagesLeftOut: (count) => say(text.t('editor.imagesLeftOut', { count })),
      onWanted: (wanted, file) => setOpen({ what: 'image', wanted, ...(file && { file }) }),
      onLinksTaken: () => say(text.t('quote.linksGone')),
      onOutside: (id) => {
        if (id === 'find') setFinding((times) => times + 1)
        else if (id === 'outline') setOutline((shown) => !shown)
        else if (id === 'link' && inDesignated(made.state())) say(text.t('quote.linksGone'))
        else if (id !== 'related' || latest.current.withRelated) setOpen({ what: id })
      },
    })
    setEditor(made)
    latest.current.onEditor(made)
    return () => {
      latest.current.onEditor(null)
      made.destroy()
      setEditor(null)
    }
  }, [text, book, lang, label, editable, say])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      if (typing || !['?', '\u061F'].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      setOpen((before) => before ?? { what: 'keys' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const close = () => {
    setOpen(null)
    editor?.view.focus()
  }
  return (
    <div className="text-editor">
      {editable && editor && (
        <EditorToolbar
          editor={editor}
          onLink={() => setOpen({ what: 'link' })}
          onImage={() => setOpen({ what: 'image' })}
          onRelated={withRelated ? () => setOpen({ what: 'related' }) : undefined}
          onFind={() => setFinding((times) => times + 1)}
          onOutline={() => setOutline((shown) => !shown)}
          outlineOpen={outline}
          onKeys={() => setOpen({ what: 'keys' })}
          onInsert={(what) => setOpen(what === 'note' ? { what, pos: null } : { what })}
          onQuote={() => setOpen({ what: 'quote', pos: quoteAround(editor.state())?.pos ?? null })}
        />
      )}
      {editable && editor && <TableBar editor={editor} />}
      {editor && finding > 0 && (
        <FindBar
          editor={editor}
          asked={finding}
          editable={editable}
          onClose={() => {
            setFinding(0)
            editor.view.focus()
          }}
        />
      )}
      {editor && outline && <Outline editor={editor} />}
      <div ref={place} className="prose-place" />
      {editor && <WordCount editor={editor} />}
      {editor && open && <Dialogs editor={editor} book={book} open={open} onClose={close} />}
    </div>
  )
}

interface DialogsProps {
  readonly editor: Editor
  readonly book: BlockBook
  readonly open: Open
  readonly onClose: () => void
}

function Dialogs({ editor, book, open, onClose }: DialogsProps) {
  switch (open.what) {
    case 'link':
      return <LinkDialog editor={editor} onClose={onClose} />
    case 'keys':
      return <KeysSheet onClose={onClose} />
    case 'quote':
      return <QuoteDialog editor={editor} pos={open.pos} onClose={onClose} />
    case 'related':
      return (
        <RelatedDialog
          onClose={onClose}
          onPick={(articleId, headline) => {
            book.headlines.set(articleId, headline)
            const attrs = { articleId }
            editor.run(open.pos === undefined ? insertBlock(nodes.related.create(attrs)) : setAttrs(open.pos, attrs))
            onClose()
          }}
        />
      )
    case 'image':
      return <BodyImageDialog editor={editor} book={book} open={open} onClose={onClose} />
    default:
      return <BlockDialogs editor={editor} book={book} open={open} onClose={onClose} />
  }
}

function BodyImageDialog({ editor, book, open, onClose }: DialogsProps & { open: Extract<Open, { what: 'image' }> }) {
  const attrs = open.at?.node.attrs as { mediaId: number; alt: string; caption: string; credit: string } | undefined
  const media = attrs === undefined ? undefined : book.media.get(attrs.mediaId)
  return (
    <ImageDialog
      {...(open.file && { file: open.file })}
      {...(attrs && { initial: attrs })}
      {...(media && { initialMedia: media })}
      onClose={onClose}
      onDone={(image, row) => {
        book.media.set(row.id, row)
        const made = nodes.image.create(image)
        if (open.wanted === undefined || !editor.run(fillWanted(open.wanted, made)))
          editor.run(open.at ? setAttrs(open.at.pos, image) : insertBlock(made))
        onClose()
      }}
    />
  )
}
