import type { BlockNode } from '@warraq/core/articles/body'
import { sharedStart, threeWay, type Region } from '@warraq/core/articles/merge'
import type { WorkingContent } from '@warraq/core/contract/articles'
import { FIELD_NAMES, stable, type FieldName } from './content-fields.ts'

export type Side = 'mine' | 'theirs' | 'both'

/** One thing that differs, and who changed it; `regions` of the body keep their place among those that do not differ. */
export type MergePart =
  | { readonly what: 'field'; readonly id: string; readonly name: FieldName; readonly who: 'mine' | 'theirs' | 'both' }
  | { readonly what: 'region'; readonly id: string; readonly region: Region<BlockNode> }

export interface MergePlan {
  readonly parts: readonly MergePart[]
  readonly regions: readonly Region<BlockNode>[]
}

/** What two people made of one text. Without a known start everything that differs has to be chosen. */
export function planMerge(base: WorkingContent | null, mine: WorkingContent, theirs: WorkingContent): MergePlan {
  const start = base?.body.content ?? sharedStart(mine.body.content, theirs.body.content, stable)
  const regions = threeWay(start, mine.body.content, theirs.body.content, stable)
  const fields = FIELD_NAMES.filter((name) => name !== 'body').flatMap((name): MergePart[] => {
    const [before, own, other] = [base?.[name], mine[name], theirs[name]].map(stable)
    if (own === other) return []
    const who = base === null ? 'both' : other === before ? 'mine' : own === before ? 'theirs' : 'both'
    return [{ what: 'field', id: name, name, who }]
  })
  const changed = regions.flatMap((region, at): MergePart[] =>
    region.who === 'same' ? [] : [{ what: 'region', id: `body-${String(at)}`, region }],
  )
  return { parts: [...fields, ...changed], regions }
}

export const whoOf = (part: MergePart): Side =>
  part.what === 'field' ? part.who : part.region.who === 'same' ? 'both' : part.region.who

/** What only one of them touched is taken from that one until somebody says otherwise; a clash waits for a choice. */
export function firstChoices(plan: MergePlan): ReadonlyMap<string, Side> {
  return new Map(plan.parts.filter((part) => whoOf(part) !== 'both').map((part) => [part.id, whoOf(part)]))
}

/** The text that the choices make; null while one is missing. */
export function mergedContent(
  plan: MergePlan,
  choices: ReadonlyMap<string, Side>,
  mine: WorkingContent,
  theirs: WorkingContent,
): WorkingContent | null {
  if (plan.parts.some(({ id }) => !choices.has(id))) return null
  const content = plan.regions.flatMap((region, at): readonly BlockNode[] => {
    if (region.who === 'same') return region.mine
    switch (choices.get(`body-${String(at)}`)) {
      case 'mine':
        return region.mine
      case 'theirs':
        return region.theirs
      default:
        return [...region.mine, ...region.theirs]
    }
  })
  const fields = plan.parts
    .filter((part) => part.what === 'field')
    .map(({ id, name }) => [name, (choices.get(id) === 'mine' ? mine : theirs)[name]] as const)
  // The schema wants a block: a text of which both took everything away is one empty paragraph.
  const blocks: readonly BlockNode[] = content.length > 0 ? content : [{ type: 'paragraph', attrs: { dir: null } }]
  const { seoTitle, ...whole } = { ...mine, ...Object.fromEntries(fields), body: { ...mine.body, content: blocks } }
  return seoTitle === undefined ? whole : { ...whole, seoTitle }
}
