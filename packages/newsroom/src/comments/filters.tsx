import { CASE_VIEWS, type CaseCounts, type CaseView } from '@warraq/core/contract/cases'
import { COMMENT_STATES } from '@warraq/core/contract/comments'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import type { Care } from './care.ts'
import { countUpTo } from './count-up-to.ts'
import { movedTo, writePlace, type QueuePlace } from './place.ts'

export function QueueTabs({ place, counts }: { readonly place: QueuePlace; readonly counts: CaseCounts | undefined }) {
  const { t, n } = useText()
  const countOf = (queue: CaseView) => (queue === 'history' ? 0 : (counts?.[queue] ?? 0))
  return (
    <nav className="tabs" aria-label={t('comments.queue')}>
      {CASE_VIEWS.map((queue) => (
        <Link
          key={queue}
          href={`/comments?${writePlace(movedTo(place, queue))}`}
          aria-current={queue === place.queue ? 'page' : undefined}
        >
          {t(`cases.queue.${queue}`)}
          {countOf(queue) > 0 && <span className="badge">{countUpTo(n, countOf(queue))}</span>}
        </Link>
      ))}
    </nav>
  )
}

interface FiltersProps {
  readonly place: QueuePlace
  readonly onChange: (place: QueuePlace) => void
}

export function QueueFilters({ place, onChange }: FiltersProps) {
  const { t } = useText()
  const sections = useRead('sections.list', {})
  const [typed, setTyped] = useState(place.words)
  return (
    <>
      <div className="filters queue-filters" role="search">
        <Line
          label={t('comments.searchLabel')}
          type="search"
          value={typed}
          maxLength={200}
          onChange={(value) => {
            setTyped(value)
            onChange({ ...place, words: value.trim() })
          }}
        />
        <Choice
          label={t('articles.sectionFilter')}
          value={place.section === null ? '' : String(place.section)}
          onChange={(value) => onChange({ ...place, section: value === '' ? null : Number(value) })}
          options={[
            { value: '', label: t('articles.allSections') },
            ...(sections.data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        {place.queue === 'history' ? (
          <Choice
            label={t('cases.standFilter')}
            value={place.stand ?? ''}
            onChange={(value) => onChange({ ...place, stand: value === '' ? null : value })}
            options={[
              { value: '', label: t('cases.allStands') },
              ...COMMENT_STATES.map((stand) => ({ value: stand, label: t(`comments.state.${stand}`) })),
            ]}
          />
        ) : (
          <Choice
            label={t('cases.standFilter')}
            value={place.state ?? ''}
            onChange={(value) => onChange({ ...place, state: value === '' ? null : value })}
            options={[
              { value: '', label: t('cases.allStates') },
              { value: 'escalated', label: t('cases.onlyEscalated') },
            ]}
          />
        )}
      </div>
      {(place.article !== null || place.reader !== null) && (
        <p className="narrowed">
          {t(place.article === null ? 'cases.ofReader' : 'cases.ofArticle')}{' '}
          <Button look="quiet" onPress={() => onChange({ ...place, article: null, reader: null })}>
            {t('cases.showAll')}
          </Button>
        </p>
      )}
    </>
  )
}

interface ToolsProps {
  readonly care: Care
  readonly onCare: (care: Care) => void
  readonly onHelp: () => void
}

/** What makes the work bearable: less of what is bad to read, and the keys. */
export function QueueTools({ care, onCare, onHelp }: ToolsProps) {
  const { t } = useText()
  return (
    <>
      <details className="care">
        <summary>{t('cases.care')}</summary>
        <div className="care-choices">
          <Tick label={t('cases.careMask')} checked={care.mask} onChange={(mask) => onCare({ ...care, mask })} />
          <Tick label={t('cases.careBlur')} checked={care.blur} onChange={(blur) => onCare({ ...care, blur })} />
        </div>
      </details>
      <Button onPress={onHelp}>{t('cases.keysTitle')}</Button>
    </>
  )
}
