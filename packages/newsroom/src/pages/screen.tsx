import type { PageContent, PageView } from '@warraq/core/contract/pages'
import type { StaleDetails } from '@warraq/core/contract/wire'
import { useRef, useState } from 'react'
import { DeskError } from '../api/client.ts'
import { useChange, useRead } from '../api/desk.tsx'
import { byId } from '../articles/book.ts'
import { isStale } from '../articles/working-copy.ts'
import type { Editor } from '../editor/create-editor.ts'
import { TextEditor } from '../editor/text-editor.tsx'
import type { BlockBook } from '../editor/views.ts'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Line, Tick } from '../ui/fields.tsx'
import { GrowingText } from '../ui/growing-text.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { PageStale } from './page-stale.tsx'
import '../styles/article.css'

export function PageScreen({ id }: { readonly id: number }) {
  const { t } = useText()
  const page = useRead('pages.read', {}, { id }, { once: true })
  if (page.data) return <Loaded first={page.data} />
  return (
    <Screen title={t('pages.title')}>
      {page.error ? <Refusal error={page.error} /> : <p className="loading">{t('app.loading')}</p>}
    </Screen>
  )
}

function bookOf(view: PageView): BlockBook {
  return { media: byId(view.media), headlines: byId(view.related) }
}

interface Draft {
  readonly content: PageContent
  readonly lockVersion: number
  readonly savedAt: string
  readonly publicUrl: string | null
  readonly dirty: boolean
  /** Goes up when the text was replaced, so that the editor is mounted anew. */
  readonly epoch: number
}

function draftOf(view: PageView): Draft {
  const { content, lockVersion, publicUrl } = view
  return { content, lockVersion, publicUrl, savedAt: view.updatedAt, dirty: false, epoch: 0 }
}

/** A static page. What is saved here is what readers see, so a person saves, never the clock. */
function Loaded({ first }: { readonly first: PageView }) {
  const { t } = useText()
  const dates = useDates()
  const [book] = useState(() => bookOf(first))
  const [draft, setDraft] = useState(() => draftOf(first))
  const editor = useRef<Editor | null>(null)
  const save = useChange('pages.save', ['pages.list'])
  const { content } = draft
  const edit = (change: Partial<PageContent>) =>
    setDraft((before) => ({ ...before, content: { ...before.content, ...change }, dirty: true }))
  const whole = (): PageContent => ({ ...content, body: editor.current?.body() ?? content.body })
  const send = (lockVersion: number) => {
    const sent = whole()
    save.mutate(
      { params: { id: first.id }, input: { content: sent, lockVersion } },
      { onSuccess: (saved) => setDraft((before) => ({ ...before, ...saved, content: sent, dirty: false })) },
    )
  }
  const stale =
    isStale(save.error) && save.error instanceof DeskError
      ? (save.error.body.details as StaleDetails<PageContent>)
      : null
  const errors = fieldErrorsOf(save.error)
  return (
    <Screen title={content.title} headingHidden>
      <div className="top-bar">
        <p className="save-status" role="status">
          {draft.dirty ? t('pages.unsaved') : t('pages.saved', { at: dates.clock(draft.savedAt) })}
        </p>
        <p className="top-links">
          {draft.publicUrl !== null && (
            <a href={draft.publicUrl} target="_blank" rel="noopener">
              {t('article.viewPublic')}
            </a>
          )}
        </p>
        <div className="steps">
          <Button
            look="primary"
            isPending={save.isPending}
            isDisabled={!draft.dirty}
            onPress={() => send(draft.lockVersion)}
          >
            {t('action.save')}
          </Button>
        </div>
      </div>
      {stale === null && <Refusal error={save.error} />}
      <div className="workspace">
        <div className="paper">
          <GrowingText
            className="paper-title"
            label={t('pages.name')}
            placeholder={t('pages.name')}
            single
            maxLength={200}
            lang="ar"
            value={content.title}
            onChange={(title) => edit({ title })}
            onEnter={() => editor.current?.view.focus()}
          />
          <TextEditor
            key={draft.epoch}
            body={content.body}
            book={book}
            label={t('pages.body')}
            lang="ar"
            editable
            withRelated={false}
            onChange={() => setDraft((before) => (before.dirty ? before : { ...before, dirty: true }))}
            onEditor={(made) => {
              editor.current = made
            }}
          />
        </div>
        <aside className="details" aria-label={t('article.details')}>
          <Line
            label={t('pages.slug')}
            maxLength={120}
            required
            value={content.slug}
            error={errors['content.slug'] ?? errors['slug']}
            onChange={(slug) => edit({ slug: slug.replace(/\s+/gu, '-').replace(/[^\p{L}\p{M}\p{N}-]/gu, '') })}
          />
          <Tick label={t('pages.publish')} checked={content.published} onChange={(published) => edit({ published })} />
        </aside>
      </div>
      {stale !== null && (
        <PageStale
          mine={whole()}
          details={stale}
          onTake={() => {
            save.reset()
            setDraft((before) => ({
              ...before,
              content: stale.theirs,
              lockVersion: stale.lockVersion,
              savedAt: stale.savedAt,
              dirty: false,
              epoch: before.epoch + 1,
            }))
          }}
          onOverwrite={() => send(stale.lockVersion)}
        />
      )}
    </Screen>
  )
}
