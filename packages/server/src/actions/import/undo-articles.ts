import type { WriteContext } from '../action.ts'
import { removeArticles, removeIdentities, removeSampleComments } from '../sample/remove-articles.ts'
import { untouchedArticle } from './likes.ts'
import type { KeptOfImport, UndoImport, UndoneStep } from './undo-steps.ts'

const ARTICLES_AT_ONCE = 100
const COMMENTS_AT_ONCE = 300

/** Articles that nobody has written into, taken a step with or commented since, with their comments, codes and addresses. */
export async function removeImportedArticles(context: WriteContext, { runId, after }: UndoImport): Promise<UndoneStep> {
  const { db } = context
  const rows = await db
    .selectFrom('import_item as i')
    .innerJoin('article as a', 'a.id', 'i.target_id')
    .select(['i.key', 'a.id', 'a.title'])
    .where('i.made_by', '=', runId)
    .where('i.kind', '=', 'article')
    .where('a.id', '>', after)
    .orderBy('a.id')
    .limit(ARTICLES_AT_ONCE)
    .execute()
  const kept: KeptOfImport[] = []
  const going: (typeof rows)[number][] = []
  for (const row of rows) {
    const why = await whyKept(context, runId, row.id)
    if (why === null) going.push(row)
    else kept.push({ kind: 'article', id: row.id, name: row.title, why })
  }
  if (going.length > 0) {
    await removeArticles(
      context,
      going.map(({ id }) => id),
    )
    const keys = going.map(({ key }) => key)
    await db.deleteFrom('import_item').where('key', 'in', keys).execute()
  }
  const last = rows.at(-1)
  return { gone: going.length, kept, after: rows.length < ARTICLES_AT_ONCE ? null : (last?.id ?? null) }
}

async function whyKept(context: WriteContext, runId: number, id: number): Promise<KeptOfImport['why'] | null> {
  const { db } = context
  if ((await untouchedArticle(db, id)) === null) return 'edited'
  const correction = await db
    .selectFrom('correction')
    .select('id')
    .where('article_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (correction) return 'edited'
  const comment = await db
    .selectFrom('comment')
    .select('id')
    .where('article_id', '=', id)
    .where((e) => e.or([e('import_run_id', 'is', null), e('import_run_id', '!=', runId)]))
    .limit(1)
    .executeTakeFirst()
  return comment ? 'commented' : null
}

/** Comments that the run brought to articles of earlier runs, but for those that somebody has answered. */
export async function removeComments(context: WriteContext, { runId, after }: UndoImport): Promise<UndoneStep> {
  const { db } = context
  const rows = await db
    .selectFrom('comment as c')
    .leftJoin('import_item as i', (join) =>
      join.onRef('i.target_id', '=', 'c.article_id').on('i.kind', '=', 'article').on('i.made_by', '=', runId),
    )
    .select(['c.id', 'c.identity_id', 'i.key'])
    .where('c.import_run_id', '=', runId)
    .where('c.id', '>', after)
    .orderBy('c.id')
    .limit(COMMENTS_AT_ONCE)
    .execute()
  // A discussion under an article that stays, stays whole.
  const going = rows.filter(({ key }) => key === null)
  const gone = await removeSampleComments(
    context,
    going.map(({ id }) => id),
  )
  await removeIdentities(context, [...new Set(going.map(({ identity_id }) => identity_id))])
  return { gone, kept: [], after: rows.length < COMMENTS_AT_ONCE ? null : (rows.at(-1)?.id ?? null) }
}
