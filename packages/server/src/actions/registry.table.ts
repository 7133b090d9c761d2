import type { Json } from '@warraq/core/json'
import type { Action } from './action.ts'
import { changeSettings } from './site/change-settings.ts'
import { createArticle } from './articles/create-article.ts'
import { takeRate } from './site/take-rate.ts'

/** Every action by its name `word/verb-noun`, which is also its file. The only way data changes. */
export const ACTIONS = {
  'articles/create-article': createArticle,
  'site/change-settings': changeSettings,
  'site/take-rate': takeRate,
} as const

export function findAction(name: string): Action<Json, Json> {
  if (!Object.hasOwn(ACTIONS, name)) throw new Error(`actions: nothing is called ${name}`)
  return ACTIONS[name as keyof typeof ACTIONS] as unknown as Action<Json, Json>
}
