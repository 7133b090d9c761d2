import type { TypeRules } from '../import/wordpress/post-types.ts'
import { parseTypeRule } from '../import/wordpress/post-types.ts'
import type { Invocation } from './command.ts'
import { badCommand, textsOf } from './command.ts'
import { say } from './words.ts'

/** `--type movie=article:report`, as often as it is given; the last one about a type counts. Refuses what is no rule. */
export function rulesOf(invocation: Invocation): TypeRules {
  const rules = textsOf(invocation, '--type').map((text) => {
    const rule = parseTypeRule(text)
    if (rule === null) throw badCommand(say(invocation.lang, 'badTypeRule', { rule: text }))
    return rule
  })
  return Object.fromEntries(rules)
}
