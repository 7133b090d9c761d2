import type { Messages } from '../messages/messages.ts'
import type { CommentParagraph, CommentsPaging, CommentsView, CommentView } from '../views/comments.ts'
import type { LinkView } from '../views/site.ts'
import { CommentForm } from './comment-form.tsx'
import { Terms } from './terms.tsx'

export function Comments({ view, t }: { view: CommentsView; t: Messages }) {
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{t.t('comments.count', { count: view.count })}</h2>
      {view.live === null ? null : <live-comments data-url={view.live.url} data-show={view.live.showUrl} />}
      <Orders orders={view.orders} t={t} />
      {view.items.length === 0 ? null : (
        <ol class="thread">
          {view.items.map((comment) => (
            <Comment comment={comment} t={t} />
          ))}
        </ol>
      )}
      {view.paging === null ? null : <Paging paging={view.paging} t={t} />}
      {view.form === null || !view.open ? (
        <p class="closed">{view.closedReason ?? t.t('comments.closed')}</p>
      ) : (
        <div class="write" id="comment-form">
          <h3>{t.t('comments.write')}</h3>
          <CommentForm form={view.form} t={t} />
          <Terms clauses={view.terms} url={view.form.termsUrl} t={t} folded />
        </div>
      )}
      <p class="mine">
        <a href={view.mineUrl} rel="nofollow">
          {t.t('comments.mine')}
        </a>
      </p>
    </section>
  )
}

/** Each order is an address of its own, to be shared like any other. */
function Orders({ orders, t }: { orders: readonly LinkView[]; t: Messages }) {
  if (orders.length === 0) return null
  return (
    <nav class="orders" aria-label={t.t('comments.orders')}>
      {orders.map(({ label, url, current }) => (
        <a href={url} rel="nofollow" aria-current={current === true ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}

/** The browser's own page of a comment ends in `#c-{id}`. */
function Comment({ comment, t }: { comment: CommentView; t: Messages }) {
  return (
    <li>
      <article class="comment" id={`c-${comment.id}`} aria-label={comment.name || t.t('comments.gone')}>
        {comment.body === null ? null : <By comment={comment} t={t} />}
        {comment.answering === null ? null : (
          <p class="answering">
            {t.t('comments.answering')}{' '}
            <a href={comment.answering.url} rel="nofollow">
              <bdi>{comment.answering.label}</bdi>
            </a>
          </p>
        )}
        {comment.body === null ? null : <CommentText body={comment.body} />}
        {comment.notice === null ? null : <p class="notice">{comment.notice}</p>}
        <Deeds comment={comment} t={t} />
      </article>
      {comment.replies.length === 0 ? null : (
        <ol>
          {comment.replies.map((reply) => (
            <Comment comment={reply} t={t} />
          ))}
        </ol>
      )}
    </li>
  )
}

function By({ comment, t }: { comment: CommentView; t: Messages }) {
  return (
    <p class="comment-by">
      <bdi>{comment.name}</bdi>
      {comment.badge === null ? null : <span class="badge">{comment.badge}</span>}
      <a href={comment.url} rel="nofollow" title={t.t('comments.permalink')}>
        <time datetime={comment.time.iso}>{comment.time.text}</time>
      </a>
      {comment.edited === null ? null : (
        <span class="edited">
          {t.t('comments.edited')} <time datetime={comment.edited.iso}>{comment.edited.text}</time>
        </span>
      )}
    </p>
  )
}

/** What a reader can do about a comment; plain links and forms. */
function Deeds({ comment, t }: { comment: CommentView; t: Messages }) {
  const { name, replyUrl, reportUrl, likes } = comment
  if (replyUrl === null && reportUrl === null && likes === null) return null
  return (
    <div class="deeds">
      {replyUrl === null ? null : (
        <a href={replyUrl} rel="nofollow" aria-label={t.t('comments.replyTo', { name })}>
          {t.t('comments.reply')}
        </a>
      )}
      {likes === null ? null : (
        <form method="post" action={likes.action}>
          <button
            type="submit"
            aria-label={`${t.t('comments.likeOf', { name })}. ${t.t('comments.likes', { count: likes.count })}`}
          >
            {t.t('comments.like')}
            {likes.count === 0 ? null : <span>{t.number(likes.count)}</span>}
          </button>
        </form>
      )}
      {reportUrl === null ? null : (
        <a class="report" href={reportUrl} rel="nofollow" aria-label={t.t('comments.reportOf', { name })}>
          {t.t('comments.report')}
        </a>
      )}
    </div>
  )
}

/** Text of a reader: escaped, in its own direction, links without credit to where they lead. */
export function CommentText({ body }: { body: readonly CommentParagraph[] }) {
  return (
    <div class="comment-text">
      {body.map((paragraph) => (
        <p dir="auto">
          {paragraph.map((part) => {
            if (part.kind === 'break') return <br />
            if (part.kind === 'text') return part.text
            return (
              <a href={part.url} rel="ugc nofollow noopener noreferrer">
                <bdi>{part.text}</bdi>
              </a>
            )
          })}
        </p>
      ))}
    </div>
  )
}

function Paging({ paging, t }: { paging: CommentsPaging; t: Messages }) {
  const { previous, next, place } = paging
  return (
    <nav class="paging" aria-label={t.t('comments.pages')}>
      {previous === null ? null : (
        <a href={previous.url} rel="prev">
          {previous.label}
        </a>
      )}
      <span>{place}</span>
      {next === null ? null : (
        <a href={next.url} rel="next">
          {next.label}
        </a>
      )}
    </nav>
  )
}
