import type { ImportReportView, ImportView } from '@warraq/core/contract/imports'
import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { MadeCounts } from './made-counts.tsx'
import { reportCsv, reportJson } from './report-file.ts'
import { Report } from './report.tsx'
import { UndoDialog } from './undo-dialog.tsx'

/** What an import has made, its report, and the way back. */
export function Done({ view, report }: { readonly view: ImportView; readonly report: ImportReportView | null }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const hasMade = Object.keys(view.madeCounts).length > 0
  if (report === null && !hasMade) return null
  return (
    <>
      <section className="import-part">
        <h2>{t('imports.made')}</h2>
        <MadeCounts counts={view.madeCounts} />
        {view.made.length > 0 && (
          <ul className="import-lines import-links">
            {view.made.map(({ id, title, publicUrl }) => (
              <li key={id}>
                <Link href={`/articles/${id}`}>
                  <bdi>{title}</bdi>
                </Link>
                {publicUrl !== null && (
                  <>
                    {' · '}
                    <a href={publicUrl} target="_blank" rel="noopener">
                      {t('imports.onSite')} <span className="unseen">{t('app.newTab')}</span>
                    </a>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        <div className="import-actions">
          {report !== null && (
            <>
              <Button onPress={() => keep(`import-${view.id}.csv`, 'text/csv', reportCsv(report))}>
                {t('imports.csv')}
              </Button>
              <Button onPress={() => keep(`import-${view.id}.json`, 'application/json', reportJson(view))}>
                {t('imports.json')}
              </Button>
            </>
          )}
          {hasMade && <Button onPress={() => setAsking(true)}>{t('imports.undo')}</Button>}
        </div>
      </section>
      {report !== null && <Report report={report} planned={false} />}
      {asking && <UndoDialog id={view.id} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Hands a file to the browser's downloads. */
function keep(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
