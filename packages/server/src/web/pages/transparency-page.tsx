import { Document } from '../parts/document.tsx'
import type { TransparencyPageView } from '../views/transparency.ts'
import type { PageProps } from './render.ts'

/** A box that scrolls has to be reached without a mouse (WCAG 2.2, 2.1.1). */
const BY_KEYBOARD = { tabindex: 0 }

/** What the newspaper tells everybody about its moderation: counts, never names. */
export function TransparencyPage({ view, t }: PageProps<TransparencyPageView>) {
  return (
    <Document
      site={view.site}
      t={t}
      lists
      head={{
        title: `${t.t('transparency.title')} | ${view.site.name}`,
        shareTitle: t.t('transparency.title'),
        description: t.t('transparency.intro'),
        canonicalUrl: view.canonicalUrl,
      }}
    >
      <div class="plain counted">
        <header class="list-head">
          <h1>{t.t('transparency.title')}</h1>
          <p class="sf">{t.t('transparency.intro')}</p>
        </header>
        {view.figures.length === 0 ? <p class="empty">{t.t('transparency.empty')}</p> : <Figures view={view} t={t} />}
        {view.demands.length === 0 ? null : (
          <section aria-labelledby="demands">
            <h2 id="demands">{t.t('transparency.demands')}</h2>
            <FigureList figures={view.demands} />
          </section>
        )}
        <p class="meta">
          {view.termsUrl === null ? null : <a href={view.termsUrl}>{t.t('transparency.terms')}</a>}
          <a href={view.csvUrl}>{t.t('transparency.csv')}</a>
        </p>
      </div>
    </Document>
  )
}

function FigureList({ figures }: Pick<TransparencyPageView, 'figures'>) {
  return (
    <dl class="figures">
      {figures.map(({ label, value, part }) => (
        <div class={part ? 'part' : 'whole'}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Figures({ view, t }: PageProps<TransparencyPageView>) {
  return (
    <>
      <FigureList figures={view.figures} />
      <h2 id="by-clause">{t.t('transparency.byClause')}</h2>
      <div class="wide" role="region" aria-labelledby="by-clause" {...BY_KEYBOARD}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.t('transparency.clause')}</th>
              <th scope="col">{t.t('transparency.removedShort')}</th>
              <th scope="col">{t.t('transparency.reportsShort')}</th>
            </tr>
          </thead>
          <tbody>
            {view.clauses.map(({ number, title, removed, reported }) => (
              <tr>
                <th scope="row">
                  {number}. {title}
                </th>
                <td>{removed}</td>
                <td>{reported}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2 id="by-month">{t.t('transparency.byMonth')}</h2>
      <div class="wide" role="region" aria-labelledby="by-month" {...BY_KEYBOARD}>
        <table class="many">
          <thead>
            <tr>
              <th scope="col">{t.t('transparency.month')}</th>
              <th scope="col">{t.t('transparency.removedShort')}</th>
              <th scope="col">{t.t('transparency.restoredShort')}</th>
              <th scope="col">{t.t('transparency.reportsShort')}</th>
              <th scope="col">{t.t('transparency.appeals')}</th>
              <th scope="col">{t.t('transparency.granted')}</th>
              <th scope="col">{t.t('transparency.medianShort')}</th>
            </tr>
          </thead>
          <tbody>
            {view.months.map((row) => (
              <tr>
                <th scope="row">
                  <time datetime={row.iso}>{row.month}</time>
                </th>
                <td>{row.removed}</td>
                <td>{row.restored}</td>
                <td>{row.reports}</td>
                <td>{row.appeals}</td>
                <td>{row.overturned}</td>
                <td>{row.median}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="meta">{t.t('transparency.note')}</p>
    </>
  )
}
