import type { Messages } from '../messages/messages.ts'
import type { SiteView } from '../views/site.ts'

export function Breaking({ site, t }: { site: SiteView; t: Messages }) {
  const line = site.breaking
  if (line === null) return null
  return (
    <aside class="breaking" aria-label={t.t(line.kind === 'live' ? 'breaking.live' : 'breaking.label')}>
      <p class="wrap">
        <strong>{t.t(line.kind === 'live' ? 'breaking.live' : 'breaking.label')}</strong>
        {line.url === null ? <span>{line.text}</span> : <a href={line.url}>{line.text}</a>}
      </p>
    </aside>
  )
}
