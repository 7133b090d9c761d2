import type { ArticleView } from '@warraq/core/contract/articles'
import { ARTICLE_FLAGS } from '@warraq/core/contract/articles'
import type { CareView } from '@warraq/core/contract/care'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText, type TextKey } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Area, Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

interface PanelProps {
  readonly view: ArticleView
  readonly flags: readonly string[]
}

/** What each flag of the article means, and what it still asks for before readers may see it. */
export function CarePanel({ view, flags }: PanelProps) {
  const { t } = useText()
  const care = useRead('care.read', {}, { id: view.id }, { enabled: flags.length > 0 })
  if (flags.length === 0) return null
  return (
    <section className="stack" aria-labelledby="details-care">
      <h3 id="details-care">{t('care.title')}</h3>
      {ARTICLE_FLAGS.filter((flag) => flags.includes(flag)).map((flag) => (
        <p key={flag} className="hint">
          <strong>{t(`article.flag.${flag}`)}</strong>: {t(`care.about.${flag}`)}
        </p>
      ))}
      <Refusal error={care.error} />
      {care.data && <Facts key={view.lockVersion} view={view} flags={flags} care={care.data} />}
    </section>
  )
}

function Facts({ view, flags, care }: PanelProps & { readonly care: CareView }) {
  const { t } = useText()
  const [group, setGroup] = useState(care.group)
  const [authority, setAuthority] = useState(care.authority)
  const [names, setNames] = useState((care.names ?? []).join('\n'))
  const save = useChange('care.save', ['care.read'])
  const designated = flags.includes('designated-statement')
  const identity = flags.includes('protected-identity')
  const listed = names.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return (
    <>
      {designated && view.mayEdit && (
        <>
          <Line label={t('care.group')} maxLength={200} value={group} onChange={setGroup} />
          <Line
            label={t('care.authority')}
            hint={t('care.authorityHint')}
            maxLength={200}
            value={authority}
            onChange={setAuthority}
          />
        </>
      )}
      {identity && care.names !== null && <Area label={t('care.names')} value={names} onChange={setNames} />}
      {(designated || identity) && view.mayEdit && (
        <Button
          isPending={save.isPending}
          onPress={() =>
            save.mutate({ params: { id: view.id }, input: { group, authority, names: care.names && listed } })
          }
        >
          {t('care.save')}
        </Button>
      )}
      <Refusal error={save.error} />
      <Missing care={care} />
      <Acts view={view} flags={flags} care={care} />
    </>
  )
}

function Missing({ care }: { readonly care: CareView }) {
  const { t } = useText()
  const dates = useDates()
  const words = ({ part, about = '' }: CareView['problems'][number]) =>
    t(`care.part.${part}`, { about: part === 'name-found' ? t(`care.place.${about}` as TextKey) : about })
  return (
    <>
      <p className="hint">{t('care.saveFirst')}</p>
      {care.problems.length === 0 ? (
        <p>{t('care.ready')}</p>
      ) : (
        <>
          <p>
            <strong>{t('care.missing')}</strong>
          </p>
          <ul>
            {care.problems.map((problem, n) => (
              <li key={n}>{words(problem)}</li>
            ))}
          </ul>
        </>
      )}
      {care.warnings.length > 0 && <p>{t('care.method', { words: care.warnings.join('، ') })}</p>}
      {care.silentUntil !== null && <p>{t('care.silent', { until: dates.moment(care.silentUntil, now()) })}</p>}
      {care.overridden !== null && <p className="hint">{t('care.overridden', care.overridden)}</p>}
      {care.checkedBy !== null && <p className="hint">{t('care.checked', { name: care.checkedBy })}</p>}
      {care.confirmedBy !== null && <p className="hint">{t('care.confirmed', { name: care.confirmedBy })}</p>}
    </>
  )
}

function Acts({ view, flags, care }: PanelProps & { readonly care: CareView }) {
  const { t } = useText()
  const confirm = useChange('care.confirm', ['care.read'])
  const override = useChange('care.override', ['care.read'])
  const [reason, setReason] = useState('')
  const send = (what: 'checks' | 'second-editor') =>
    confirm.mutate({ params: { id: view.id }, input: { what, lockVersion: view.lockVersion } })
  return (
    <>
      {flags.includes('protected-identity') && care.checkedBy === null && view.mayEdit && (
        <Button isPending={confirm.isPending} onPress={() => send('checks')}>
          {t('care.check')}
        </Button>
      )}
      {flags.includes('designated-statement') && care.confirmedBy === null && care.mayConfirm && (
        <Button isPending={confirm.isPending} onPress={() => send('second-editor')}>
          {t('care.confirm')}
        </Button>
      )}
      {care.silentUntil !== null && care.mayOverride && (
        <>
          <Line label={t('care.overrideWhy')} maxLength={600} value={reason} onChange={setReason} />
          <Button
            isPending={override.isPending}
            onPress={() => override.mutate({ params: { id: view.id }, input: { reason } })}
          >
            {t('care.override')}
          </Button>
        </>
      )}
      <Refusal error={confirm.error ?? override.error} />
    </>
  )
}
