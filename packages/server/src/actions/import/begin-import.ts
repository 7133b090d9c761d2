import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface BeginImport {
  /** What is imported: `wordpress:{site}`. */
  readonly source: string
  /** SHA-256 of the file, hex. */
  readonly fileHash: string
  /** Which reader of sources: `wordpress` unless it says otherwise (`wordpress-live`, `page`, `feed`, `ghost` …). */
  readonly kind?: string
  /** Name of the file, or host of the site. */
  readonly name?: string
  /** Who began it; null: the operator. */
  readonly accountId?: number | null
  /** What it was asked for, so that a server that was restarted can go on by itself. */
  readonly settings?: Json
  /** Only what has changed in the source since then is asked for; null: everything. */
  readonly since?: Instant | null
}

/** Notes that an import has begun. One of the same source that never ended has failed: its process died. */
export const beginImport = defineAction(async (context, input: BeginImport): Promise<{ runId: number }> => {
  await allow(context, 'site.manage')
  await context.db
    .updateTable('import_run')
    .set({ state: 'failed', finished_at: context.now })
    .where('source', '=', input.source)
    .where('state', '=', 'running')
    .execute()
  const { id } = await context.db
    .insertInto('import_run')
    .values({
      source: input.source,
      file_hash: input.fileHash,
      state: 'running',
      counts: '{}',
      report: '{}',
      kind: input.kind ?? 'wordpress',
      name: input.name ?? '',
      account_id: input.accountId ?? null,
      settings: JSON.stringify(input.settings ?? {}),
      since: input.since ?? null,
      started_at: context.now,
      finished_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  context.audit('import.begun', `import:${id}`, { source: input.source })
  return { runId: id }
})
