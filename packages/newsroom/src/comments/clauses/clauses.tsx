import type { EditableClause } from '@warraq/core/contract/clauses'
import { useState } from 'react'
import { useChange, useRead } from '../../api/desk.tsx'
import { useText } from '../../i18n/text.tsx'
import { ModerationTabs } from '../../moderation/tabs.tsx'
import { useCan } from '../../session/session.tsx'
import { Screen } from '../../shell/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { ClauseDialog } from './clause-dialog.tsx'
import { ClauseVersions } from './clause-versions.tsx'
import '../../styles/comments.css'

/** The comment terms: what readers are shown, in order, each clause with all the versions it ever had. */
export function Clauses() {
  const { t } = useText()
  const can = useCan()
  const owner = can('site.manage')
  const { data, error } = useRead('clauses.read', {})
  const [editing, setEditing] = useState<EditableClause | null>(null)
  const [looking, setLooking] = useState<EditableClause | null>(null)
  const order = useChange('clauses.order', ['clauses.read', 'clauses.list'])
  const all = data?.clauses ?? []
  const move = (code: string, by: -1 | 1) => {
    const codes = all.map((clause) => clause.code)
    const at = codes.indexOf(code)
    const other = codes[at + by]
    if (other === undefined) return
    codes[at + by] = code
    codes[at] = other
    order.mutate({ input: { codes } })
  }
  return (
    <Screen title={t('clauses.title')}>
      <ModerationTabs />
      <p className="hint mod-intro">{t('clauses.intro')}</p>
      <Refusal error={error ?? order.error} />
      <ol className="clause-list">
        {all.map((clause, n) => (
          <li key={clause.code} data-active={clause.active}>
            <div className="clause-words">
              <h2>
                <bdi className="clause-code">{clause.code}</bdi> <TitleOf clause={clause} />
              </h2>
              <DefinitionOf clause={clause} />
              <p className="hint">
                {t('cases.version', { n: clause.n })}
                {!clause.active && ` · ${t('clauses.inactive')}`}
                {clause.cited > 0 && ` · ${t('clauses.cited', { count: clause.cited })}`}
              </p>
            </div>
            <p className="clause-acts">
              {owner && (
                <>
                  <Button look="quiet" onPress={() => setEditing(clause)}>
                    {t('action.edit')}
                  </Button>
                  <Button look="quiet" isDisabled={n === 0 || order.isPending} onPress={() => move(clause.code, -1)}>
                    {t('clauses.up')}
                  </Button>
                  <Button
                    look="quiet"
                    isDisabled={n === all.length - 1 || order.isPending}
                    onPress={() => move(clause.code, 1)}
                  >
                    {t('clauses.down')}
                  </Button>
                </>
              )}
              {clause.earlier.length > 0 && (
                <Button look="quiet" onPress={() => setLooking(clause)}>
                  {t('clauses.earlier', { count: clause.earlier.length })}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {editing && <ClauseDialog clause={editing} onClose={() => setEditing(null)} />}
      {looking && <ClauseVersions clause={looking} onClose={() => setLooking(null)} />}
    </Screen>
  )
}

function TitleOf({ clause }: { readonly clause: EditableClause }) {
  const { language } = useText()
  return clause.title[language]
}

function DefinitionOf({ clause }: { readonly clause: EditableClause }) {
  const { language } = useText()
  return <p>{clause.definition[language]}</p>
}
