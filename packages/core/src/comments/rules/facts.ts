import { countLetters } from '../check.ts'
import type { Evidence } from '../evidence.ts'
import { findLinks } from '../links.ts'
import type { TermTier } from '../match/term.ts'
import { TERM_TIERS } from '../match/term.ts'
import type { ScreeningFacts } from '../phases/facts.ts'
import type { RuleFacts } from './condition.ts'

/** What rules may ask about, from the facts of a comment and what the phases before them found. */
export function ruleFactsOf(facts: ScreeningFacts, before: readonly Evidence[]): RuleFacts {
  const learned = before.find(({ detector }) => detector === 'learner')?.data['hundredths']
  return {
    body: facts.body,
    name: facts.name,
    language: facts.lang === 'ar' ? 'ar' : 'other',
    terms: before.flatMap(({ kind, clause, data }) =>
      kind === 'term' && clause !== null && isTier(data['tier']) ? [{ clause, tier: data['tier'] }] : [],
    ),
    tags: [...new Set(before.flatMap(({ kind, data }) => (kind === 'tag' ? [String(data['tag'])] : [])))],
    numbers: {
      links: findLinks(facts.body).length,
      letters: countLetters(facts.body),
      score: typeof learned === 'number' ? learned : null,
      'published-before': facts.reader.publishedBefore,
      'removed-before': facts.reader.removedBefore,
      'reports-of-author': facts.reader.reportsBefore,
      'same-network': facts.sameNetwork,
      'article-age-hours': facts.articleAgeHours,
    },
    hour: facts.hour,
  }
}

function isTier(text: unknown): text is TermTier {
  return (TERM_TIERS as readonly unknown[]).includes(text)
}

/** As they are kept with a screening: without the words of the comment and its author, which stand elsewhere. */
export type KeptRuleFacts = Omit<RuleFacts, 'body' | 'name'>

export function withoutWords({ language, terms, tags, numbers, hour }: RuleFacts): KeptRuleFacts {
  return { language, terms, tags, numbers, hour }
}
