/** Matches children against a ProseMirror content expression, for the expressions that the body schema uses. */

import type { NodeSpec } from './body-schema.table.ts'
import { BODY_NODES } from './body-schema.table.ts'

interface Step {
  readonly names: ReadonlySet<string>
  readonly least: 0 | 1
  readonly many: boolean
}

function namesOf(word: string): ReadonlySet<string> {
  const specs: [string, NodeSpec][] = Object.entries(BODY_NODES)
  return new Set(specs.filter(([name, spec]) => name === word || spec.group === word).map(([name]) => name))
}

function parseStep(part: string): Step {
  const sign = /[+*?]$/u.exec(part)?.[0] ?? ''
  const names = namesOf(sign === '' ? part : part.slice(0, -1))
  return { names, least: sign === '*' || sign === '?' ? 0 : 1, many: sign === '+' || sign === '*' }
}

function parse(expression: string): readonly Step[] {
  return expression === '' ? [] : expression.split(' ').map(parseStep)
}

const STEPS: ReadonlyMap<string, readonly Step[]> = new Map(
  Object.values(BODY_NODES).map((spec) => [spec.content, parse(spec.content)]),
)

/**
 * Index of the first child that does not fit, `types.length` when one is missing at the end, null when all fit.
 * Takes as many as it can at each step, which is exact as long as no expression needs to give one back.
 */
export function matchContent(expression: string, types: readonly string[]): number | null {
  let at = 0
  for (const step of STEPS.get(expression) ?? parse(expression)) {
    const from = at
    while (at < types.length && step.names.has(types[at] ?? '') && (step.many || at === from)) at += 1
    if (at - from < step.least) return at
  }
  return at === types.length ? null : at
}
