import type { LeadImage } from '@warraq/core/articles/content'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { ImageDialog } from '../media/image-dialog.tsx'
import { Button } from '../ui/button.tsx'
import type { WorkingCopy } from './working-copy.ts'
import type { Book } from './book.ts'

interface LeadProps {
  readonly copy: WorkingCopy
  readonly lead: LeadImage | null
  readonly book: Book
  readonly readOnly: boolean
}

/** The photograph above the text, with its caption and credit as readers see them. */
export function Lead({ copy, lead, book, readOnly }: LeadProps) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const media = lead === null ? undefined : book.media.get(lead.mediaId)
  if (lead === null && readOnly) return null
  return (
    <div className="lead">
      {lead !== null && (
        <figure>
          {media ? (
            <img src={media.url} width={media.width} height={media.height} alt={lead.alt} />
          ) : (
            <p className="block-missing">{t('image.missing', { id: lead.mediaId })}</p>
          )}
          <figcaption>
            <bdi>{lead.caption}</bdi>
            {lead.caption !== '' && lead.credit !== '' && ' · '}
            {lead.credit !== '' && (
              <span className="credit">
                {t('image.credit')}: <bdi>{lead.credit}</bdi>
              </span>
            )}
          </figcaption>
        </figure>
      )}
      {!readOnly && (
        <p className="lead-actions">
          <Button look="quiet" onPress={() => setOpen(true)}>
            {lead === null ? t('article.addLead') : t('article.changeLead')}
          </Button>
          {lead !== null && (
            <Button look="quiet" onPress={() => copy.edit({ lead: null })}>
              {t('article.removeLead')}
            </Button>
          )}
        </p>
      )}
      {open && (
        <ImageDialog
          {...(lead && { initial: lead })}
          {...(media && { initialMedia: media })}
          onClose={() => setOpen(false)}
          onDone={(image, row) => {
            book.media.set(row.id, row)
            copy.edit({ lead: image })
            setOpen(false)
          }}
        />
      )}
    </div>
  )
}
