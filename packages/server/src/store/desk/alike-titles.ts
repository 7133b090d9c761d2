import { withAlikeTitles } from '@warraq/core/articles/alike-titles'
import type { ArticleState } from '@warraq/core/articles/states'
import type { AlikeTitle } from '@warraq/core/contract/articles'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'
import type { Viewer } from './article-list.ts'
import { reachOf } from './reach.ts'

const DAYS = 30
const DAY_MS = 86_400_000
const SHOWN = 3
/** The newest of each kind are enough: beyond them a repeated headline is hardly an oversight. */
const MOST_PUBLIC = 2000
const MOST_IN_WORK = 500
const IN_WORK: readonly ArticleState[] = ['draft', 'submitted', 'in-review', 'ready', 'scheduled', 'embargoed']

export interface AlikeQuestion {
  /** The article that is being written: it is not like itself. */
  readonly id: number
  readonly title: string
  readonly now: Instant
}

/**
 * Articles of the last thirty days with nearly this headline: what readers see, and of the work in progress what the
 * viewer may open. Reads titles by the indexes of publishing and saving, newest first.
 */
export async function listAlikeTitles(db: ReadDb, viewer: Viewer, question: AlikeQuestion): Promise<AlikeTitle[]> {
  const since = new Date(Date.parse(question.now) - DAYS * DAY_MS).toISOString()
  const [published, inWork] = await Promise.all([publicTitles(db, since), workingTitles(db, viewer, since)])
  const others = [...inWork, ...published].filter(({ id }) => id !== question.id)
  return withAlikeTitles(question.title, others)
    .toSorted((left, right) => (left.at < right.at ? 1 : -1))
    .slice(0, SHOWN)
}

async function publicTitles(db: ReadDb, since: string): Promise<AlikeTitle[]> {
  const rows = await db
    .selectFrom('public_article as p')
    .innerJoin('article as a', 'a.id', 'p.id')
    .select(['p.id', 'p.title', 'p.published_at', 'a.state'])
    .where('p.published_at', '>=', since)
    .where('p.lang', 'in', ['ar', 'en'])
    .orderBy('p.published_at', 'desc')
    .limit(MOST_PUBLIC)
    .execute()
  return rows.map(({ id, title, published_at: at, state }) => ({ id, title, state, at }))
}

async function workingTitles(db: ReadDb, { staff }: Viewer, since: string): Promise<AlikeTitle[]> {
  const reach = reachOf(staff, 'article.read')
  if (reach !== 'all' && reach !== 'own') return []
  const own = reach === 'own' ? staff.id : null
  const rows = await db
    .selectFrom('article')
    .select(['id', 'title', 'state', 'saved_at'])
    .where('state', 'in', IN_WORK)
    .where('saved_at', '>=', since)
    .$if(own !== null, (query) => query.where('created_by', '=', own))
    .orderBy('saved_at', 'desc')
    .limit(MOST_IN_WORK)
    .execute()
  return rows.map(({ id, title, state, saved_at: at }) => ({ id, title, state, at }))
}
