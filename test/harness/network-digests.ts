import { databaseAddress } from '../../packages/server/src/config/config.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import type { TestServer } from './server.ts'

/** Every key of networks that the newspaper still has, oldest first, as whoever seizes machine and keys has them. */
export async function networkKeysLeft({ app }: TestServer): Promise<string[]> {
  const open = openDatabase(databaseAddress(app.config), 'read')
  try {
    const rows = await open.db.selectFrom('network_key').select('sealed').orderBy('period').execute()
    return rows.map(({ sealed }) => app.keys.unseal(sealed))
  } finally {
    await open.close()
  }
}

/** What a trace of a network (/24, /48) is under a key of its period. */
export function networkDigest({ app }: TestServer, key: string, prefix: string): string {
  return app.keys.hmac('net-prefix', JSON.stringify([key, prefix]))
}
