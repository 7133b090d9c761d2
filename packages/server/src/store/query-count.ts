import { AsyncLocalStorage } from 'node:async_hooks'
import type { LogEvent } from 'kysely'

/** A query as the database heard it. */
export interface HeardQuery {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

const counter = new AsyncLocalStorage<HeardQuery[]>()

/** Kysely's log hook: remembers the query for whoever is counting around it. */
export function noteQuery(event: LogEvent): void {
  counter.getStore()?.push({ sql: event.query.sql, parameters: event.query.parameters })
}

/** Runs `work` and tells which queries it made, in order. The page budgets are held against this. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: readonly string[] }> {
  const { result, queries } = await hearQueries(work)
  return { result, queries: queries.map(({ sql }) => sql) }
}

/** The same with what each query was given, so that its plan can be asked for. */
export async function hearQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: readonly HeardQuery[] }> {
  const queries: HeardQuery[] = []
  const result = await counter.run(queries, work)
  return { result, queries }
}
