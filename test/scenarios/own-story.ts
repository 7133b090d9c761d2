import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import type { DatabaseKind } from '../harness/newsroom.ts'
import type { TestServer } from '../harness/server.ts'
import { freePort, startTestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

export const operator = { actor: { kind: 'operator' } } as const
const here = { 'sec-fetch-site': 'same-origin' }

/** A mail server that keeps what it is given. */
export async function postOffice(): Promise<{ url: string; texts: string[]; close: () => Promise<void> }> {
  const port = await freePort()
  const texts: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join()
      simpleParser(stream, (error, mail) => {
        texts.push(`${to}\n${mail.subject ?? ''}\n${mail.text ?? ''}`)
        done(error)
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${port}`,
    texts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}

export interface Story {
  readonly server: TestServer
  readonly articleId: number
  readonly path: string
  readonly first: number
  readonly second: number
}

export async function openStory(kind: DatabaseKind, env: Record<string, string>): Promise<Story> {
  const server = await startTestServer(kind, { WARRAQ_RATE_LIMITS: 'off', ...env })
  const { call, read } = server.app
  const section = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
  const { settings, lockVersion } = await readSiteSettings(read)
  await call(
    'site/change-settings',
    { settings: { ...settings, comments: { ...settings.comments, mode: 'open' } }, lockVersion },
    operator,
  )
  const { id } = await tell(call, { title: 'عودة العبارة', sectionId: section.id })
  const account = async (name: string) =>
    (
      await call(
        'people/add-account',
        { email: `${name.length}.${kind}@example.org`, name, role: 'moderator', passwordHash: 'x' },
        operator,
      )
    ).accountId
  return {
    server,
    articleId: id,
    path: `/${encodeURIComponent('محليات')}/${id}/${encodeURIComponent('عودة-العبارة')}`,
    first: await account('مها'),
    second: await account('رنا سالم'),
  }
}

export async function decide(
  { server, first }: Story,
  commentId: number,
  words: { decision: 'approve' | 'keep' | 'remove'; clauses?: string[]; facts?: string },
): Promise<number> {
  const { read, call } = server.app
  const row = await read
    .selectFrom('comment')
    .select(['latest_revision_id', 'lock_version'])
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow()
  await call(
    'comments/decide-comment',
    { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version, ...words },
    { actor: { kind: 'account', accountId: first } },
  )
  const decision = await read
    .selectFrom('decision')
    .select('id')
    .where('comment_id', '=', commentId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return decision.id
}

/** A form of the same page. */
export const form = (fields: Record<string, string>) => ({
  method: 'POST',
  headers: here,
  body: new URLSearchParams(fields),
})
export const REMOVAL = { decision: 'remove' as const, clauses: ['CL2'], facts: 'وصف موظف الميناء بلفظ مهين' }
