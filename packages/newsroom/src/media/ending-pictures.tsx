import { bodyReferences } from '@warraq/core/articles/references'
import type { WorkingContent } from '@warraq/core/contract/articles'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { nameOfPicture } from './names.ts'

/** Warns before something is published with a picture that may not be shown any more, or not for long. */
export function EndingPictures({ content }: { readonly content: Pick<WorkingContent, 'body' | 'lead'> }) {
  const { t } = useText()
  const dates = useDates()
  const ids = [...bodyReferences(content.body).mediaIds, ...(content.lead ? [content.lead.mediaId] : [])]
  const ending = useRead(
    'media.ending',
    { ids: [...new Set(ids)].slice(0, 500).join(',') },
    {},
    { enabled: ids.length > 0 },
  )
  if (!ending.data || ending.data.rows.length === 0) return null
  return (
    <div className="notice" role="status">
      <p>{t('media.endingTitle')}</p>
      <ul>
        {ending.data.rows.map((row) => (
          <li key={row.id}>
            {t(row.expired ? 'media.endingExpired' : 'media.endingSoon', {
              name: nameOfPicture(row),
              day: dates.day(`${row.expiresOn}T12:00:00.000Z`),
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
