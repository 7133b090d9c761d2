import type { KeptThing } from '@warraq/core/contract/imports'
import { Link } from 'wouter'
import { useText, type TextKey } from '../i18n/text.tsx'

const WHY: Readonly<Record<string, TextKey>> = {
  edited: 'imports.why.edited',
  commented: 'imports.why.commented',
  'in-use': 'imports.why.in-use',
}

/** What stays of an import that is taken back, and why. */
export function KeptList({ kept, count }: { readonly kept: readonly KeptThing[]; readonly count: number }) {
  const { t } = useText()
  if (count === 0) return <p>{t('imports.keptNone')}</p>
  return (
    <>
      <p>{t('imports.kept', { count })}</p>
      <ul className="import-lines import-kept">
        {kept.map(({ kind, id, name, why }) => (
          <li key={`${kind} ${id}`}>
            {kind === 'article' ? (
              <Link href={`/articles/${id}`}>
                <bdi>{name}</bdi>
              </Link>
            ) : (
              <bdi>{name}</bdi>
            )}{' '}
            <span className="hint">{t(WHY[why] ?? 'imports.why.in-use')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
