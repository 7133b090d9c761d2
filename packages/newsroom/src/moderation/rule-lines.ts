import type { RuleCondition, RuleQuestion } from '@warraq/core/comments/rules/condition'

/** One sentence of a rule. `key` tells lines apart while they are changed. */
export interface RuleLine {
  readonly key: number
  readonly not: boolean
  readonly question: RuleQuestion
}

export interface RuleLines {
  readonly join: 'all' | 'any'
  readonly lines: readonly RuleLine[]
}

/** A condition as lines; null for one that the lines cannot show: groups within groups. */
export function linesOf(condition: RuleCondition): RuleLines | null {
  if ('fact' in condition || 'not' in condition) return linesOf({ all: [condition] })
  const [join, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
  const lines: RuleLine[] = []
  for (const [key, part] of parts.entries()) {
    const question = 'not' in part ? part.not : part
    if (!('fact' in question)) return null
    lines.push({ key, not: 'not' in part, question })
  }
  return lines.length === 0 ? null : { join, lines }
}

export function conditionOf({ join, lines }: RuleLines): RuleCondition {
  const parts = lines.map(({ not, question }): RuleCondition => (not ? { not: question } : question))
  return join === 'all' ? { all: parts } : { any: parts }
}
