import { languageOf } from '@warraq/core/comments/language'
import { isReservedName, nameKeys, nameSkeleton } from '@warraq/core/comments/names'
import type { ReaderRecord, ScorerAnswer, ScreeningFacts, ScreeningTools } from '@warraq/core/comments/phases/facts'
import { screen } from '@warraq/core/comments/phases/phases'
import type { RuleHit } from '@warraq/core/comments/phases/text'
import { rulesThatHit } from '@warraq/core/comments/phases/text'
import type { Evidence } from '@warraq/core/comments/evidence'
import type { CommentWay } from '@warraq/core/comments/modes'
import { ruleFactsOf } from '@warraq/core/comments/rules/facts'
import type { RuleFacts } from '@warraq/core/comments/rules/condition'
import type { Verdict } from '@warraq/core/comments/verdict'
import { verdictOf } from '@warraq/core/comments/verdict'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { Instant } from '@warraq/core/time'
import { plusSeconds, toEpoch } from '@warraq/core/time'
import type { WriteContext } from '../../action.ts'
import { screeningTools } from './tools.ts'
import { twinsOf } from './twins.ts'

/** A text on its way to readers: a new comment, or another wording of one. */
export interface TextToScreen {
  readonly site: SiteSettings
  readonly moderation: ModerationSettings
  readonly way: CommentWay
  readonly article: { readonly id: number; readonly publishedAt: Instant }
  readonly name: string
  /** As it would be stored. */
  readonly body: string
  /** Null for a reader who was never here. */
  readonly readerId: number | null
  readonly record: ReaderRecord
  /** Keyed digest of the network's prefix; null where networks are not kept. */
  readonly net: string | null
  readonly form: Pick<ScreeningFacts, 'trapFilled' | 'formAgeSeconds' | 'proof'>
  readonly scorer: ScorerAnswer | null
}

export interface Screened {
  readonly verdict: Verdict
  readonly evidence: readonly Evidence[]
  /** What is kept beside the evidence, so that all of it can be done again. */
  readonly ruleFacts: RuleFacts
  readonly ruleHits: readonly RuleHit[]
  readonly versions: ScreeningTools['versions']
  readonly record: ReaderRecord
  readonly learnerHoldsAt: number | null
}

/**
 * Holds a text against everything there is: the facts are loaded, then the phases look, then the verdict is spoken. Whoever
 * stores the text stores the answer with it (`keepScreening`). A text that is `refused` is not stored.
 */
export async function screenComment(context: WriteContext, text: TextToScreen): Promise<Screened> {
  const { moderation, way, record } = text
  const tools = await screeningTools(context, moderation)
  const facts = await factsOf(context, text)
  const evidence = screen(facts, tools)
  const verdict = verdictOf(evidence, { mode: way.mode, firstHeld: moderation.firstHeld, ...record })
  const rulesFailed = evidence.some(({ detector, data }) => detector === 'phase-failed' && data['phase'] === 'rules')
  return {
    verdict,
    evidence,
    ruleFacts: ruleFactsOf(facts, evidence),
    ruleHits: rulesFailed ? [] : rulesThatHit(facts, tools.rules, evidence),
    versions: tools.versions,
    record,
    learnerHoldsAt: facts.learnerHoldsAt,
  }
}

async function factsOf(context: WriteContext, text: TextToScreen): Promise<ScreeningFacts> {
  const { site, moderation, article, name, body } = text
  const taken = [...(await namesOfTheHouse(context, name)), site.names.ar, site.names.en]
  return {
    body,
    name,
    lang: languageOf(body),
    nameIsReserved: isReservedName(name, taken),
    ...text.form,
    reader: text.record,
    twins: await twinsOf(context, body, text.readerId),
    sameNetwork: await sameNetwork(context, text.net),
    articleAgeHours: Math.floor((toEpoch(context.now) - toEpoch(article.publishedAt)) / 3_600_000),
    hour: await hourOf(context, site.timeZone),
    bylines: await bylinesOf(context, article.id),
    learnerHoldsAt: moderation.learner.holdAt,
    scorer: text.scorer,
  }
}

/** Names of staff, and of bylines that fold like the name typed, however it is spaced: «مها_القيسي», «مهاالقيسي». */
async function namesOfTheHouse(context: WriteContext, name: string): Promise<string[]> {
  const accounts = await context.db.selectFrom('account').select('name').where('status', '!=', 'disabled').execute()
  const bylines = await context.db
    .selectFrom('person')
    .select('name')
    .where((e) => {
      const unspaced = e.fn<string>('replace', [
        e.fn<string>('replace', ['name_key', e.val(' '), e.val('')]),
        e.val('-'),
        e.val(''),
      ])
      return e.or([e('name_key', 'in', nameKeys(name)), e(unspaced, '=', nameSkeleton(name))])
    })
    .limit(1)
    .execute()
  return [...accounts, ...bylines].map((row) => row.name)
}

async function bylinesOf({ db }: WriteContext, articleId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('public_byline as b')
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .select('p.name')
    .where('b.article_id', '=', articleId)
    .where('p.byline_hidden', '=', 0)
    .execute()
  return rows.map(({ name }) => name)
}

const NETWORK_SECONDS = 600

async function sameNetwork({ db, now }: WriteContext, net: string | null): Promise<number> {
  if (net === null) return 0
  const { n } = await db
    .selectFrom('trace as t')
    .innerJoin('comment_revision as r', 'r.id', 't.revision_id')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('t.net_prefix_hmac', '=', net)
    .where('r.submitted_at', '>', plusSeconds(now, -NETWORK_SECONDS))
    .executeTakeFirstOrThrow()
  return n
}

/** Making a clock for a time zone takes longer than everything else here. */
async function hourOf({ kept, now }: WriteContext, timeZone: string): Promise<number> {
  const clock = await kept.get('clock of the newspaper', timeZone, () =>
    Promise.resolve(
      new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, hour: '2-digit', hourCycle: 'h23' }),
    ),
  )
  return Number(clock.format(toEpoch(now)))
}
