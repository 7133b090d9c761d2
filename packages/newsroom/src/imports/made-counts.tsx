import { useText, type TextKey } from '../i18n/text.tsx'

const KINDS: Readonly<Record<string, TextKey>> = {
  article: 'imports.thing.article',
  page: 'imports.thing.page',
  person: 'imports.thing.person',
  section: 'imports.thing.section',
  tag: 'imports.thing.tag',
  media: 'imports.thing.picture',
  picture: 'imports.thing.picture',
  comment: 'imports.thing.comment',
  menu: 'imports.thing.menu',
}

/** Things by kind, each with its number. */
export function MadeCounts({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const { t, n } = useText()
  const known = Object.entries(counts).filter(([kind, count]) => count > 0 && KINDS[kind] !== undefined)
  if (known.length === 0) return <p className="empty">{t('imports.madeNothing')}</p>
  return (
    <dl className="import-made">
      {known.map(([kind, count]) => (
        <div key={kind}>
          <dt>{t(KINDS[kind] ?? 'imports.thing.article')}</dt>
          <dd>{n(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
