import type { ArticleView } from '@warraq/core/contract/articles'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyLine } from '../ui/copy-line.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** Right after publishing: where it is, and the short link to send around. */
export function Published({ view, onClose }: { readonly view: ArticleView; readonly onClose: () => void }) {
  const { t } = useText()
  return (
    <Dialog title={t('article.published')} open onClose={onClose}>
      <div className="stack">
        <p>{t('article.publishedNote')}</p>
        <CopyLine label={t('article.shortLink')} value={view.shortLink} copyLabel={t('article.copyShortLink')} />
        <div className="dialog-actions">
          {view.publicUrl !== null && (
            <a className="button button-primary" href={view.publicUrl} target="_blank" rel="noopener">
              {t('article.viewPublic')}
            </a>
          )}
          <Button onPress={onClose}>{t('action.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
