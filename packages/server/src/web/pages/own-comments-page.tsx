import { CommentText } from '../parts/comments.tsx'
import { OwnDocument } from '../parts/own-document.tsx'
import type { Messages } from '../messages/messages.ts'
import type { OwnCommentsView, OwnCommentView } from '../views/own.ts'
import type { PageProps } from './render.ts'

/** «تعليقاتي»: every comment of one reader with how it stands, and what they can do about it. */
export function OwnCommentsPage({ view, t }: PageProps<OwnCommentsView>) {
  return (
    <OwnDocument site={view.site} t={t} title={t.t('own.title')} explain={t.t('own.only')}>
      {view.done === null ? null : (
        <p class="own-done" role="status">
          {view.done}
        </p>
      )}
      {view.sanctions.map((sanction) => (
        <p class="own-sanction">
          {sanction.text} {sanction.url === null ? null : <a href={sanction.url}>{t.t('own.decisionAppeal')}</a>}
        </p>
      ))}
      {view.known ? <Known view={view} t={t} /> : <Unknown t={t} />}
    </OwnDocument>
  )
}

function Unknown({ t }: { t: Messages }) {
  return (
    <>
      <p>{t.t('own.nobody')}</p>
      <p>{t.t('own.nobodyHint')}</p>
      <p>
        <a class="button" href="/comments/mine/enter">
          {t.t('own.enterLink')}
        </a>
      </p>
    </>
  )
}

function Known({ view, t }: PageProps<OwnCommentsView>) {
  return (
    <>
      <p class="own-who">
        {t.t(view.verified ? 'own.proved' : 'own.unproved')}{' '}
        {view.verified ? null : <a href="/comments/mine/enter">{t.t('own.enterLink')}</a>}
      </p>
      {view.comments.length === 0 ? (
        <p>{t.t('own.none')}</p>
      ) : (
        <ol class="own-list" aria-label={t.t('own.list')}>
          {view.comments.map((comment) => (
            <OwnComment comment={comment} t={t} />
          ))}
        </ol>
      )}
      {view.olderUrl === null && view.newestUrl === null ? null : (
        <nav class="paging" aria-label={t.t('own.paging')}>
          {view.newestUrl === null ? null : <a href={view.newestUrl}>{t.t('own.newest')}</a>}
          {view.olderUrl === null ? null : <a href={view.olderUrl}>{t.t('own.older')}</a>}
        </nav>
      )}
      {view.letters === null ? null : <Letters letters={view.letters} t={t} />}
      <MyData t={t} />
    </>
  )
}

function OwnComment({ comment, t }: { comment: OwnCommentView; t: Messages }) {
  const { article } = comment
  return (
    <li id={`own-${comment.id}`}>
      <p class="own-article">
        {article.url === null ? <span>{article.label}</span> : <a href={article.url}>{article.label}</a>}
      </p>
      <p class={comment.marked ? 'own-state own-marked' : 'own-state'}>
        <strong>{comment.state}</strong>
        <time datetime={comment.time.iso}>{comment.time.text}</time>
        {comment.edited === null ? null : (
          <time datetime={comment.edited.iso}>{t.t('own.edited', { time: comment.edited.text })}</time>
        )}
      </p>
      <CommentText body={comment.body} />
      {comment.notes.map((note) => (
        <p class="own-note" dir="auto">
          {note}
        </p>
      ))}
      {comment.links.length === 0 ? null : (
        <ul class="own-links">
          {comment.links.map((link) => (
            <li>
              <a href={link.url} aria-label={`${link.label}: ${t.t('own.about', { time: comment.time.text })}`}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Letters({ letters, t }: { letters: NonNullable<OwnCommentsView['letters']>; t: Messages }) {
  return (
    <section class="own-data" aria-labelledby="own-letters">
      <h2 id="own-letters">{t.t('own.letters')}</h2>
      <form method="post" action="/comments/mine/letters">
        <fieldset>
          <legend>{t.t('own.lettersHint')}</legend>
          {letters.map(({ often, label, chosen }) => (
            <label class="choice">
              <input type="radio" name="often" value={often} checked={chosen} /> {label}
            </label>
          ))}
        </fieldset>
        <button class="quiet" type="submit">
          {t.t('own.lettersSave')}
        </button>
      </form>
    </section>
  )
}

function MyData({ t }: { t: Messages }) {
  return (
    <section class="own-data" aria-labelledby="own-data">
      <h2 id="own-data">{t.t('own.data')}</h2>
      <dl>
        <dt>
          <a href="/comments/mine/export">{t.t('own.export')}</a>
        </dt>
        <dd>{t.t('own.exportHint')}</dd>
        <dt>
          <a href="/comments/mine/erase">{t.t('own.erase')}</a>
        </dt>
        <dd>{t.t('own.eraseHint')}</dd>
        <dt>
          <form method="post" action="/comments/mine/leave">
            <button class="quiet" type="submit">
              {t.t('own.leave')}
            </button>
          </form>
        </dt>
        <dd>{t.t('own.leaveHint')}</dd>
      </dl>
    </section>
  )
}
