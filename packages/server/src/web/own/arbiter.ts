import { Refusal } from '@warraq/core/errors'
import type { StatedDecision } from '../../store/reader/appeals.ts'
import { outsideAppeal, shownParent } from '../../store/reader/appeals.ts'
import type { CommentCall } from '../comments/call.ts'
import { paragraphs } from '../comments/comments-view.ts'
import { ArbiterPage } from '../pages/arbiter-page.tsx'
import type { ArbiterView } from '../views/own.ts'
import { decisionParts } from './decision.ts'
import { ownAnswer, ownFields, SECRET_ADDRESS } from './own-call.ts'

const FORM_BYTES = 64 * 1024

interface Heard {
  readonly token: string
  readonly decision: StatedDecision
}

async function heard({ context, c }: CommentCall): Promise<Heard> {
  const token = c.req.param('token') ?? ''
  const decision = await outsideAppeal(context.read, context.keys.tokenHash(token))
  if (decision === null) throw new Refusal('not-found')
  return { token, decision }
}

interface Typed {
  readonly choice: ArbiterView['choice']
  readonly answer: string
  readonly errors: ArbiterView['errors']
  readonly status: number
}

const NOTHING: Typed = { choice: null, answer: '', errors: { choice: null, answer: null }, status: 200 }

/** GET /comments/appeal/TOKEN: what «محكّم القراء» needs to decide an appeal; afterwards, that it was decided. */
export async function arbiterPage(call: CommentCall): Promise<Response> {
  return show(call, await heard(call), NOTHING)
}

/** POST /comments/appeal/TOKEN: the decision. What was typed comes back with what is wrong. */
export async function arbiterDecides(call: CommentCall): Promise<Response> {
  const { context } = call
  const field = await ownFields(call, FORM_BYTES)
  const appeal = await heard(call)
  const { t } = (await context.sites.get(null)).messages
  const answer = field('answer')
  const choice = (['uphold', 'overturn'] as const).find((one) => one === field('decision')) ?? null
  if (choice === null)
    return show(call, appeal, {
      choice,
      answer,
      errors: { choice: t('arbiter.chooseOne'), answer: null },
      status: 422,
    })
  try {
    await context.call(
      'comments/decide-appeal-outside',
      { token: appeal.token, decision: choice, answer },
      { actor: { kind: 'guest' } },
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { problem } = error.details
    if (problem === 'text-missing' || problem === 'text-too-long')
      return show(call, appeal, {
        choice,
        answer,
        errors: { choice: null, answer: t(`arbiter.${problem}`) },
        status: 422,
      })
    if (error.code !== 'appeal-decided') throw error
  }
  return show(call, await heard(call), NOTHING)
}

async function show({ context }: CommentCall, { token, decision }: Heard, typed: Typed): Promise<Response> {
  const site = await context.sites.get(null)
  const { comment, appeal } = decision
  const parent = comment.parentId === null ? null : await shownParent(context.read, comment.parentId)
  return ownAnswer<ArbiterView>(
    context,
    site,
    ArbiterPage,
    {
      done: appeal?.state !== 'open',
      ...(await decisionParts(context, site, decision, 'arbiter')),
      parent: parent && { name: parent.name, body: paragraphs(parent.body) },
      appeal: paragraphs(appeal?.text ?? ''),
      action: `/comments/appeal/${encodeURIComponent(token)}`,
      choice: typed.choice,
      answer: typed.answer,
      errors: typed.errors,
    },
    { status: typed.status, headers: SECRET_ADDRESS },
  )
}
