import type { ImportView } from '@warraq/core/contract/imports'
import { REASON_WORDS } from '@warraq/core/imports/report-words.table'
import { useText } from '../i18n/text.tsx'
import { wordOf } from './words.ts'

/** Why it ended: the sentence, then where, then the code for whoever is asked for help. */
export function Failure({ view }: { readonly view: ImportView }) {
  const { t, n, language } = useText()
  const { failure } = view
  if (failure === null || failure.code === 'import-stopped')
    return <p className="notice">{t(view.rehearsal ? 'imports.stoppedRehearsal' : 'imports.stoppedRun')}</p>
  const { code, reason, line, column, item, detail } = failure
  return (
    <div className="refusal" role="alert">
      <p>
        <strong>{t(view.rehearsal ? 'imports.refused' : 'imports.failed')}:</strong>{' '}
        {reason === null ? failure.message : wordOf(REASON_WORDS, reason, language)}
      </p>
      <dl className="import-where">
        {line !== null && (
          <>
            <dt>{t('imports.line')}</dt>
            <dd>{n(line)}</dd>
          </>
        )}
        {column !== null && column > 0 && (
          <>
            <dt>{t('imports.column')}</dt>
            <dd>{n(column)}</dd>
          </>
        )}
        {item !== null && (
          <>
            <dt>{t('imports.item')}</dt>
            <dd>
              <bdi>{item}</bdi>
            </dd>
          </>
        )}
        {detail !== '' && (
          <>
            <dt>{t('imports.detail')}</dt>
            <dd>
              <bdi>{detail}</bdi>
            </dd>
          </>
        )}
        <dt>{t('imports.code')}</dt>
        <dd dir="ltr">{[code, reason].filter((part) => part !== null).join(' · ')}</dd>
      </dl>
    </div>
  )
}
