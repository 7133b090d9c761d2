import { REFUSE } from '@warraq/core/comments/evidence'
import type { CommentWay } from '@warraq/core/comments/modes'
import type { Verdict } from '@warraq/core/comments/verdict'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../../action.ts'
import type { Rate } from '../../site/take-rate.ts'
import { takeRate } from '../../site/take-rate.ts'
import type { Screened } from './screen-comment.ts'

/** By what one reader is told from another, as far as that is kept. */
export interface Who {
  readonly readerId: number | null
  /** Keyed digest of the network's prefix; null where networks are not kept. */
  readonly net: string | null
}

/**
 * What becomes of the text, unless the terms do not allow its words at all (CL8, certain words only): then the form comes
 * back with the words shown, and nothing is stored. `comment-invalid` with `words` and `clause`.
 */
export function takenOrRefused({ verdict, evidence }: Screened, body: string): Exclude<Verdict, 'refused'> {
  if (verdict !== 'refused') return verdict
  const refused = evidence.filter(({ kind, score }) => kind === 'term' && score >= REFUSE)
  const spans = refused.flatMap((one) => one.spans).toSorted((a, b) => a[0] - b[0])
  throw new Refusal('comment-invalid', {
    fields: { body: 'body-words' },
    words: [...new Set(spans.map(([start, end]) => body.slice(start, end)))],
    spans: spans.map(([start, end]) => [start, end]),
    clause: refused[0]?.clause ?? 'CL8',
  })
}

/** The slow mode: so many seconds between two comments of one reader under an article. */
export async function refuseTooSoon(
  context: WriteContext,
  way: CommentWay,
  articleId: number,
  who: Who,
): Promise<void> {
  if (way.slowSeconds > 0) await takeOrRefuse(context, rateOf(context, `slow:${articleId}`, way.slowSeconds, who))
}

/** A rule that throttles lets one such comment of a reader through in so many seconds. */
const THROTTLE_SECONDS = 600

export async function refuseThrottled(context: WriteContext, { ruleHits }: Screened, who: Who): Promise<void> {
  const rules = ruleHits.filter(({ rule, applied }) => applied && rule.effect === 'throttle')
  for (const { rule } of rules)
    await takeOrRefuse(context, rateOf(context, `rule:${rule.ruleId}`, THROTTLE_SECONDS, who))
}

/** A reader with a cookie is told from neighbours on the same network; one without is not. */
function rateOf({ keys }: WriteContext, what: string, seconds: number, { readerId, net }: Who): Rate[] {
  const who = readerId === null ? (net === null ? null : `net:${net}`) : `reader:${readerId}`
  return who === null ? [] : [{ key: keys.hmac('rate', `comment:${what}:${who}`), limit: 1, seconds }]
}

async function takeOrRefuse(context: WriteContext, keys: readonly Rate[]): Promise<void> {
  if (keys.length === 0) return
  const { ok, retryAfter } = await takeRate.run(context, { keys })
  if (!ok) throw new Refusal('comments-slow', { retryAfter })
}
