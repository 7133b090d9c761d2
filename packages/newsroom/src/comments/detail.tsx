import type { Decision } from '@warraq/core/comments/decide'
import type { CaseDetail } from '@warraq/core/contract/cases'
import type { ThreadComment } from '@warraq/core/contract/comments'
import { useEffect, useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useRead } from '../api/desk.tsx'
import { compareWords } from '@warraq/core/articles/compare-words'
import { Sides } from '../articles/compare/sides.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { AnswerDialog } from './answer-dialog.tsx'
import { AppealPanel } from './appeal-panel.tsx'
import type { Care } from './care.ts'
import { CaseRecord } from './case-record.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { Marked } from './parts.tsx'
import { ProposalLine } from './proposals.tsx'
import type { Queue } from './use-queue.ts'
import { useLease } from './use-lease.ts'

interface CaseDetailProps {
  readonly id: number
  readonly queue: Queue
  readonly care: Care
}

/** One comment with what a fair decision needs: what it stands under, what it answers, why it waits, who wrote it. */
export function CaseDetailView({ id, queue, care }: CaseDetailProps) {
  const { t } = useText()
  const { data: comment, error } = useRead('cases.read', {}, { id })
  const { lease, takeOver } = useLease(id)
  const held = lease !== null && !lease.mine
  const { lock } = queue
  useEffect(() => {
    lock(held ? { id, takeOver } : null)
  }, [held, id])
  if (!comment) return error ? <Refusal error={error} /> : <p className="loading">{t('app.loading')}</p>
  return (
    <article className="comment-detail" aria-label={t('comments.by', { name: comment.name })}>
      <Context comment={comment} />
      {held && (
        <p className="lease" role="status">
          <span>{t('cases.heldBy', { name: lease.by ?? '' })}</span>
          <Button onPress={takeOver}>{t('cases.takeOver')}</Button>
        </p>
      )}
      {comment.ancestors.length > 0 && <Thread title={t('comments.context')} comments={comment.ancestors} />}
      <div className="comment-itself">
        <Head comment={comment} />
        <Text comment={comment} blur={care.blur} />
      </div>
      {comment.publishedText !== null && (
        <section className="edit-difference">
          <h3>{t('cases.editDifference')}</h3>
          <Sides
            runs={compareWords(comment.publishedText, comment.text)}
            firstName={t('cases.editPublished')}
            secondName={t('cases.editWaiting')}
          />
        </section>
      )}
      {comment.proposal !== null && <ProposalLine proposal={comment.proposal} />}
      <Acts comment={comment} queue={queue} />
      <CaseRecord comment={comment} />
      <AppealPanel commentId={id} />
      {comment.replies.length > 0 && <Thread title={t('comments.replies')} comments={comment.replies} />}
    </article>
  )
}

/** Blurred, where somebody has chosen so, until they ask for it. */
function Text({ comment, blur }: { readonly comment: CaseDetail; readonly blur: boolean }) {
  const { t } = useText()
  const [asked, setAsked] = useState(false)
  const hidden = blur && !asked
  return (
    <>
      <p className="comment-text" dir="auto" data-blur={hidden}>
        <Marked parts={comment.parts} />
      </p>
      {hidden && (
        <Button look="quiet" onPress={() => setAsked(true)}>
          {t('cases.showText')}
        </Button>
      )}
    </>
  )
}

function Context({ comment }: { readonly comment: CaseDetail }) {
  const { t } = useText()
  return (
    <header className="case-context">
      {comment.section !== null && <p className="hint">{comment.section}</p>}
      <h2>
        <bdi>{comment.article.title}</bdi>
      </h2>
      {comment.excerpt !== '' && (
        <p className="hint excerpt" dir="auto">
          {comment.excerpt}
        </p>
      )}
      <p className="case-links">
        {comment.publicUrl !== null && (
          <a href={comment.publicUrl} target="_blank" rel="noopener">
            {t('comments.article')}
          </a>
        )}
        <Link href={`/comments?queue=history&article=${comment.article.id}`}>{t('cases.allOfArticle')}</Link>
      </p>
    </header>
  )
}

function Head({ comment }: { readonly comment: CaseDetail }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <p className="comment-head">
      <strong>
        <bdi>{comment.name}</bdi>
      </strong>
      {comment.replyTo !== null && <span className="hint">{t('comments.replyTo', { name: comment.replyTo })}</span>}
      <time dateTime={comment.at}>{dates.moment(comment.at, now())}</time>
      <span className="state">{t(comment.editWaits ? 'cases.editWaits' : `comments.one.${comment.state}`)}</span>
    </p>
  )
}

/** The first one is what most comments come to; it has the weight of it. */
const ORDER: readonly Decision[] = [
  'approve-edit',
  'refuse-edit',
  'not-spam',
  'approve',
  'restore',
  'keep',
  'remove',
  'ask-for-changes',
  'hide',
  'spam',
]

function Acts({ comment, queue }: { readonly comment: CaseDetail; readonly queue: Queue }) {
  const { t } = useText()
  const [noting, setNoting] = useState<'note' | 'escalate' | null>(null)
  const [answering, setAnswering] = useState(false)
  const offered = ORDER.filter(
    (act) =>
      comment.decisions.includes(act) &&
      // What was reported can be kept; nobody has to say so of what nobody reported.
      (act !== 'keep' || comment.reports > 0) &&
      (act !== 'approve' || !comment.decisions.includes('not-spam')),
  )
  return (
    <div className="comment-actions">
      {offered.map((act, n) => (
        <Button
          key={act}
          look={n === 0 ? 'primary' : 'plain'}
          isDisabled={queue.busy || queue.locked}
          onPress={() => queue.ask(comment, act)}
        >
          {t(`cases.act.${act}`)}
        </Button>
      ))}
      <Button look="quiet" onPress={() => setNoting('note')}>
        {t('cases.addNote')}
      </Button>
      <Button look="quiet" onPress={() => setNoting('escalate')}>
        {t('cases.escalate')}
      </Button>
      {comment.state === 'public' && (
        <Button look="quiet" onPress={() => setAnswering(true)}>
          {t('answers.act')}
        </Button>
      )}
      {answering && <AnswerDialog comment={comment} onClose={() => setAnswering(false)} />}
      {noting !== null && (
        <NoteDialog commentId={comment.id} escalate={noting === 'escalate'} onClose={() => setNoting(null)} />
      )}
    </div>
  )
}

function Thread({
  title,
  comments,
}: {
  readonly title: string
  readonly comments: readonly ThreadComment[]
}): ReactNode {
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
