import type { ImportView } from '@warraq/core/contract/imports'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { now } from '../ui/state-word.tsx'
import { MadeCounts } from './made-counts.tsx'
import { KeptList } from './kept-list.tsx'

const KIND_OF_STAGE: Readonly<Record<string, string>> = {
  articles: 'article',
  comments: 'comment',
  pages: 'page',
  persons: 'person',
  sections: 'section',
  tags: 'tag',
  media: 'media',
}

/** What went and what stayed when an import was taken back. */
export function Undone({ view }: { readonly view: ImportView }) {
  const { t } = useText()
  const dates = useDates()
  const { undone, undoneAt } = view
  const gone = Object.entries(undone?.gone ?? {}).map(([stage, count]) => [KIND_OF_STAGE[stage] ?? stage, count])
  return (
    <section className="import-part stack">
      <p className="notice">{t('imports.undoneAt', { at: undoneAt === null ? '' : dates.moment(undoneAt, now()) })}</p>
      {undone !== null && (
        <>
          <h2>{t('imports.gone')}</h2>
          <MadeCounts counts={Object.fromEntries(gone) as Record<string, number>} />
          <KeptList kept={undone.kept} count={undone.keptCount} />
        </>
      )}
    </section>
  )
}
