import type { Messages } from '../messages/messages.ts'
import type { CommentParagraph, CommentsView, CommentView } from '../views/comments.ts'
import { CommentForm } from './comment-form.tsx'
import { Terms } from './terms.tsx'

export function Comments({ view, t }: { view: CommentsView; t: Messages }) {
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{t.t('comments.count', { count: view.count })}</h2>
      {view.items.length === 0 ? null : (
        <ol class="thread">
          {view.items.map((comment) => (
            <Comment comment={comment} t={t} />
          ))}
        </ol>
      )}
      <Pages view={view} t={t} />
      {view.form === null || !view.open ? (
        <p class="closed">{view.closedReason ?? t.t('comments.closed')}</p>
      ) : (
        <div class="write" id="comment-form">
          <h3>{t.t('comments.write')}</h3>
          <CommentForm form={view.form} t={t} />
          <Terms clauses={view.terms} url={view.form.termsUrl} t={t} folded />
        </div>
      )}
    </section>
  )
}

/** The browser's own page of a comment ends in `#c-{id}`. */
function Comment({ comment, t }: { comment: CommentView; t: Messages }) {
  return (
    <li>
      <article class="comment" id={`c-${comment.id}`} aria-label={comment.name}>
        <p class="comment-by">
          <bdi>{comment.name}</bdi>
          {comment.badge === null ? null : <span class="badge">{comment.badge}</span>}
          <a href={comment.url} title={t.t('comments.permalink')}>
            <time datetime={comment.time.iso}>{comment.time.text}</time>
          </a>
        </p>
        {comment.body === null ? null : <CommentText body={comment.body} />}
        {comment.notice === null ? null : <p class="notice">{comment.notice}</p>}
        {comment.replyUrl === null ? null : (
          <a
            class="reply"
            href={comment.replyUrl}
            rel="nofollow"
            aria-label={t.t('comments.replyTo', { name: comment.name })}
          >
            {t.t('comments.reply')}
          </a>
        )}
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

function Pages({ view, t }: { view: CommentsView; t: Messages }) {
  if (view.earlierUrl === null && view.laterUrl === null) return null
  return (
    <nav class="paging" aria-label={t.t('comments.pages')}>
      {view.earlierUrl === null ? null : <a href={view.earlierUrl}>{t.t('comments.earlier')}</a>}
      {view.laterUrl === null ? null : <a href={view.laterUrl}>{t.t('comments.later')}</a>}
    </nav>
  )
}
