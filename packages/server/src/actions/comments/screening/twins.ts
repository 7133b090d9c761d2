import type { Shingles } from '@warraq/core/comments/duplicates'
import { isTwin, shinglesOf } from '@warraq/core/comments/duplicates'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../../action.ts'

/** For so long the same text is looked for. */
export const TWIN_SECONDS = 3600
const MOST_ROWS = 1000

/** How many comments of the last hour have (nearly) this text: of this reader, and of others when it is not a common one. */
export async function twinsOf(
  { db, now }: WriteContext,
  body: string,
  readerId: number | null,
): Promise<{ readonly own: number; readonly others: number }> {
  const shingles = shinglesOf(body)
  const rows = await db
    .selectFrom('comment_shingle')
    .select(['shingle', 'revision_id', 'identity_id'])
    .where('shingle', 'in', digestsOf(shingles))
    .where('at', '>', plusSeconds(now, -TWIN_SECONDS))
    .limit(MOST_ROWS)
    .execute()
  const texts = new Map<number, { identityId: number; digests: Set<string> }>()
  for (const row of rows) {
    const text = texts.get(row.revision_id) ?? { identityId: row.identity_id, digests: new Set<string>() }
    text.digests.add(row.shingle)
    texts.set(row.revision_id, text)
  }
  const twins = [...texts.values()].filter(({ digests }) => isTwin(shingles, digests))
  const own = twins.filter(({ identityId }) => identityId === readerId).length
  return { own, others: shingles.common ? 0 : twins.length - own }
}

export async function keepShingles(
  { db, now }: WriteContext,
  revisionId: number,
  identityId: number,
  body: string,
): Promise<void> {
  const rows = digestsOf(shinglesOf(body)).map((shingle) => ({
    shingle,
    revision_id: revisionId,
    identity_id: identityId,
    at: now,
  }))
  await db.insertInto('comment_shingle').values(rows).execute()
}

function digestsOf({ whole, parts }: Shingles): string[] {
  return [whole, ...parts]
}
