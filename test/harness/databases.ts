import pg from 'pg'

/** A fresh, empty database on the PostgreSQL that `npm test` started. */
export async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['WARRAQ_TEST_POSTGRES_URL']
  if (!server) throw new Error('WARRAQ_TEST_POSTGRES_URL is not set: run `npm test`')
  const name = `warraq_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const run = async (text: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await run(`CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}
