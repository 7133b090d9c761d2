import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { changeArticle, contentOf } from './import-articles.ts'
import type { ImportArticle, ImportComment, ImportItem, ImportOutcome } from './import-input.ts'
import { importMedia, importPerson, importSection, importTag } from './import-names.ts'
import { importPage } from './import-pages.ts'
import { KnownItems } from './known-items.ts'
import { SectionsHere } from './sections-here.ts'
import { writeArticles } from './write-articles.ts'
import { countAgain, importComments } from './write-comments.ts'

export interface ImportBatch {
  readonly runId: number
  /** In an order in which a thing comes after those it names. */
  readonly items: readonly ImportItem[]
}

/**
 * Brings things in, all of the batch or none. A thing that is here with the same hash is passed over, so that a run that
 * died is continued by running it again. New articles and comments are written after everything they may name.
 */
export const importBatch = defineAction(async (context, input: ImportBatch): Promise<ImportOutcome[]> => {
  await allow(context, 'site.manage')
  const known = new KnownItems(context, input.runId)
  const sections = new SectionsHere(context)
  await known.load(input.items.flatMap(keysOf))
  const outcomes: (ImportOutcome | null)[] = []
  const articles = new Map<string, ImportArticle>()
  for (const item of input.items) {
    if (item.kind === 'comment') outcomes.push(null)
    else if (item.kind !== 'article' || known.get(item.key) !== null)
      outcomes.push(await importOne(context, known, sections, item))
    else {
      outcomes.push(articles.has(item.key) ? 'unchanged' : 'written')
      articles.set(item.key, item)
    }
  }
  const fresh = [...articles.values()].map((item) => ({ item, content: contentOf(known, item) }))
  await writeArticles(context, known, fresh)
  const comments = input.items.filter((item): item is ImportComment => item.kind === 'comment')
  const became = await importComments(context, known, comments)
  await known.store()
  await countAgain(context, articlesOf(known, comments))
  return input.items.map((item, index) => outcomes[index] ?? became.get(item.key) ?? 'unchanged')
})

function articlesOf(known: KnownItems, comments: readonly ImportComment[]): number[] {
  const ids = comments.map(({ articleId, articleKey }) => articleId ?? known.idOf('article', articleKey))
  return [...new Set(ids.filter((id) => id !== null))]
}

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

async function importOne(
  context: WriteContext,
  known: KnownItems,
  sections: SectionsHere,
  item: Exclude<ImportItem, ImportComment>,
): Promise<ImportOutcome> {
  const before = known.get(item.key)
  if (before?.hash === item.hash) return 'unchanged'
  switch (item.kind) {
    case 'article':
      return before ? changeArticle(context, known, item, contentOf(known, item), before) : 'unchanged'
    case 'page':
      return importPage(context, known, item)
    case 'person':
      return before ? 'kept' : importPerson(context, known, item)
    case 'section':
      return before ? 'kept' : importSection(context, known, sections, item)
    case 'tag':
      return before ? 'kept' : importTag(context, known, item)
    case 'media':
      return before ? 'kept' : importMedia(context, known, item)
  }
}
