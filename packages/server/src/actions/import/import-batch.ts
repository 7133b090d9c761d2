import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { countComments } from '../comments/store-comment.ts'
import { allow } from '../people/staff.ts'
import { importArticle } from './import-articles.ts'
import { importComment } from './import-comments.ts'
import type { ImportItem, ImportOutcome } from './import-input.ts'
import { importMedia, importPerson, importSection, importTag } from './import-names.ts'
import { importPage } from './import-pages.ts'
import { KnownItems } from './known-items.ts'

export interface ImportBatch {
  readonly runId: number
  /** In an order in which a thing comes after those it names. */
  readonly items: readonly ImportItem[]
}

/**
 * Brings things in, all of the batch or none. A thing that is here with the same hash is passed over, so that a run that
 * died is continued by running it again.
 */
export const importBatch = defineAction(async (context, input: ImportBatch): Promise<ImportOutcome[]> => {
  await allow(context, 'site.manage')
  const known = new KnownItems(context, input.runId)
  await known.load(input.items.flatMap(keysOf))
  const outcomes: ImportOutcome[] = []
  for (const item of input.items) outcomes.push(await importOne(context, known, item))
  await countAgain(context, known, input.items)
  return outcomes
})

function keysOf(item: ImportItem): string[] {
  switch (item.kind) {
    case 'comment':
      return [item.articleKey]
    case 'section':
      return [item.key, ...(item.parentKey === null ? [] : [item.parentKey])]
    case 'article': {
      const { sectionKey, lead, authorKeys } = item
      return [item.key, ...authorKeys, ...(sectionKey === null ? [] : [sectionKey]), ...(lead ? [lead.mediaKey] : [])]
    }
    default:
      return [item.key]
  }
}

async function importOne(context: WriteContext, known: KnownItems, item: ImportItem): Promise<ImportOutcome> {
  if (item.kind === 'comment') return importComment(context, known, item)
  const before = known.get(item.key)
  if (before?.hash === item.hash) return 'unchanged'
  switch (item.kind) {
    case 'article':
      return importArticle(context, known, item)
    case 'page':
      return importPage(context, known, item)
    case 'person':
      return before ? 'kept' : importPerson(context, known, item)
    case 'section':
      return before ? 'kept' : importSection(context, known, item)
    case 'tag':
      return before ? 'kept' : importTag(context, known, item)
    case 'media':
      return before ? 'kept' : importMedia(context, known, item)
  }
}

async function countAgain(context: WriteContext, known: KnownItems, items: readonly ImportItem[]): Promise<void> {
  const commented = new Set(
    items.flatMap((item) =>
      item.kind === 'comment' ? [item.articleId ?? known.idOf('article', item.articleKey)] : [],
    ),
  )
  for (const articleId of commented) if (articleId !== null) await countComments(context, articleId)
}
