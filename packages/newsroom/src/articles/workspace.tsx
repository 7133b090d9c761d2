import type { ArticleView } from '@warraq/core/contract/articles'
import { useQueryClient } from '@tanstack/react-query'
import type { Plugin } from 'prosemirror-state'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { forget } from '../api/desk.tsx'
import type { Editor } from '../editor/create-editor.ts'
import { TextEditor } from '../editor/text-editor.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { GrowingText } from '../ui/growing-text.tsx'
import { AlikeTitles } from './alike-titles.tsx'
import { articleBook, type Book } from './book.ts'
import { Details } from './details.tsx'
import { Lead } from './lead.tsx'
import { Notices } from './notices.tsx'
import { StaleDialog } from './stale-dialog.tsx'
import { PeopleHere, PenNotice, SilenceNotice } from './together/pen-notice.tsx'
import { useTogether } from './together/use-together.ts'
import { TopBar } from './top-bar.tsx'
import type { Fields, WorkingCopy } from './working-copy.ts'
import { HousePanel } from '../house-style/panel.tsx'
import { housePlugin } from '../house-style/plugin.ts'
import { NotesPanel } from './notes/panel.tsx'
import { useNotes } from './notes/use-notes.ts'
import '../styles/article.css'
import '../styles/together.css'

interface WorkspaceProps {
  readonly first: ArticleView
  readonly copy: WorkingCopy
  /** The name of this opening of the article. */
  readonly tab: string
  /** When the words that came back from this device were typed; null when there were none. */
  readonly restoredAt: string | null
}

/** The desk for one article: its text in its own measure, what is known about it, and its next steps. */
export function Workspace({ first, copy, tab, restoredAt }: WorkspaceProps) {
  const { t } = useText()
  const client = useQueryClient()
  const snapshot = useSyncExternalStore(copy.subscribe, copy.snapshot)
  const [view, setView] = useState(first)
  const [book] = useState(() => articleBook(first))
  const [restored, setRestored] = useState(restoredAt)
  useSaveKey(copy, view.mayEdit)
  const moved = (next: ArticleView) => {
    setView(next)
    copy.moved(next.lockVersion, next.savedAt)
    void forget(client, ['articles.list', 'desk.counts', 'articles.history'])
  }
  const state = useTogether(view, copy, tab, moved)
  const readOnly = !view.mayEdit || snapshot.lockedBy !== null
  const [editor, setEditor] = useState<Editor | null>(null)
  const [house] = useState(housePlugin)
  const notes = useNotes({
    articleId: view.id,
    editor,
    mayChange: !readOnly,
    notesAt: state.together?.notesAt ?? null,
    lockVersion: snapshot.lockVersion,
  })
  const [plugins] = useState(() => [notes.plugin, house])
  const title = snapshot.fields.title === '' ? t('articles.untitled') : snapshot.fields.title
  return (
    <Screen title={title} headingHidden>
      <TopBar view={view} copy={copy} snapshot={snapshot} onMoved={moved} here={<PeopleHere state={state} />} />
      <PenNotice view={view} copy={copy} state={state} />
      <SilenceNotice error={state.error} />
      <Notices
        view={view}
        snapshot={snapshot}
        restoredAt={restored}
        onDiscard={() => {
          setRestored(null)
          copy.adopt(view.working, view.lockVersion, view.savedAt)
        }}
      />
      <div className="workspace">
        <Paper
          view={view}
          copy={copy}
          fields={snapshot.fields}
          epoch={snapshot.epoch}
          book={book}
          readOnly={readOnly}
          plugins={plugins}
          onEditor={setEditor}
        />
        <div className="beside">
          <Details view={view} copy={copy} fields={snapshot.fields} book={book} readOnly={readOnly} />
          <NotesPanel
            articleId={view.id}
            editor={editor}
            rows={notes.rows}
            chosen={notes.chosen}
            mayChange={!readOnly}
            onAccept={notes.accept}
          />
          {editor && <HousePanel editor={editor} editable={!readOnly} />}
        </div>
      </div>
      {snapshot.status.kind === 'stale' && (
        <StaleDialog copy={copy} details={snapshot.status.details} base={snapshot.status.base} book={book} />
      )}
    </Screen>
  )
}

/** Ctrl+S (by the key's place) saves now, wherever the focus is. */
function useSaveKey(copy: WorkingCopy, mayEdit: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyS' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      if (mayEdit) void copy.flush(false)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [copy, mayEdit])
}

interface PaperProps {
  readonly view: ArticleView
  readonly copy: WorkingCopy
  readonly fields: Fields
  readonly epoch: number
  readonly book: Book
  readonly readOnly: boolean
  readonly plugins: readonly Plugin[]
  readonly onEditor: (editor: Editor | null) => void
}

/** The article as a reader will meet it: kicker, title, standfirst, photograph, text. */
function Paper({ view, copy, fields, epoch, book, readOnly, plugins, onEditor }: PaperProps) {
  const { t } = useText()
  const editor = useRef<Editor | null>(null)
  const paper = useRef<HTMLDivElement>(null)
  const { lang } = fields
  const goTo = (selector: string) => paper.current?.querySelector<HTMLElement>(selector)?.focus()
  return (
    <div className="paper" ref={paper} lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
      <GrowingText
        className="paper-kicker"
        label={t('article.kicker')}
        placeholder={t('article.kicker')}
        single
        maxLength={120}
        lang={lang}
        readOnly={readOnly}
        value={fields.kicker}
        onChange={(kicker) => copy.edit({ kicker })}
        onEnter={() => goTo('.paper-title textarea')}
      />
      <GrowingText
        className="paper-title"
        label={t('article.title')}
        placeholder={t('article.titlePlaceholder')}
        single
        maxLength={300}
        lang={lang}
        readOnly={readOnly}
        value={fields.title}
        onChange={(title) => copy.edit({ title })}
        onEnter={() => goTo('.paper-standfirst textarea')}
      />
      {!readOnly && <AlikeTitles articleId={view.id} title={fields.title} />}
      <GrowingText
        className="paper-standfirst"
        label={t('article.standfirst')}
        placeholder={t('article.standfirst')}
        single
        maxLength={1000}
        lang={lang}
        readOnly={readOnly}
        value={fields.standfirst}
        onChange={(standfirst) => copy.edit({ standfirst })}
        onEnter={() => editor.current?.view.focus()}
      />
      <Lead copy={copy} lead={fields.lead} book={book} readOnly={readOnly} />
      <TextEditor
        key={`${epoch}-${String(readOnly)}-${lang}`}
        body={copy.body()}
        book={book}
        label={t('article.body')}
        lang={lang}
        editable={!readOnly}
        withRelated
        plugins={plugins}
        onChange={() => copy.touch()}
        onEditor={(made) => {
          editor.current = made
          copy.lendBody(made)
          onEditor(made)
        }}
      />
    </div>
  )
}
