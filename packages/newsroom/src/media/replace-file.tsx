import type { MediaDetail, MediaRow } from '@warraq/core/contract/media'
import { UPLOAD_TYPES } from '@warraq/core/contract/media'
import { useRef } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'

type ReplaceFileProps = Pick<MediaDetail, 'row' | 'replacedAt'> & {
  /** What is cut may have changed with the file. */
  readonly onReplaced: (row: MediaRow) => void
}

/** Another file for a picture that keeps its places, and the way back. */
export function ReplaceFile({ row, replacedAt, onReplaced }: ReplaceFileProps) {
  const { t } = useText()
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const replace = useChange('media.replace', ['media.list', 'media.read'])
  const restore = useChange('media.restore', ['media.list', 'media.read'])
  const params = { id: row.id }
  const done = (words: 'media.replaced' | 'media.restored') => (next: MediaRow) => {
    onReplaced(next)
    say(t(words))
  }
  return (
    <div className="stack">
      <p className="hint">{replace.isPending ? t('media.replacing') : t('media.replaceHint')}</p>
      <Refusal error={replace.error ?? restore.error} />
      <input
        ref={input}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={t('media.replace')}
        accept={UPLOAD_TYPES.join(',')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) replace.mutate({ params, input: {}, file }, { onSuccess: done('media.replaced') })
        }}
      />
      <div className="dialog-actions">
        <Button isPending={replace.isPending} onPress={() => input.current?.click()}>
          {t('media.replace')}
        </Button>
        {replacedAt !== null && (
          <Button
            look="quiet"
            isPending={restore.isPending}
            onPress={() => restore.mutate({ params, input: {} }, { onSuccess: done('media.restored') })}
          >
            {t('media.undoReplace')}
          </Button>
        )}
      </div>
    </div>
  )
}
