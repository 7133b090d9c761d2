import { languageOf } from '@warraq/core/comments/language'
import type { ScreeningFacts, ScreeningTools } from '@warraq/core/comments/phases/facts'
import { screen } from '@warraq/core/comments/phases/phases'
import { holdReason } from '@warraq/core/comments/reasons.table'
import type { TermFields } from '@warraq/core/comments/term-list'
import { cleanTerm, termKey } from '@warraq/core/comments/term-list'
import { verdictOf } from '@warraq/core/comments/verdict'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import type { TextTried } from '@warraq/core/contract/terms'
import { finderOf, screeningTools } from '../../actions/comments/screening/tools.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import type { DeskContext } from '../context.ts'

/** A text as a comment of a reader whose comments appear at once: only what is in the text itself can speak against it. */
export async function tryText(
  desk: DeskContext,
  { text, term }: { readonly text: string; readonly term: TermFields | null },
  lang: 'ar' | 'en',
): Promise<TextTried> {
  const { settings } = await readModeration(desk.read)
  const parts = { db: desk.read, kept: desk.kept, now: desk.now() }
  const tools = withTerm(await screeningTools(parts, settings), term)
  const facts = factsOf(text.normalize('NFC'), settings)
  const evidence = screen(facts, tools)
  const record = { publishedBefore: settings.firstHeld, trust: 2, firstHeld: settings.firstHeld }
  return {
    hits: tools.findTerms(facts.body).map((hit) => ({
      term: hit.term,
      clause: hit.clause,
      tier: hit.tier,
      strength: hit.strength,
      span: hit.span,
      steps: hit.steps,
    })),
    verdict: verdictOf(evidence, { mode: 'post', ...record }),
    reasons: evidence
      .filter(({ score }) => score > 0)
      .flatMap(({ detector, data }) => holdReason(detector, lang, data) ?? []),
  }
}

/** The list as it would be with this word: in place of the one that is on it under the same letters. */
function withTerm(tools: ScreeningTools, typed: TermFields | null): ScreeningTools {
  if (typed === null) return tools
  const term = cleanTerm(typed)
  const findDraft = finderOf([{ ...term, id: 0 }])
  const key = termKey(term.text)
  return {
    ...tools,
    findTerms: (text) => [...tools.findTerms(text).filter((hit) => termKey(hit.term) !== key), ...findDraft(text)],
  }
}

function factsOf(body: string, { firstHeld, learner }: ModerationSettings): ScreeningFacts {
  return {
    body,
    name: '',
    lang: languageOf(body),
    nameIsReserved: false,
    trapFilled: false,
    formAgeSeconds: null,
    proof: null,
    reader: {
      publishedBefore: firstHeld,
      removedBefore: 0,
      reportsBefore: 0,
      trust: 2,
      watched: false,
      networkSanctioned: false,
    },
    twins: { own: 0, others: 0 },
    sameNetwork: 0,
    articleAgeHours: 1,
    hour: 12,
    bylines: [],
    learnerHoldsAt: learner.holdAt,
    scorer: null,
  }
}
