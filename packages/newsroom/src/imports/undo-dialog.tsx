import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { MadeCounts } from './made-counts.tsx'
import { KeptList } from './kept-list.tsx'

/** What would go and what would stay, before anything does. */
export function UndoDialog({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = useText()
  const preview = useRead('imports.undoPreview', {}, { id }, { once: true })
  const undo = useChange('imports.undo', ['imports.read', 'imports.list'])
  return (
    <Dialog title={t('imports.undo')} role="alertdialog" open onClose={onClose}>
      <div className="stack">
        <Refusal error={preview.error ?? undo.error} />
        {preview.data && (
          <>
            <p>{t('imports.undoGoes')}</p>
            <MadeCounts counts={preview.data.made} />
            <KeptList kept={preview.data.kept} count={preview.data.keptCount} />
            <p className="hint">{t('imports.undoNote')}</p>
          </>
        )}
        <div className="dialog-actions">
          <Button
            look="primary"
            isDisabled={!preview.data}
            isPending={undo.isPending}
            onPress={() => undo.mutate({ input: {}, params: { id } }, { onSuccess: onClose })}
          >
            {t('imports.undo')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
