import { useState, type FormEvent } from 'react'
import { Link, useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

/** Static pages: who we are, the corrections policy, the comment terms. */
export function PageList() {
  const { t } = useText()
  const dates = useDates()
  const list = useRead('pages.list', {})
  const [open, setOpen] = useState(false)
  return (
    <Screen
      title={t('pages.title')}
      actions={
        <Button look="primary" onPress={() => setOpen(true)}>
          {t('pages.new')}
        </Button>
      }
    >
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {list.data?.rows.length === 0 && <p className="empty">{t('pages.empty')}</p>}
      <ul className="row-list">
        {list.data?.rows.map((row) => (
          <li key={row.id}>
            <Link href={`/pages/${row.id}`} className="row-name grow">
              <bdi>{row.title}</bdi>
            </Link>
            <span className="state">{t(row.published ? 'pages.published' : 'pages.unpublished')}</span>
            <time className="hint" dateTime={row.updatedAt}>
              {dates.moment(row.updatedAt, now())}
            </time>
            {row.publicUrl !== null && (
              <a href={row.publicUrl} target="_blank" rel="noopener">
                {t('article.viewPublic')}
              </a>
            )}
          </li>
        ))}
      </ul>
      {open && <NewPage onClose={() => setOpen(false)} />}
    </Screen>
  )
}

function NewPage({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [, go] = useLocation()
  const create = useChange('pages.create', ['pages.list'])
  const [title, setTitle] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ input: { title: title.trim() } }, { onSuccess: ({ id }) => go(`/pages/${id}`) })
  }
  return (
    <Dialog title={t('pages.new')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={create.error} />
        <Line label={t('pages.name')} required maxLength={200} value={title} onChange={setTitle} autoFocus />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={create.isPending}>
            {t('action.add')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
