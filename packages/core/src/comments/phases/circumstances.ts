import type { Evidence } from '../evidence.ts'
import { found, HOLD, QUARANTINE } from '../evidence.ts'
import { findLinks } from '../links.ts'
import type { ScreeningFacts } from './facts.ts'

/** What is known beside the text: who sends it, how the form came back, whether others send the same. */

/** Sanctions of a reader refuse at the door. Those of a network hit its neighbours too, so they only hold. */
export function lookAtSanctions({ reader }: ScreeningFacts): Evidence[] {
  const evidence: Evidence[] = []
  if (reader.networkSanctioned) evidence.push(found('sanctioned-network', 'sanction', 60))
  if (reader.watched) evidence.push(found('watched-reader', 'history', 60))
  return evidence
}

const FASTEST_SECONDS = 3

export function lookAtForm({ trapFilled, formAgeSeconds, proof }: ScreeningFacts): Evidence[] {
  const evidence: Evidence[] = []
  if (trapFilled) evidence.push(found('filled-trap', 'trap', QUARANTINE, { clause: 'CL9' }))
  if (formAgeSeconds !== null && formAgeSeconds < FASTEST_SECONDS) evidence.push(found('too-fast', 'trap', HOLD))
  if (proof !== null && proof !== 'valid')
    evidence.push(found(`${proof === 'none' ? 'no' : proof}-proof`, 'proof', HOLD))
  return evidence
}

export function lookAtHistory({ reader }: ScreeningFacts): Evidence[] {
  return reader.publishedBefore === 0 ? [found('first-comment', 'history', 10)] : []
}

/** Several readers may well pray or mourn in the same words; what is sold, or leads elsewhere, has an address or a number. */
const NUMBER = /(?:\p{Nd}[\s().-]*){7}/u
const MANY = 3

export function lookAtTwins({ body, twins }: ScreeningFacts): Evidence[] {
  const evidence: Evidence[] = []
  if (twins.own > 0) {
    evidence.push(found('repeated-own', 'duplicate', 60, { clause: 'CL9', data: { times: twins.own } }))
  }
  if (twins.others > 0) {
    const leads = findLinks(body).length > 0 || NUMBER.test(body)
    const score = leads ? (twins.others >= MANY ? QUARANTINE : HOLD) : 20
    const clause = leads ? 'CL9' : null
    evidence.push(found('repeated-others', 'duplicate', score, { clause, data: { times: twins.others } }))
  }
  return evidence
}

/** What somebody else's scorer said. It may hold; when it does not answer, the owner has said what then. */
export function lookAtScorer({ scorer }: ScreeningFacts): Evidence[] {
  if (scorer === null) return []
  if (!scorer.ok)
    return scorer.holds ? [found('scorer-failed', 'failure', HOLD)] : [found('scorer-failed', 'failure', 0)]
  const hundredths = Math.round(scorer.score * 100)
  return [found('scorer', 'scorer', scorer.hold ? HOLD : 0, { data: { hundredths } })]
}
