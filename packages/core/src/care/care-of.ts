/**
 * What an article's care flags ask of every place where it appears. Each surface asks here and nowhere else, so that a
 * flag means the same on the page, in lists, feeds, mail, shares and push (PRODUCT, point 9).
 */

export const CARE_FLAGS = ['designated-statement', 'protected-identity', 'suicide', 'election'] as const
export type CareFlag = (typeof CARE_FLAGS)[number]

/** What is said of an article beside its text, and what readers' pages need of it. */
export interface CareFacts {
  /** The group whose statement is reported, and who designates it. */
  readonly group: string
  readonly authority: string
}

export interface PublicCare extends Partial<CareFacts> {
  /** Articles tied to this one by the right of reply: the one it answers, or the answers to it. */
  readonly replyTo?: number
  readonly replies?: readonly number[]
}

export type CareSign =
  | { readonly kind: 'designated'; readonly group: string; readonly authority: string }
  | { readonly kind: 'help-line' }
  | { readonly kind: 'protected' }

export interface Care {
  /** Said above the text on the page, in feeds and in mail. */
  readonly signs: readonly CareSign[]
  /** False: closed for as long as the flag stands. */
  readonly comments: boolean
  /** Whether it may be pushed to anybody, or stand in the bar of urgent news. */
  readonly push: boolean
  readonly mostRead: boolean
  /** Whether search and descriptions may quote from the text: words that are only right within it stay there. */
  readonly excerpt: boolean
  /** Whether shares and search engines get its picture. */
  readonly shareImage: boolean
  readonly secondEditor: boolean
  readonly namesChecked: boolean
  readonly heldBySilence: boolean
}

export function careOf(flags: readonly string[], facts: PublicCare): Care {
  const has = (flag: CareFlag) => flags.includes(flag)
  const designated = has('designated-statement')
  const identity = has('protected-identity')
  const suicide = has('suicide')
  return {
    signs: [
      ...(designated && facts.authority
        ? [{ kind: 'designated', group: facts.group ?? '', authority: facts.authority } as const]
        : []),
      ...(suicide ? [{ kind: 'help-line' } as const] : []),
      ...(identity ? [{ kind: 'protected' } as const] : []),
    ],
    comments: !identity,
    push: !designated && !suicide,
    mostRead: !designated && !suicide,
    excerpt: !designated && !suicide,
    shareImage: !designated,
    secondEditor: designated,
    namesChecked: identity,
    heldBySilence: has('election'),
  }
}
