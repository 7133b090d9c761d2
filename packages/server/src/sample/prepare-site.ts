import type { CallAction } from '../actions/call.ts'
import type { LoadedSample } from '../actions/sample/load-sample.ts'
import { programListMark } from '../actions/comments/lexicon/refresh-terms.ts'
import { markOf } from '../actions/site/marks.ts'
import type { BlobStore } from '../ports/blobs/port.ts'
import type { ReadDb } from '../store/database.ts'
import { readSample } from './read-sample.ts'

export interface SiteParts {
  readonly read: ReadDb
  readonly call: CallAction
  readonly blobs: BlobStore
}

const operator = { actor: { kind: 'operator' } } as const

/** Terms, static pages and a footer for a site that has none yet; the program's list of words wherever it is another one. */
export async function foundSite({ read, call }: Pick<SiteParts, 'read' | 'call'>): Promise<void> {
  if ((await markOf(read, 'founded')) === null)
    await call('site/found-site', { settings: null, withoutSample: false }, operator)
  if ((await markOf(read, 'lexicon')) !== programListMark()) await call('comments/refresh-terms', null, operator)
}

/**
 * The sample newsroom, where nobody has begun anything and it was never loaded before. `starting` is told just before
 * the work begins. Null when there is nothing to do.
 */
export async function loadSampleInto(parts: SiteParts, starting: () => void): Promise<LoadedSample | null> {
  if (!(await isEmpty(parts.read))) return null
  starting()
  const loaded = await parts.call('sample/load-sample', await readSample(parts.blobs), operator)
  return loaded.loaded ? loaded : null
}

/** Asked before the pictures are stored; the action asks again. */
async function isEmpty(read: ReadDb): Promise<boolean> {
  if ((await markOf(read, 'sample')) !== null) return false
  const account = await read.selectFrom('account').select('id').limit(1).executeTakeFirst()
  const article = await read.selectFrom('article').select('id').limit(1).executeTakeFirst()
  return !account && !article
}
