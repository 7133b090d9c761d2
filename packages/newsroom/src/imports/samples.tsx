import type { ImportSample } from '@warraq/core/contract/imports'
import { useState } from 'react'
import { useText, type TextKey } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'

const STATES: Readonly<Record<string, TextKey>> = {
  published: 'state.published',
  scheduled: 'state.scheduled',
  ready: 'state.ready',
  submitted: 'state.submitted',
  draft: 'state.draft',
}

/** One article at a time: its words as the source has them, and the page that readers would see. */
export function Samples({ samples }: { readonly samples: readonly ImportSample[] }) {
  const { t, n } = useText()
  const [at, setAt] = useState(0)
  const sample = samples[at]
  if (sample === undefined) return null
  return (
    <section className="import-part">
      <div className="import-samples-head">
        <h2>{t('imports.samples')}</h2>
        <p aria-live="polite">{t('imports.sampleOf', { n: n(at + 1), of: n(samples.length) })}</p>
        <Button isDisabled={at === 0} onPress={() => setAt(at - 1)}>
          {t('imports.sampleBefore')}
        </Button>
        <Button isDisabled={at === samples.length - 1} onPress={() => setAt(at + 1)}>
          {t('imports.sampleAfter')}
        </Button>
      </div>
      <p className="hint">{t('imports.samplesNote')}</p>
      <div className="import-sides">
        <Theirs key={sample.n} sample={sample} />
        <div>
          <h3>
            {t('imports.ours')}
            {STATES[sample.state] !== undefined && (
              <span className="hint"> · {t(STATES[sample.state] ?? 'state.draft')}</span>
            )}
          </h3>
          <iframe
            key={sample.n}
            title={t('imports.oursTitle', { title: sample.title })}
            src={sample.previewUrl}
            // Nothing in it runs or leaves the frame; its own styles and fonts are of this site.
            sandbox="allow-same-origin"
            loading="lazy"
          />
        </div>
      </div>
    </section>
  )
}

/** Arabic in an address as Arabic; one that cannot be read so stays as it is. */
function readable(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

function Theirs({ sample }: { readonly sample: ImportSample }) {
  const { t, n, list } = useText()
  const dates = useDates()
  const { title, address, publishedAt, authors, section, paragraphs, pictures } = sample
  const about = [
    ...(section === null ? [t('imports.noSection')] : [section]),
    ...(authors.length === 0 ? [] : [list(authors)]),
    ...(publishedAt === null ? [] : [dates.day(publishedAt)]),
    ...(pictures === 0 ? [] : [t('imports.picturesCount', { count: n(pictures) })]),
  ]
  return (
    <div>
      <h3>{t('imports.theirs')}</h3>
      {/* Whoever reads with the keys scrolls it too (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <div className="import-theirs" tabIndex={0} role="region" aria-label={t('imports.theirs')}>
        <p className="import-theirs-title" dir="auto">
          {title}
        </p>
        <p className="hint">
          <bdi>{about.join(' · ')}</bdi>
        </p>
        {address !== '' && (
          <p className="hint import-address" dir="ltr">
            {readable(address)}
          </p>
        )}
        {paragraphs.map((text, index) => (
          <p key={index} dir="auto">
            {text}
          </p>
        ))}
      </div>
    </div>
  )
}
