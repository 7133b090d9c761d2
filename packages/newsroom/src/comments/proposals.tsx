import type { Proposal } from '@warraq/core/contract/cases'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { useSay } from '../ui/status-line.tsx'
import { STALE } from './use-decisions.ts'

/** What somebody has proposed and a second person carries out or declines. Nothing while there is none. */
export function Proposals({ count }: { readonly count: number }) {
  const { t } = useText()
  const list = useRead('proposals.list', {}, {}, { enabled: count > 0 })
  const waiting = list.data?.rows.filter(({ mine }) => !mine) ?? []
  if (count === 0 || waiting.length === 0) return null
  return (
    <section className="proposals" aria-labelledby="proposals-title">
      <h2 id="proposals-title">{t('cases.proposals')}</h2>
      <ul>
        {waiting.map((proposal) => (
          <li key={proposal.id}>
            <ProposalLine proposal={proposal} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function ProposalLine({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useText()
  const dates = useDates()
  const say = useSay()
  const settle = useChange('proposals.settle', [...STALE, 'proposals.list'])
  const answer = (agree: boolean) =>
    settle.mutate(
      { params: { id: proposal.id }, input: { agree } },
      { onSuccess: ({ outcome }) => say(t(`cases.settled.${outcome}`)) },
    )
  return (
    <div className="proposal">
      <p>
        <strong>
          <bdi>{proposal.by}</bdi>
        </strong>{' '}
        · {dates.moment(proposal.at, now())} · {whatOf(proposal, t)}
        {proposal.clauses.length > 0 && <bdi> · {proposal.clauses.join(' ')}</bdi>}
      </p>
      {proposal.facts !== '' && <p dir="auto">{proposal.facts}</p>}
      <Refusal error={settle.error} />
      <p className="proposal-acts">
        {proposal.commentId !== null && <Link href={`/comments/${proposal.commentId}`}>{t('cases.toComment')}</Link>}
        {proposal.readerId !== null && (
          <Link href={`/comments/readers/${proposal.readerId}`}>{t('cases.toReader')}</Link>
        )}
        {!proposal.mine && (
          <Button look="primary" isPending={settle.isPending} onPress={() => answer(true)}>
            {t('cases.agree')}
          </Button>
        )}
        <Button isPending={settle.isPending} onPress={() => answer(false)}>
          {t(proposal.mine ? 'cases.withdrawProposal' : 'cases.decline')}
        </Button>
      </p>
    </div>
  )
}

function whatOf({ kind, count, days, what }: Proposal, t: ReturnType<typeof useText>['t']): string {
  if (kind === 'many') return t('cases.proposedMany', { count })
  if (kind === 'sanction') return t('cases.proposedBan', { days: days ?? 0 })
  return t(what === 'remove' ? 'cases.proposedRemoval' : 'cases.proposedOther')
}
