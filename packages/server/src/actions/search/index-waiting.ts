import type { SearchScope } from '@warraq/core/search/request'
import { SCOPE_NUMBERS, SCOPES } from '../../store/search/scopes.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { takeMark } from '../site/marks.ts'
import { indexNow } from './write-index.ts'

const COUNTED = 1000
/** A comment or a picture has about an eighth of the words of an article: so many hold the writer as long as one. */
const AS_LONG_AS_ONE: Readonly<Record<SearchScope, number>> = { public: 1, desk: 1, comments: 8, media: 8 }

export interface IndexWaiting {
  /** Articles; of comments and pictures, which are short, eight times as many. */
  readonly most: number
  /** Leaves the rest to another job, so that none takes longer than the lease of its worker. */
  readonly handOver: boolean
}

export interface IndexedWaiting {
  readonly done: number
  /** Still waiting, in all scopes; counted up to `COUNTED`, because counting all of them each time would outweigh the work. */
  readonly left: number
}

/**
 * Indexes the first documents that wait, neighbours together because they share rows. Few at a time: comments and articles
 * of people wait for the same writer.
 */
export const indexWaiting = defineAction(async (context, input: IndexWaiting): Promise<IndexedWaiting> => {
  refusePersons(context)
  for (const scope of SCOPES) {
    const rows = await context.db
      .selectFrom('search_waiting')
      .select('id')
      .where('scope', '=', SCOPE_NUMBERS[scope])
      .orderBy('id')
      .limit(input.most * AS_LONG_AS_ONE[scope])
      .execute()
    if (rows.length === 0) continue
    await indexNow(
      context,
      scope,
      rows.map(({ id }) => id),
    )
    const left = await waiting(context)
    if (left === 0) await takeMark(context, 'reindex')
    if (left > 0 && input.handOver) await context.plan({ kind: 'index-waiting', payload: {} })
    return { done: rows.length, left }
  }
  return { done: 0, left: 0 }
})

async function waiting({ db }: WriteContext): Promise<number> {
  const rows = await db.selectFrom('search_waiting').select('id').limit(COUNTED).execute()
  return rows.length
}
