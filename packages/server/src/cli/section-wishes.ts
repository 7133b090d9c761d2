import type { SectionWishes } from '../import/wordpress/section-wishes.ts'
import { parseCategoryRule } from '../import/wordpress/section-wishes.ts'
import type { Invocation } from './command.ts'
import { badCommand, textOf, textsOf } from './command.ts'
import { say } from './words.ts'

/** `--section NAME` and `--category economy=Money`; the last rule about a category counts. Refuses what is no rule. */
export function sectionWishesOf(invocation: Invocation): SectionWishes {
  const rules = textsOf(invocation, '--category').map((text) => {
    const rule = parseCategoryRule(text)
    if (rule === null) throw badCommand(say(invocation.lang, 'badCategoryRule', { rule: text }))
    return rule
  })
  const all = textOf(invocation, '--section')
  if (all?.trim() === '') throw badCommand(say(invocation.lang, 'missingValue', { name: '--section' }))
  if (all !== null && rules.length > 0) throw badCommand(say(invocation.lang, 'oneOfSections'))
  return { all, rules }
}
