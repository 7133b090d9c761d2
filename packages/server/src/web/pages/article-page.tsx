import type { Messages } from '../messages/messages.ts'
import { BylineName, Card, kindWord } from '../parts/card.tsx'
import { Comments } from '../parts/comments.tsx'
import { Document } from '../parts/document.tsx'
import { articleData } from '../parts/json-ld.ts'
import { Breadcrumbs } from '../parts/lists.tsx'
import { MixedText } from '../parts/mixed-text.tsx'
import { Picture } from '../parts/picture.tsx'
import { BodyHtml } from '../parts/raw.tsx'
import { Share } from '../parts/share.tsx'
import type { ArticlePageView, CareNote } from '../views/article.ts'
import type { ImageView } from '../views/cards.ts'
import type { PageProps } from './render.ts'

type Props = PageProps<ArticlePageView>

export function ArticlePage({ view, t }: Props) {
  return (
    <Document
      site={view.site}
      t={t}
      within={view.sections}
      head={{
        title: `${view.seoTitle ?? view.headline} | ${view.site.name}`,
        shareTitle: view.seoTitle ?? view.headline,
        description: view.description,
        canonicalUrl: view.preview ? null : view.canonicalUrl,
        ...(view.preview ? {} : { shortUrl: view.shortUrl }),
        feed: view.feed,
        imageUrl: view.shareImageUrl,
        translations: view.translations,
        type: 'article',
        index: !view.unlisted,
        ...(view.preview ? {} : { data: articleData(view) }),
      }}
    >
      {view.preview ? <p class="banner">{t.t('preview.banner')}</p> : null}
      <article class="article">
        <Head view={view} t={t} />
        <Details view={view} t={t} />
        {view.leadImage === null ? null : <LeadImage image={view.leadImage} t={t} />}
        <div class="text">
          {view.careNotes.map((note) => (
            <Care note={note} t={t} />
          ))}
          <BodyHtml class="body" html={view.bodyHtml} />
          <After view={view} t={t} />
        </div>
      </article>
      <Related view={view} t={t} />
      <Comments view={view.comments} t={t} />
    </Document>
  )
}

function Head({ view, t }: Props) {
  const word = view.kicker ?? kindWord(view.kind, t)
  const label = word === view.sections.at(-1)?.label ? null : word
  return (
    <header class="article-head">
      {view.sections.length === 0 ? null : <Breadcrumbs links={view.sections} t={t} />}
      <div>
        {label === null ? null : <p class="kicker">{label}</p>}
        <h1>
          <MixedText text={view.headline} />
        </h1>
        {view.standfirst === null ? null : (
          <p class="standfirst">
            <MixedText text={view.standfirst} />
          </p>
        )}
      </div>
    </header>
  )
}

/** Who, where, when: beside the text on a wide screen, above it on a phone. */
function Details({ view, t }: Props) {
  const portrait = view.kind === 'opinion' ? view.authors[0]?.portrait : null
  return (
    <div class={portrait == null ? 'details' : 'details with-face'}>
      {portrait == null ? null : (
        <Picture image={portrait} sizes="(min-width: 1000px) 220px, 88px" first silent shape="4-5" />
      )}
      {view.bylines.length === 0 ? null : (
        <ul class="bylines" aria-label={t.t('article.by')}>
          {view.bylines.map((byline) => (
            <li>
              <BylineName byline={byline} rel="author" />
              {byline.roleLabel === null ? null : <span>{byline.roleLabel}</span>}
            </li>
          ))}
        </ul>
      )}
      {view.place === null ? null : <p>{view.place}</p>}
      <p>
        {t.t('article.published')} <time datetime={view.published.iso}>{view.published.text}</time>
        {view.publishedHijri === null ? null : <span class="hijri">{view.publishedHijri}</span>}
      </p>
      {view.updated === null ? null : (
        <p>
          {t.t('article.updated')} <time datetime={view.updated.iso}>{view.updated.text}</time>
        </p>
      )}
      <p>{t.t('article.readTime', { count: view.readMinutes })}</p>
      {view.comments.open || view.comments.count > 0 ? (
        <p>
          <a href="#comments">{t.t('comments.count', { count: view.comments.count })}</a>
        </p>
      ) : null}
      {view.translations?.map(({ label, url, lang }) => (
        <p>
          <a href={url} lang={lang} hreflang={lang}>
            {label}
          </a>
        </p>
      ))}
    </div>
  )
}

function LeadImage({ image, t }: { image: ImageView; t: Messages }) {
  return (
    <figure class="lead-image">
      <Picture image={image} sizes="(min-width: 1240px) 972px, 100vw" first />
      {image.caption === null && image.credit === null ? null : (
        <figcaption>
          {image.caption === null ? null : <MixedText text={image.caption} />}
          {image.credit === null ? null : <small>{t.t('article.credit', { credit: image.credit })}</small>}
        </figcaption>
      )}
    </figure>
  )
}

function Care({ note, t }: { note: CareNote; t: Messages }) {
  if (note.kind === 'help-line') return <p class="care">{note.text}</p>
  if (note.kind === 'protected') return <p class="care">{t.t('article.protected')}</p>
  return <p class="care">{t.t('article.designated', { group: note.group, authority: note.authority })}</p>
}

/** What stands under the text, in the order in which a reader asks for it. */
function After({ view, t }: Props) {
  return (
    <footer class="after">
      {view.kind === 'opinion' ? <p class="disclaimer">{t.t('article.disclaimer')}</p> : null}
      {view.source === null ? null : (
        <p class="source">
          {view.source.url === null ? `${t.t('article.source')}: ${view.source.text}` : `${t.t('article.quotedFrom')} `}
          {view.source.url === null ? null : <a href={view.source.url}>{view.source.text}</a>}
        </p>
      )}
      <Corrections view={view} t={t} />
      <Replies view={view} t={t} />
      {view.tags.length === 0 ? null : (
        <nav class="tags" aria-label={t.t('article.tags')}>
          <ul>
            {view.tags.map((tag) => (
              <li>
                <a rel="tag" href={tag.url}>
                  {tag.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Share t={t} headline={view.headline} shortUrl={view.shortUrl} />
      <p class="answer">
        <a href={view.errorUrl} rel="nofollow">
          {t.t('article.reportError')}
        </a>
        <a href={view.replyUrl} rel="nofollow">
          {t.t('article.rightOfReply')}
        </a>
      </p>
      <Authors view={view} t={t} />
    </footer>
  )
}

/** «حق الرد», both ways: what this article answers, and who answered it. */
function Replies({ view, t }: Props) {
  const links = view.replyTo === null ? view.replies : [view.replyTo, ...view.replies]
  if (links.length === 0) return null
  return (
    <section class="corrections" aria-labelledby="replies-title">
      <h2 id="replies-title">{t.t('article.rightOfReply')}</h2>
      {links.map((link) => (
        <p>
          {link === view.replyTo ? t.t('article.replyTo') : t.t('article.replied')} <a href={link.url}>{link.label}</a>
        </p>
      ))}
    </section>
  )
}

function Corrections({ view, t }: Props) {
  if (view.corrections.length === 0) return null
  return (
    <section class="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{t.t('article.corrections')}</h2>
      {view.corrections.map((correction) => (
        <p>
          <time datetime={correction.time.iso}>{t.t('article.correctedAt', { date: correction.time.text })}</time>
          {correction.text}
        </p>
      ))}
    </section>
  )
}

/** A columnist's portrait already stands at the head of the page. */
function Authors({ view, t }: Props) {
  const { authors } = view
  if (authors.length === 0) return null
  return (
    <section class="authors" aria-label={t.t(authors.length === 1 ? 'article.about' : 'article.aboutMany')}>
      {authors.map((author) => (
        <div class="author-box">
          {author.portrait === null || view.kind === 'opinion' ? null : (
            <Picture image={author.portrait} sizes="96px" silent />
          )}
          <div>
            <p class="author-name">
              <BylineName byline={{ name: author.name, url: author.url, roleLabel: null }} />
              {author.title === null ? null : <span>{author.title}</span>}
            </p>
            {author.bio === null ? null : <p>{author.bio}</p>}
          </div>
        </div>
      ))}
    </section>
  )
}

function Related({ view, t }: Props) {
  if (view.related.length === 0) return null
  return (
    <section class="band related" aria-labelledby="related-title">
      <h2 class="band-title" id="related-title">
        {t.t('article.related')}
      </h2>
      <div class="related-grid">
        {view.related.slice(0, 4).map((card, i) => (
          <Card
            card={card}
            t={t}
            size="teaser"
            level={3}
            photo={i === 0 ? 'beside' : 'none'}
            sizes="(min-width: 1000px) 290px, 112px"
          />
        ))}
      </div>
    </section>
  )
}
