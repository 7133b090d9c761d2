import type { SectionRow } from '@warraq/core/contract/sections'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { nested } from '../articles/section-choice.tsx'
import { useText } from '../i18n/text.tsx'
import { SectionMode } from '../moderation/section-mode.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { movedAmongSiblings } from './order.ts'
import { SectionDialog } from './section-dialog.tsx'
import { SectionRemoval } from './section-removal.tsx'

export function Sections() {
  const { t } = useText()
  const list = useRead('sections.list', {})
  const order = useChange('sections.order', ['sections.list'])
  const [open, setOpen] = useState<SectionRow | 'new' | null>(null)
  const [removing, setRemoving] = useState<SectionRow | null>(null)
  const rows = list.data?.rows ?? []
  const move = (id: number, by: 1 | -1) => {
    const items = movedAmongSiblings(rows, id, by)
    if (items !== null) order.mutate({ input: { items } })
  }
  return (
    <Screen
      title={t('sections.title')}
      actions={
        <Button look="primary" onPress={() => setOpen('new')}>
          {t('sections.new')}
        </Button>
      }
    >
      <p className="hint">{t('sections.intro')}</p>
      <Refusal error={list.error ?? order.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {list.isSuccess && rows.length === 0 && <p className="empty">{t('sections.empty')}</p>}
      <ul className="row-list">
        {nested(rows).map((row) => (
          <li key={row.id} data-depth={Math.min(row.depth, 4)}>
            <bdi className="row-name">{row.name}</bdi>
            <bdi className="hint grow" dir="auto">
              {row.slug}
            </bdi>
            <span className="hint">{t('articles.count', { count: row.articleCount })}</span>
            <Button
              look="quiet"
              aria-label={t('sections.moveUp', { name: row.name })}
              isDisabled={order.isPending || movedAmongSiblings(rows, row.id, -1) === null}
              onPress={() => move(row.id, -1)}
            >
              <span aria-hidden="true">↑</span>
            </Button>
            <Button
              look="quiet"
              aria-label={t('sections.moveDown', { name: row.name })}
              isDisabled={order.isPending || movedAmongSiblings(rows, row.id, 1) === null}
              onPress={() => move(row.id, 1)}
            >
              <span aria-hidden="true">↓</span>
            </Button>
            <SectionMode sectionId={row.id} name={row.name} />
            <Button look="quiet" aria-label={t('sections.edit', { name: row.name })} onPress={() => setOpen(row)}>
              {t('action.edit')}
            </Button>
            <Button
              look="quiet"
              aria-label={t('sections.removeTitle', { name: row.name })}
              onPress={() => setRemoving(row)}
            >
              {t('sections.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {removing !== null && <SectionRemoval section={removing} all={rows} onClose={() => setRemoving(null)} />}
      {open !== null && (
        <SectionDialog section={open === 'new' ? null : open} all={rows} onClose={() => setOpen(null)} />
      )}
    </Screen>
  )
}
