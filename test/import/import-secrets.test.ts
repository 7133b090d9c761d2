/** What opens the old site's door is written nowhere: not in logs, reports, tables or files, whether a run succeeds or not. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportChoices } from '@warraq/core/contract/imports'
import { afterAll, expect, test, vi } from 'vitest'
import { runReport, runView } from '../../packages/server/src/import/runs/list-runs.ts'
import { everyRow } from '../harness/every-row.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { liveSite, livePost, PASSWORD, USER } from './live-site.ts'
import { warraqBeside } from './warraq-command.ts'

const WRONG = 'zzzz YYYY wrong MARKER'
const COOKIE = 'wordpress_logged_in_marker=0123456789abcdef'
const old = await liveSite({}, '/news')
old.lists.posts.push(livePost(old, 1), livePost(old, 2))
old.lists.users.push({ id: 1, slug: 'mudir', name: 'سلمى حداد', username: 'Mudir', email: 'mudir@old.example' })
old.cookies.push(COOKIE)
// The process of a run has the surroundings of the server.
const ALLOWED = `127.0.0.1:${old.port}`
vi.stubEnv('WARRAQ_FETCH_ALLOW', ALLOWED)
afterAll(async () => {
  vi.unstubAllEnvs()
  await old.close()
})

/** As they are typed, sent and looked for by whoever reads a log. */
const MARKS = [PASSWORD, WRONG].flatMap((secret) => [
  secret,
  secret.replaceAll(' ', ''),
  encodeURIComponent(secret),
  Buffer.from(`${USER}:${secret}`).toString('base64'),
  Buffer.from(secret).toString('base64').slice(0, 20),
])
const SECRETS = [...MARKS, ...COOKIE.split('=')]

function found(text: string): string[] {
  return SECRETS.filter((secret) => text.includes(secret))
}

function filesOf({ dataDir }: TestServer): string {
  const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries
    .map(({ parentPath, name }) => name + readFileSync(join(parentPath, name)).toString('latin1'))
    .join('\n')
}

const CHOICES: ImportChoices = {
  types: {},
  fetchMedia: false,
  keepAddresses: false,
  states: 'as-they-were',
  sectionId: null,
}

eachServer('application passwords and cookies of an old site', (server) => {
  const said: string[] = []
  const spies = (['stderr', 'stdout'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => said.push(String(text)) > 0),
  )
  afterAll(() => spies.forEach((spy) => spy.mockRestore()))

  async function held(): Promise<string[]> {
    await server().settle()
    const everything = [...said, ...server().logged, await everyRow(server()), filesOf(server())]
    return [...new Set(everything.flatMap(found))]
  }

  test('are nowhere after a command that was refused and one that brought the site in', async () => {
    const words = ['import', 'wordpress-live', old.url, '--user', USER, '--password-stdin', '--json']
    const env = { WARRAQ_FETCH_ALLOW: ALLOWED }
    const refused = await warraqBeside(server(), words, { env, input: `${WRONG}\n` })
    expect(refused.error).toMatchObject({ code: 'source-refused' })
    said.push(refused.out, JSON.stringify(refused.error), String(refused.error))
    const done = await warraqBeside(server(), words, { env, input: `${PASSWORD}\n` })
    expect(done.error).toBeNull()
    said.push(done.out)
    expect(JSON.parse(done.out)).toMatchObject({ counts: { posts: { written: 2 } } })
    expect(await held()).toEqual([])
  })

  test(
    'are nowhere after a run of the newsroom that was refused and one that ended',
    { timeout: 120_000 },
    async () => {
      const { app } = server()
      // The server sees the run by itself and does it in a process of its own, whose words are in the server's log.
      const run = async (password: string): Promise<number> => {
        const nothing = { file: null, picturesFile: null, picturesFolder: null, site: null }
        const sealed = app.keys.seal(password)
        const settings = { wizard: 1, kind: 'wordpress-live', name: 'x', address: old.url, user: USER, sealed }
        const planned = { ...settings, ...nothing, choices: CHOICES }
        const asked = { kind: 'wordpress-live', name: 'x', settings: planned, rehearsal: false } as const
        const { id } = await app.call('import/plan-run', asked, { actor: { kind: 'operator' } })
        const state = async () => (await runView(app.read, id))?.state
        await vi.waitFor(async () => expect(await state()).not.toBe('running'), { timeout: 60_000, interval: 100 })
        said.push(JSON.stringify([await runView(app.read, id), await runReport(app.read, id)]))
        return id
      }
      expect(await runView(app.read, await run(WRONG))).toMatchObject({ state: 'failed' })
      expect(await held()).toEqual([])
      expect(await runView(app.read, await run(PASSWORD))).toMatchObject({ state: 'done' })
      expect(await held()).toEqual([])
    },
  )

  test('the marks would be seen', async () => {
    expect(found(`x ${PASSWORD} y`)).toContain(PASSWORD)
    expect(found(`Cookie: ${COOKIE}`)).toHaveLength(2)
    expect(filesOf(server()).length).toBeGreaterThan(100)
    expect(old.signedIn).toBeGreaterThan(2)
  })
})
