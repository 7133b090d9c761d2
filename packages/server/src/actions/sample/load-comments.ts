import { currentClauses } from '../../store/reader/clauses.ts'
import type { WriteContext } from '../action.ts'
import { openCase } from '../comments/cases.ts'
import { addIdentity } from '../comments/identities.ts'
import type { StoredComment } from '../comments/store-comment.ts'
import { countComments, storeComment } from '../comments/store-comment.ts'
import { idOf } from './keys.ts'
import { minutesAgo } from './load-articles.ts'
import type { SampleComment } from './sample-input.ts'

export interface MadeComments {
  readonly comments: ReadonlyMap<string, number>
  readonly identities: ReadonlyMap<string, number>
}

/** Readers' comments with their threads. Answers come after what they answer in the file; one name is one reader. */
export async function loadComments(
  context: WriteContext,
  comments: readonly SampleComment[],
  articles: ReadonlyMap<string, number>,
): Promise<MadeComments> {
  const termsShown = (await currentClauses(context.db)).map(({ versionId }) => versionId)
  const stored = new Map<string, StoredComment>()
  const identities = new Map<string, number>()
  for (const { key, article, parent, name, text, state, minutesAgo: ago } of comments) {
    const then = minutesAgo(context, ago)
    const identityId = identities.get(name) ?? (await addIdentity(then, { kind: 'guest', name }))
    identities.set(name, identityId)
    const answered = parent === null ? null : stored.get(parent)
    if (answered === undefined) throw new Error(`sample: comment ${key} answers ${parent ?? ''}, which comes later`)
    const comment = await storeComment(then, {
      articleId: idOf(articles, article),
      parent: answered,
      identityId,
      name,
      body: text,
      state,
      source: 'sample',
      createdAt: then.now,
      termsShown,
      actor: 'guest',
    })
    if (state !== 'published')
      await openCase(then, { commentId: comment.id, revisionId: comment.revisionId, queue: 'pending', priority: 0 })
    stored.set(key, comment)
  }
  for (const article of new Set(comments.map((comment) => comment.article)))
    await countComments(context, idOf(articles, article))
  return { comments: new Map([...stored].map(([key, { id }]) => [key, id])), identities }
}
