import type { CommentRow, CommentView, ThreadComment } from '@warraq/core/contract/comments'
import type { ReactNode } from 'react'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

interface CommentDetailProps {
  readonly id: number
  readonly busy: boolean
  readonly onApprove: (comment: CommentRow) => void
  readonly onRemove: (comment: CommentRow) => void
}

/** One comment with what a fair decision needs: where it stands, what it answers, what its author did before. */
export function CommentDetail({ id, busy, onApprove, onRemove }: CommentDetailProps) {
  const { t, n, list } = useText()
  const { data: comment, error } = useRead('comments.read', {}, { id })
  if (!comment) return error ? <Refusal error={error} /> : <p className="loading">{t('app.loading')}</p>
  return (
    <article className="comment-detail" aria-label={t('comments.by', { name: comment.name })}>
      <h2>
        <bdi>{comment.article.title}</bdi>
      </h2>
      {comment.publicUrl !== null && (
        <p>
          <a href={comment.publicUrl} target="_blank" rel="noopener">
            {t('comments.article')}
          </a>
        </p>
      )}
      {comment.ancestors.length > 0 && <Thread title={t('comments.context')} comments={comment.ancestors} />}
      <div className="comment-itself">
        <Head comment={comment} />
        <p className="comment-text" dir="auto">
          {comment.text}
        </p>
      </div>
      <div className="comment-actions">
        {comment.state !== 'public' && (
          <Button look="primary" isDisabled={busy} onPress={() => onApprove(comment)}>
            {t('comments.approve')}
          </Button>
        )}
        {comment.state !== 'removed' && (
          <Button isDisabled={busy} onPress={() => onRemove(comment)}>
            {t('comments.remove')}
          </Button>
        )}
      </div>
      <dl className="facts">
        {comment.reasons.length > 0 && <Fact name={t('comments.why')}>{list(comment.reasons)}</Fact>}
        <Fact name={t('comments.before')}>
          {t('comments.beforeText', { approved: n(comment.before.approved), removed: n(comment.before.removed) })}
        </Fact>
      </dl>
      <Decisions comment={comment} />
      {comment.replies.length > 0 && <Thread title={t('comments.replies')} comments={comment.replies} />}
    </article>
  )
}

function Head({ comment }: { readonly comment: CommentView }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <p className="comment-head">
      <strong>
        <bdi>{comment.name}</bdi>
      </strong>
      {comment.replyTo !== null && <span className="hint">{t('comments.replyTo', { name: comment.replyTo })}</span>}
      <time dateTime={comment.at}>{dates.moment(comment.at, now())}</time>
      <span className="state">{t(`comments.one.${comment.state}`)}</span>
    </p>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Decisions({ comment }: { readonly comment: CommentView }) {
  const { t } = useText()
  const dates = useDates()
  if (comment.decisions.length === 0) return null
  return (
    <section>
      <h3>{t('comments.decisions')}</h3>
      <ul className="plain-list">
        {comment.decisions.map((decision) => (
          <li key={`${decision.at}-${decision.decision}`}>
            {t(`comments.decision.${decision.decision}`)} · <bdi>{decision.by ?? t('comments.rule')}</bdi> ·{' '}
            {dates.moment(decision.at, now())}
            {decision.clauses.length > 0 && <bdi> · {decision.clauses.join(' ')}</bdi>}
            {decision.facts !== null && <p dir="auto">{decision.facts}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Thread({ title, comments }: { readonly title: string; readonly comments: readonly ThreadComment[] }) {
  const { t } = useText()
  return (
    <section className="thread">
      <h3>{title}</h3>
      <ul>
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="comment-head">
              <bdi>{comment.name}</bdi>
              {comment.state !== 'public' && <span className="state">{t(`comments.one.${comment.state}`)}</span>}
            </p>
            <p className="comment-text" dir="auto">
              {comment.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
