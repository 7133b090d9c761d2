import type { TagRow } from '@warraq/core/contract/tags'
import { useDeferredValue, useState, type FormEvent } from 'react'
import { useChange, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Alike } from '../merging/alike.tsx'
import { MergeDialog } from '../merging/merge-dialog.tsx'
import { useAddress } from '../search/use-address.ts'
import { useSettled } from '../search/use-settled.ts'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SearchCombo, type Found } from '../ui/search-combo.tsx'

type Open = { readonly what: 'rename' | 'merge'; readonly tag: TagRow }

export function Tags() {
  const { t } = useText()
  const [asked, ask] = useAddress()
  const typed = asked('q')
  const words = useSettled(typed.trim())
  const list = useReadPages('tags.list', words === '' ? {} : { q: words })
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <Screen title={t('tags.title')}>
      <div className="filters" role="search">
        <Line label={t('tags.search')} type="search" value={typed} onChange={(value) => ask('q', value)} />
      </div>
      <Alike what="tags" />
      <Refusal error={list.error} />
      {list.isSuccess && list.rows.length === 0 && (
        <p className="empty">{t(words === '' ? 'tags.empty' : 'search.none')}</p>
      )}
      <ul className="row-list">
        {list.rows.map((tag) => (
          <li key={tag.id}>
            <bdi className="row-name grow">{tag.name}</bdi>
            <span className="hint">{t('articles.count', { count: tag.articleCount })}</span>
            <Button
              look="quiet"
              aria-label={t('tags.renameTitle', { name: tag.name })}
              onPress={() => setOpen({ what: 'rename', tag })}
            >
              {t('tags.rename')}
            </Button>
            <Button
              look="quiet"
              aria-label={t('tags.mergeTitle', { name: tag.name })}
              onPress={() => setOpen({ what: 'merge', tag })}
            >
              {t('tags.merge')}
            </Button>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
      {open?.what === 'rename' && <RenameDialog tag={open.tag} onClose={close} />}
      {open?.what === 'merge' && <MergeInto tag={open.tag} onClose={close} />}
    </Screen>
  )
}

function RenameDialog({ tag, onClose }: { readonly tag: TagRow; readonly onClose: () => void }) {
  const { t } = useText()
  const rename = useChange('tags.rename', ['tags.list'])
  const [name, setName] = useState(tag.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate({ params: { id: tag.id }, input: { name: name.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('tags.renameTitle', { name: tag.name })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={rename.error} />
        <Line label={t('tags.name')} required maxLength={80} value={name} onChange={setName} autoFocus />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={rename.isPending}>
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function MergeInto({ tag, onClose }: { readonly tag: TagRow; readonly onClose: () => void }) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [into, setInto] = useState<Found | null>(null)
  const words = useDeferredValue(typed.trim())
  const list = useReadPages('tags.list', words === '' ? {} : { q: words })
  if (into !== null) return <MergeDialog what="tags" id={tag.id} intoId={Number(into.key)} onClose={onClose} />
  return (
    <Dialog title={t('tags.mergeTitle', { name: tag.name })} open onClose={onClose}>
      <div className="stack">
        <p>{t('tags.mergeNote', { name: tag.name })}</p>
        <Refusal error={list.error} />
        <SearchCombo
          label={t('tags.mergeInto')}
          typed={typed}
          onTyped={setTyped}
          found={list.rows.filter((row) => row.id !== tag.id).map((row) => ({ key: String(row.id), label: row.name }))}
          onPick={setInto}
        />
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
