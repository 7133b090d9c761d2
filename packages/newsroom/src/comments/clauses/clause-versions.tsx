import type { EditableClause } from '@warraq/core/contract/clauses'
import { compareWords } from '@warraq/core/articles/compare-words'
import { Sides } from '../../articles/compare/sides.tsx'
import { useText } from '../../i18n/text.tsx'
import { useDates } from '../../session/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** What a clause said before: each version beside the one that took its place. */
export function ClauseVersions({ clause, onClose }: { readonly clause: EditableClause; readonly onClose: () => void }) {
  const { t, language } = useText()
  const dates = useDates()
  const versions = [clause, ...clause.earlier]
  return (
    <Dialog title={t('clauses.versionsTitle', { code: clause.code })} open onClose={onClose} size="wide">
      <div className="stack">
        {clause.earlier.map((version, at) => {
          const later = versions[at]
          if (!later) return null
          return (
            <section key={version.n} className="case-part">
              <h3>
                {t('clauses.versionOf', { n: version.n, from: dates.day(version.from) })}
                {version.by !== null && <bdi> · {version.by}</bdi>}
              </h3>
              {version.title[language] !== later.title[language] && (
                <p>
                  <del>{version.title[language]}</del> <ins>{later.title[language]}</ins>
                </p>
              )}
              <Sides
                runs={compareWords(version.definition[language], later.definition[language])}
                firstName={t('cases.version', { n: version.n })}
                secondName={t('cases.version', { n: later.n })}
              />
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
