import { AsyncLocalStorage } from 'node:async_hooks'
import type { LogEvent } from 'kysely'

const counter = new AsyncLocalStorage<string[]>()

/** Kysely's log hook: remembers the query for whoever is counting around it. */
export function noteQuery(event: LogEvent): void {
  counter.getStore()?.push(event.query.sql)
}

/** Runs `work` and tells which queries it made, in order. The page budgets are held against this. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: readonly string[] }> {
  const queries: string[] = []
  const result = await counter.run(queries, work)
  return { result, queries }
}
