import { DETECTOR_VERSION } from '@warraq/core/comments/evidence'
import { findTerms, MATCHER_VERSION } from '@warraq/core/comments/match/find'
import { compileTerms } from '@warraq/core/comments/match/lexicon'
import type { Term } from '@warraq/core/comments/match/term'
import type { RuleInForce, ScreeningTools, ToolVersions } from '@warraq/core/comments/phases/facts'
import { tagText } from '@warraq/core/comments/tags/tag-text'
import { TAGS_VERSION } from '@warraq/core/comments/tags/tag'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import type { Instant } from '@warraq/core/time'
import { stopwatch } from '../../../ports/stopwatch.ts'
import type { ReadDb } from '../../../store/database.ts'
import type { TermColumns } from '../../../store/reader/lexicon.ts'
import { newestLexicon, termOf, termRowsOfVersion } from '../../../store/reader/lexicon.ts'
import { rulesInForce, rulesOfVersions } from '../../../store/reader/rules.ts'
import type { Kept } from '../../kept.ts'
import type { NamedLearner } from '../../learner/model-in-use.ts'
import { learnerInUse, learnerOf } from '../../learner/model-in-use.ts'

/** What the instruments are made of; the desk has it as well as an action. */
export interface ToolParts {
  readonly db: ReadDb
  readonly kept: Kept
  readonly now: Instant
}

type FindTerms = ScreeningTools['findTerms']

/**
 * The instruments of screening in their present versions. The list of words is compiled once for each version, so that a
 * change of it counts with the next comment and costs nothing afterwards.
 */
export async function screeningTools(
  { db, kept, now }: ToolParts,
  { learner }: Pick<ModerationSettings, 'learner'>,
): Promise<ScreeningTools> {
  const newest = await newestLexicon(db)
  const findTerms =
    newest === null
      ? () => []
      : await kept.get('list of words', `${newest.n} ${newest.at}`, async () =>
          finderOrFailure(await termRowsOfVersion(db, newest.n)),
        )
  return toolsOf({
    lexicon: newest?.n ?? 0,
    findTerms,
    learner: learner.on ? await learnerInUse({ db, kept }) : null,
    rules: await rulesInForce(db, now),
  })
}

/** The instruments as they were for an earlier screening. The program itself has to be of the same versions. */
export async function toolsOfVersions(db: ReadDb, versions: ToolVersions): Promise<ScreeningTools> {
  const findTerms = finderOrFailure(await termRowsOfVersion(db, versions.lexicon))
  return toolsOf({
    lexicon: versions.lexicon,
    findTerms,
    learner: versions.model === null ? null : await learnerOf(db, versions.model),
    rules: await rulesOfVersions(db, versions.rules),
  })
}

interface Parts {
  readonly lexicon: number
  readonly findTerms: FindTerms
  readonly learner: NamedLearner | null
  readonly rules: readonly RuleInForce[]
}

function toolsOf({ lexicon, findTerms: find, learner, rules }: Parts): ScreeningTools {
  return {
    versions: {
      detectors: DETECTOR_VERSION,
      matcher: MATCHER_VERSION,
      lexicon,
      tags: TAGS_VERSION,
      model: learner?.name ?? null,
      rules: rules.map(({ versionId }) => versionId),
    },
    findTerms: find,
    findTags: (text, bylines) => tagText(text, { bylines }),
    learner: learner?.learner ?? null,
    rules,
    clock: stopwatch,
  }
}

/** Looks for these words in a text. */
export function finderOf(terms: readonly Term[]): FindTerms {
  const lexicon = compileTerms(terms)
  const words = new Map(terms.map(({ id, text }) => [id, text]))
  return (text) => findTerms(lexicon, text).map((hit) => ({ ...hit, term: words.get(hit.termId) ?? '' }))
}

/** A list that cannot be read must not keep comments from being sent: its phase fails, which holds each of them. */
function finderOrFailure(rows: readonly TermColumns[]): FindTerms {
  try {
    return finderOf(rows.map(termOf))
  } catch (error) {
    return () => {
      throw error
    }
  }
}
