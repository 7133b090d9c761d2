import type { ImportLine, ImportReportView } from '@warraq/core/contract/imports'
import {
  BUCKET_WORDS,
  LEAVE_WORDS,
  NOTE_WORDS,
  REASON_WORDS,
  REPAIR_WORDS,
  type InBoth,
} from '@warraq/core/imports/report-words.table'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { wordOf } from './words.ts'

const MOST_LINES = 200
const MOST_TEXTS = 30

/** Every thing that was read, once: it comes in, is here, or stays out for a reason. */
export function Report({ report, planned }: { readonly report: ImportReportView; readonly planned: boolean }) {
  const { t, n, list } = useText()
  const tense = planned ? 'planned' : 'done'
  return (
    <>
      <Counts report={report} planned={planned} />
      {report.addresses > 0 && (
        <p className="import-addresses">{t('imports.addresses', { count: n(report.addresses) })}</p>
      )}
      <Lines title={t(`imports.leftOut.${tense}`)} lines={report.leftOut} words={LEAVE_WORDS} />
      <Lines title={t('imports.notes')} lines={report.notes} words={NOTE_WORDS} />
      <Refused report={report} />
      <Repairs report={report} />
      {report.likeTags.length > 0 && (
        <Part title={t('imports.likeTags')}>
          <ul className="import-lines">
            {report.likeTags.slice(0, MOST_LINES).map((names) => (
              <li key={names.join(' ')}>
                <bdi>{list(names)}</bdi>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {report.texts.length > 0 && (
        <Part title={t('imports.texts')}>
          <p className="hint">{t('imports.textsNote')}</p>
          <ul className="import-chips">
            {report.texts.slice(0, MOST_TEXTS).map(({ what, count }) => (
              <li key={what}>
                <code dir="ltr">{what}</code> {n(count)}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="import-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Counts({ report, planned }: { readonly report: ImportReportView; readonly planned: boolean }) {
  const { t, n, language } = useText()
  const rows = report.counts.filter(({ read }) => read > 0)
  return (
    <section className="import-part">
      <h2>{t(planned ? 'imports.counts.planned' : 'imports.counts.done')}</h2>
      <table className="import-counts">
        <thead>
          <tr>
            <th scope="col">{t('imports.column.kind')}</th>
            <th scope="col">{t('imports.column.read')}</th>
            <th scope="col">{t(planned ? 'imports.column.comes' : 'imports.column.came')}</th>
            <th scope="col">{t('imports.column.same')}</th>
            <th scope="col">{t('imports.column.out')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ bucket, read, written, joined, changed, kept, unchanged, leftOut }) => (
            <tr key={bucket}>
              <th scope="row">{wordOf(BUCKET_WORDS, bucket, language)}</th>
              <td>{n(read)}</td>
              <td>{n(written + joined + changed)}</td>
              <td>{n(kept + unchanged)}</td>
              <td>{n(leftOut)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!planned && rows.some(({ kept, unchanged }) => kept + unchanged > 0) && (
        <p className="hint">{t('imports.sameNote')}</p>
      )}
    </section>
  )
}

interface LinesProps {
  readonly title: string
  readonly lines: readonly ImportLine[]
  readonly words: Readonly<Record<string, InBoth>>
}

function Lines({ title, lines, words }: LinesProps) {
  const { n, list, language } = useText()
  if (lines.length === 0) return null
  return (
    <section className="import-part">
      <h2>{title}</h2>
      <ul className="import-lines">
        {lines.slice(0, MOST_LINES).map(({ bucket, what, name, count, examples }) => (
          <li key={`${bucket} ${what} ${name}`}>
            <p>
              <strong>{n(count)}</strong> {wordOf(BUCKET_WORDS, bucket, language)}
              {name !== '' && (
                <>
                  {' '}
                  <code dir="ltr">{name}</code>
                </>
              )}
              {': '}
              {wordOf(words, what, language)} <code className="hint">{what}</code>
            </p>
            {examples.length > 0 && (
              <p className="hint">
                <bdi>{list(examples)}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Refused({ report }: { readonly report: ImportReportView }) {
  const { t, language } = useText()
  if (report.refused.length === 0) return null
  return (
    <Part title={t('imports.refusedPages')}>
      <ul className="import-lines">
        {report.refused.map(({ name, why, detail }) => (
          <li key={name}>
            <p>
              <bdi>{name}</bdi>: {wordOf(REASON_WORDS, why, language)} <code className="hint">{why}</code>
            </p>
            {detail !== '' && (
              <p className="hint">
                <bdi>{detail}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Repairs({ report }: { readonly report: ImportReportView }) {
  const { t, n, language } = useText()
  if (report.repairs.length === 0) return null
  return (
    <Part title={t('imports.repairs')}>
      <ul className="import-lines">
        {report.repairs.map(({ what, count, examples }) => (
          <li key={what}>
            <p>
              <strong>{n(count)}</strong> {wordOf(REPAIR_WORDS, what, language)}
            </p>
            {examples
              .filter(({ after }) => after !== '')
              .map(({ before, after, where }) => (
                <p key={`${where} ${before}`} className="hint">
                  <bdi>{before}</bdi> {t('imports.becomes')} <bdi>{after}</bdi>
                </p>
              ))}
          </li>
        ))}
      </ul>
    </Part>
  )
}
