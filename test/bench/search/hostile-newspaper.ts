/** A newspaper with something in it that nobody may find, and a reader who asks for it in every wrong way. */
import type { AppContext } from '../../../packages/server/src/context.ts'
import { tell } from '../../harness/stories.ts'
import { hostileEncoded } from './hostile-strings.ts'
import { madeNews } from './made-news.ts'
import { fillNewsroom } from './product.ts'

/** Looked for in each answer; asked for is only the other word of the same draft. */
const CANARY = 'كناريمخبوء'
const ASKED_WORD = 'زبرجدةسر'

/** Articles of our own making that are public, and one that is a draft. */
export async function fillHostile(app: Pick<AppContext, 'config' | 'call'>, articles: number): Promise<void> {
  const made = madeNews(articles).map(({ title, body }, age) => ({
    title,
    standfirst: '',
    body: body.split('\n'),
    tags: [],
    section: age % 12,
    author: age % 40,
    age,
  }))
  await fillNewsroom(app, made)
  await tell(app.call, { title: `${ASKED_WORD} ${CANARY}` }, false)
  const actor = { kind: 'job', job: 'bench' } as const
  await app.call('search/index-waiting', { most: 100, handOver: false }, { actor })
}

/** Queries for what stands in the draft. */
export const canaryQueries = (): string[] => [
  ASKED_WORD,
  `«${ASKED_WORD}»`,
  `${ASKED_WORD} -الخبر`,
  `-${ASKED_WORD}`,
  ASKED_WORD.slice(0, 5),
  `${ASKED_WORD} في`,
]

export interface HostileOutcome {
  readonly times: readonly number[]
  /** Answers by status. */
  readonly statuses: Readonly<Record<number, number>>
  /** Queries whose answer was a defect or busy twice, was late each time, or showed what is not public. */
  readonly defects: readonly string[]
  /** Late once, which may be the machine's fault; those of `late` were so three times. */
  readonly lateOnce: number
  readonly late: readonly string[]
  readonly leaks: readonly string[]
}

/** Sends strings to the search page of a running server, one after the other. */
export async function sendHostile(base: string, texts: readonly string[], mostMs: number): Promise<HostileOutcome> {
  const times: number[] = []
  const statuses: Record<number, number> = {}
  const defects: string[] = []
  const late: string[] = []
  const leaks: string[] = []
  let lateOnce = 0
  for (const text of texts) {
    const began = performance.now()
    const answer = await ask(base, text)
    const page = await answer.text()
    const took = performance.now() - began
    times.push(took)
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    // Busy may be the machine's fault once; twice it is the query's.
    if (answer.status === 503 ? !(await ask(base, text)).ok : answer.status > 499) defects.push(text)
    if (took > mostMs) {
      lateOnce += 1
      const again = Math.min(await timeOf(base, text), await timeOf(base, text))
      if (again > mostMs) late.push(`${Math.round(again)} ms: ${text}`)
    }
    if (page.includes(CANARY)) leaks.push(text)
  }
  return { times, statuses, defects, lateOnce, late, leaks }
}

const ask = (base: string, text: string): Promise<Response> => fetch(`${base}/search?q=${hostileEncoded(text)}`)

async function timeOf(base: string, text: string): Promise<number> {
  const began = performance.now()
  await (await ask(base, text)).text()
  return performance.now() - began
}
