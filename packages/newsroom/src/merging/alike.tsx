import '../styles/people.css'
import { useState } from 'react'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { MergeDialog } from './merge-dialog.tsx'

/** Entries that look like one. The first of each group has the most articles; any of the others can be merged into it. */
export function Alike({ what }: { readonly what: 'persons' | 'tags' }) {
  const { t } = useText()
  const alike = useRead(`${what}.alike`, {})
  const [open, setOpen] = useState<{ readonly id: number; readonly intoId: number } | null>(null)
  const groups: readonly (readonly { readonly id: number; readonly name: string; readonly articleCount: number }[])[] =
    alike.data?.groups ?? []
  if (groups.length === 0 && !alike.error) return null
  return (
    <details className="alike">
      <summary>
        {t('merge.alike')} ({groups.length})
      </summary>
      <p className="hint">{t('merge.alikeIntro')}</p>
      <Refusal error={alike.error} />
      {groups.map((group) => {
        const [stays, ...others] = group
        return (
          stays && (
            <ul className="row-list" key={stays.id}>
              <li>
                <bdi className="row-name grow">{stays.name}</bdi>
                <span className="hint">{t('articles.count', { count: stays.articleCount })}</span>
              </li>
              {others.map((row) => (
                <li key={row.id}>
                  <bdi className="grow">{row.name}</bdi>
                  <span className="hint">{t('articles.count', { count: row.articleCount })}</span>
                  <Button look="quiet" onPress={() => setOpen({ id: row.id, intoId: stays.id })}>
                    {t('merge.into', { name: stays.name })}
                  </Button>
                </li>
              ))}
            </ul>
          )
        )
      })}
      {open !== null && <MergeDialog what={what} id={open.id} intoId={open.intoId} onClose={() => setOpen(null)} />}
    </details>
  )
}
