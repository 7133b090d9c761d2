import type { BlobStore } from '../../ports/blobs/port.ts'
import type { ReadDb } from '../../store/database.ts'
import type { JobHandler } from '../runner.ts'

export interface ForgetParts {
  readonly read: ReadDb
  readonly blobs: BlobStore
}

/** Deletes bytes whose picture is gone. The same bytes may be another picture's too, so each name is looked for. */
export function forgetBlobs({ read, blobs }: ForgetParts): JobHandler {
  return async (payload) => {
    const { keys } = payload as { keys: readonly string[] }
    for (const key of keys) {
      const other = await read
        .selectFrom('media')
        .select('id')
        .where((e) => e.or([e('blob_key', '=', key), e('variants', 'like', `%${key}%`)]))
        .limit(1)
        .executeTakeFirst()
      if (!other) await blobs.delete(key)
    }
  }
}
