import { inflateRawSync } from 'node:zlib'
import type { ReadDb } from '../database.ts'

/** Version of the model that was made from this newspaper's decisions and is in use; null: the one that ships. */
export async function siteModelInUse(db: ReadDb): Promise<number | null> {
  const row = await db.selectFrom('learner_model').select('version').where('state', '=', 'live').executeTakeFirst()
  return row?.version ?? null
}

/** The file of a model made here, as it was written; null where there is none of this version. */
export async function siteModelBytes(db: ReadDb, version: number): Promise<Uint8Array | null> {
  const row = await db.selectFrom('learner_model').select('weights').where('version', '=', version).executeTakeFirst()
  return row ? new Uint8Array(inflateRawSync(Buffer.from(row.weights, 'base64'))) : null
}
