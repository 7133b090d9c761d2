/** Which rule a thing falls under: the operator's first, then the table. */

import type { ArticleKind } from '@warraq/core/articles/states'
import { ARTICLE_KINDS } from '@warraq/core/articles/states'
import { FORMAT_KINDS, POST_TYPES } from './post-types.table.ts'
import type { TypeRule } from './post-types.table.ts'
import type { WxrItem } from './wxr-records.ts'

/** By `post_type`. */
export type TypeRules = Readonly<Record<string, TypeRule>>

const OTHER: TypeRule = { as: 'left', why: 'other-type' }

export function ruleOf(postType: string, rules: TypeRules): TypeRule {
  if (Object.hasOwn(rules, postType)) return rules[postType] ?? OTHER
  return Object.hasOwn(POST_TYPES, postType) ? (POST_TYPES[postType] ?? OTHER) : OTHER
}

/** `movie=article:report`, `movie=article`, `landing=page`, `movie=leave`; null for anything else. */
export function parseTypeRule(text: string): readonly [string, TypeRule] | null {
  const parts = /^([\w-]{1,40})=(article|page|leave)(?::([a-z]+))?$/u.exec(text)
  const [, postType = '', as, kind = 'news'] = parts ?? []
  if (as === 'page') return [postType, { as }]
  if (as === 'leave') return [postType, { as: 'left', why: 'other-type' }]
  const known = ARTICLE_KINDS.find((one) => one === kind)
  return as !== 'article' || known === undefined ? null : [postType, { as, kind: known }]
}

/** The item as what it becomes; posts, pages, pictures and menu items are what they are unless a rule says otherwise. */
export function underRule(item: WxrItem, rules: TypeRules): WxrItem {
  if (item.type === 'attachment' || item.type === 'nav_menu_item') return item
  const { as } = ruleOf(item.postType, rules)
  const type = as === 'article' ? 'post' : as === 'page' ? 'page' : 'other'
  return type === item.type ? item : { ...item, type }
}

export function kindOf({ postType, terms }: WxrItem, rules: TypeRules): ArticleKind {
  const rule = ruleOf(postType, rules)
  if (rule.as === 'article' && postType !== 'post') return rule.kind
  const format = terms.find(({ domain }) => domain === 'post_format')?.slug ?? ''
  return FORMAT_KINDS[format] ?? (rule.as === 'article' ? rule.kind : 'news')
}
