import { parseDigits } from '@warraq/arabic'
import { COMMENT_MODES } from '@warraq/core/contract/site'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import type { Part } from './part.ts'

const MOST_DAYS = 3650

export function CommentSettings({ settings, set }: Part) {
  const { t } = useText()
  const { comments } = settings
  const [days, setDays] = useState(comments.closeAfterDays === null ? '' : String(comments.closeAfterDays))
  return (
    <section className="band" aria-labelledby="site-comments">
      <h2 id="site-comments">{t('site.comments')}</h2>
      <div className="columns">
        <Tick
          label={t('site.commentsOpen')}
          checked={comments.open}
          onChange={(open) => set({ comments: { ...comments, open } })}
        />
        <Choice
          label={t('site.commentsMode')}
          value={comments.mode}
          onChange={(mode) => set({ comments: { ...comments, mode } })}
          options={COMMENT_MODES.map((mode) => ({ value: mode, label: t(`site.commentsMode.${mode}`) }))}
        />
        <Line
          label={t('site.closeAfter')}
          hint={t('site.closeAfterHint')}
          value={days}
          maxLength={4}
          onChange={(typed) => {
            setDays(typed)
            const number = parseDigits(typed)
            const closeAfterDays = number !== undefined && number >= 1 && number <= MOST_DAYS ? number : null
            set({ comments: { ...comments, closeAfterDays } })
          }}
        />
      </div>
    </section>
  )
}
