import { ARTICLE_KINDS } from '@warraq/core/articles/states'
import { ARTICLE_FLAGS, SEO_LIMITS, type ArticleView } from '@warraq/core/contract/articles'
import { CarePanel } from '../care/care-panel.tsx'
import { SourceNotes } from '../care/source-notes.tsx'
import { useText } from '../i18n/text.tsx'
import { ArticleMode } from '../moderation/article-mode.tsx'
import { useDates } from '../session/session.tsx'
import { CopyLine } from '../ui/copy-line.tsx'
import { Area, Choice, Line, Tick } from '../ui/fields.tsx'
import { now } from '../ui/state-word.tsx'
import { Bylines } from './bylines.tsx'
import { SectionChoice } from './section-choice.tsx'
import { TagField } from './tag-field.tsx'
import type { Fields, WorkingCopy } from './working-copy.ts'
import type { Book } from './book.ts'

interface DetailsProps {
  readonly view: ArticleView
  readonly copy: WorkingCopy
  readonly fields: Fields
  readonly book: Book
  readonly readOnly: boolean
}

/** What is known about the article beside its text. */
export function Details({ view, copy, fields, book, readOnly }: DetailsProps) {
  const { t } = useText()
  return (
    <aside className="details" id="details" aria-label={t('article.details')}>
      <h2>{t('article.details')}</h2>
      <CopyLine
        label={t('article.shortLink')}
        value={view.shortLink}
        copyLabel={t('article.copyShortLink')}
        showLabel
      />
      <fieldset className="stack" disabled={readOnly}>
        <legend className="unseen">{t('article.details')}</legend>
        <SectionChoice value={fields.sectionId} onChange={(sectionId) => copy.edit({ sectionId })} />
        <Choice
          label={t('article.kind')}
          value={fields.kind}
          onChange={(kind) => copy.edit({ kind })}
          options={ARTICLE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        />
        <Bylines bylines={fields.bylines} book={book} onChange={(bylines) => copy.edit({ bylines })} />
        <TagField tags={fields.tagNames} onChange={(tagNames) => copy.edit({ tagNames })} />
        <Line
          label={t('article.place')}
          maxLength={120}
          value={fields.place}
          onChange={(place) => copy.edit({ place })}
        />
        <Line
          label={t('article.sourceLine')}
          hint={t('article.sourceHint')}
          maxLength={300}
          value={fields.sourceLine}
          onChange={(sourceLine) => copy.edit({ sourceLine })}
        />
        <Tick
          label={t('article.comments')}
          checked={fields.commentsOpen}
          onChange={(commentsOpen) => copy.edit({ commentsOpen })}
        />
        <MoreDetails view={view} copy={copy} fields={fields} />
      </fieldset>
      <CarePanel view={view} flags={fields.flags} />
      <SourceNotes articleId={view.id} />
      <ArticleMode articleId={view.id} />
      <Corrections view={view} />
    </aside>
  )
}

function MoreDetails({ view, copy, fields }: Pick<DetailsProps, 'view' | 'copy' | 'fields'>) {
  const { t } = useText()
  const flags = new Set(fields.flags)
  return (
    <details className="more-details">
      <summary>{t('article.more')}</summary>
      <div className="stack">
        <Line
          label={t('article.slug')}
          hint={t('article.slugHint')}
          maxLength={120}
          placeholder={view.automaticSlug}
          value={fields.slug}
          // Spaces become hyphens while one types: the contract takes letters, digits and hyphens.
          onChange={(slug) => copy.edit({ slug: slug.replace(/\s+/gu, '-').replace(/[^\p{L}\p{M}\p{N}-]/gu, '') })}
        />
        <SeoFields copy={copy} fields={fields} />
        <Choice
          label={t('article.lang')}
          value={fields.lang}
          onChange={(lang) => copy.edit({ lang })}
          options={[
            { value: 'ar', label: t('app.language.ar') },
            { value: 'en', label: t('app.language.en') },
          ]}
        />
        <fieldset className="group">
          <legend>{t('article.flags')}</legend>
          {ARTICLE_FLAGS.map((flag) => (
            <Tick
              key={flag}
              label={t(`article.flag.${flag}`)}
              checked={flags.has(flag)}
              onChange={(on) => {
                const rest = fields.flags.filter((one) => one !== flag)
                copy.edit({ flags: on ? [...rest, flag] : rest })
              }}
            />
          ))}
        </fieldset>
        {view.publicUrl !== null && (
          <p className="address">
            <span className="hint">{t('article.publicUrl')}</span>
            <a href={view.publicUrl} target="_blank" rel="noopener" dir="ltr">
              {decodeURI(view.publicUrl)}
            </a>
          </p>
        )}
      </div>
    </details>
  )
}

/** How search engines and shares name the article; the counters say when they would cut. */
function SeoFields({ copy, fields }: Pick<DetailsProps, 'copy' | 'fields'>) {
  const { t } = useText()
  const title = fields.seoTitle ?? ''
  const length = (text: string) => Array.from(text).length
  return (
    <>
      <Line
        label={t('article.seoTitle')}
        hint={t('article.seoLength', { count: length(title || fields.title), most: SEO_LIMITS.shownTitle })}
        maxLength={SEO_LIMITS.title}
        placeholder={fields.title}
        value={title}
        onChange={(seoTitle) => copy.edit({ seoTitle })}
      />
      <Area
        label={t('article.seo')}
        hint={t('article.seoLength', {
          count: length(fields.seoDescription),
          most: SEO_LIMITS.shownDescription,
        })}
        rows={3}
        maxLength={SEO_LIMITS.description}
        value={fields.seoDescription}
        onChange={(seoDescription) => copy.edit({ seoDescription: seoDescription.replace(/[\r\n]+/gu, ' ') })}
      />
    </>
  )
}

function Corrections({ view }: { readonly view: ArticleView }) {
  const { t } = useText()
  const dates = useDates()
  if (view.corrections.length === 0) return null
  return (
    <section aria-labelledby="details-corrections">
      <h3 id="details-corrections">{t('step.corrections')}</h3>
      <ul className="plain-list">
        {view.corrections.map((correction) => (
          <li key={correction.id}>
            <bdi>{correction.text}</bdi>
            <span className="hint">
              <bdi>{correction.by}</bdi> · {dates.moment(correction.at, now())}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
