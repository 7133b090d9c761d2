import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Makes an empty database on the PostgreSQL server of this test run. Throws when the run has no such server. */
export async function createPostgresDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['WARRAQ_TEST_POSTGRES_URL']
  if (!server) throw new Error('WARRAQ_TEST_POSTGRES_URL is not set: run the tests with npm test')
  const name = `warraq_${randomBytes(8).toString('hex')}`
  await onServer(server, `create database ${name} template template0`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
