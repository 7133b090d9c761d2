import type { Messages } from '../messages/messages.ts'
import type { SiteView } from '../views/site.ts'

/** The bar's place on every page; the front page prints what stands in it, on the others a script asks for it. */
export function Breaking({ site, t }: { site: SiteView; t: Messages }) {
  if (site.breakingUrl === null) return null
  return (
    <breaking-bar data-url={site.breakingUrl} role="status">
      {site.breaking === null ? null : <Line line={site.breaking} t={t} />}
    </breaking-bar>
  )
}

function Line({ line, t }: { line: NonNullable<SiteView['breaking']>; t: Messages }) {
  return (
    <aside class="breaking" aria-label={t.t(line.kind === 'live' ? 'breaking.live' : 'breaking.label')}>
      <p class="wrap">
        <strong>{t.t(line.kind === 'live' ? 'breaking.live' : 'breaking.label')}</strong>
        {line.url === null ? <span>{line.text}</span> : <a href={line.url}>{line.text}</a>}
      </p>
    </aside>
  )
}
