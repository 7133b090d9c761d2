import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'

interface MergeDialogProps {
  readonly what: 'persons' | 'tags'
  readonly id: number
  readonly intoId: number
  readonly onClose: () => void
}

/** Shows what merging would do before it is done: it cannot be taken back. */
export function MergeDialog({ what, id, intoId, onClose }: MergeDialogProps) {
  const { t, list } = useText()
  const stale = [`${what}.list`, `${what}.alike`] as const
  const preview = useRead(`${what}.mergePreview`, { intoId }, { id }, { once: true })
  const merge = useChange(`${what}.merge`, stale)
  const { from = '', into = '', published = 0, drafts = 0, addresses = [], refused = null } = preview.data ?? {}
  return (
    <Dialog title={t('merge.title', { from, into })} open onClose={onClose} role="alertdialog">
      <div className="stack">
        <Refusal error={preview.error ?? merge.error} />
        {preview.isPending && <p className="loading">{t('app.loading')}</p>}
        {refused !== null && <p className="notice">{t('merge.refused')}</p>}
        {preview.data && refused === null && (
          <>
            <p>
              {t('merge.moves', {
                into,
                what: list([t('merge.published', { count: published }), t('merge.drafts', { count: drafts })]),
              })}
            </p>
            <p>{t('merge.address', { into })}</p>
            <ul className="merge-addresses">
              {addresses.map((address) => (
                <li key={address}>
                  <bdi dir="ltr">{decodeURI(address)}</bdi>
                </li>
              ))}
            </ul>
            <p className="hint">{t('merge.forever')}</p>
          </>
        )}
        <div className="dialog-actions">
          <Button
            look="primary"
            isDisabled={!preview.data || refused !== null}
            isPending={merge.isPending}
            onPress={() => merge.mutate({ params: { id }, input: { intoId } }, { onSuccess: onClose })}
          >
            {t('merge.do')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
