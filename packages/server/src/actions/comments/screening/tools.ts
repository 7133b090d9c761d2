import { DETECTOR_VERSION } from '@warraq/core/comments/evidence'
import type { RuleInForce, ScreeningTools } from '@warraq/core/comments/phases/facts'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import type { Instant } from '@warraq/core/time'
import { stopwatch } from '../../../ports/stopwatch.ts'
import type { ReadDb } from '../../../store/database.ts'
import { rulesInForce } from '../../../store/reader/rules.ts'
import type { Kept } from '../../kept.ts'

/** What the instruments are made of; the desk has it as well as an action. */
export interface ToolParts {
  readonly db: ReadDb
  readonly kept: Kept
  readonly now: Instant
}

/** The instruments of screening in their present versions. */
export async function screeningTools(parts: ToolParts, _moderation: ModerationSettings): Promise<ScreeningTools> {
  const rules = await rulesInForce(parts.db, parts.now)
  return toolsOf(rules)
}

function toolsOf(rules: readonly RuleInForce[]): ScreeningTools {
  return {
    versions: {
      detectors: DETECTOR_VERSION,
      matcher: '0',
      lexicon: 0,
      tags: '0',
      model: null,
      rules: rules.map(({ versionId }) => versionId),
    },
    findTerms: () => [],
    findTags: () => [],
    learner: null,
    rules,
    clock: stopwatch,
  }
}
