import type { MediaRow } from '@warraq/core/contract/media'
import { useState } from 'react'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSettled } from '../search/use-settled.ts'
import { Line } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'

/** Pictures that were uploaded before, newest first. */
export function MediaLibrary({
  onPick,
  chosen,
}: {
  readonly onPick: (row: MediaRow) => void
  /** Ids of those that are chosen, where several may be. */
  readonly chosen?: readonly number[]
}) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const words = useSettled(typed.trim())
  const list = useReadPages('media.list', words === '' ? {} : { q: words })
  return (
    <section className="library" aria-label={t('image.fromLibrary')}>
      <Line label={t('image.fromLibrary')} type="search" value={typed} onChange={setTyped} />
      <Refusal error={list.error} />
      {list.isSuccess && list.rows.length === 0 && (
        <p className="empty">{t(words === '' ? 'image.libraryEmpty' : 'image.libraryNone')}</p>
      )}
      <ul>
        {list.rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              onClick={() => onPick(row)}
              title={row.originalName}
              {...(chosen && { 'aria-pressed': chosen.includes(row.id) })}
            >
              <img
                src={row.url}
                width={row.width}
                height={row.height}
                loading="lazy"
                alt={row.alt || row.originalName}
              />
            </button>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  )
}
