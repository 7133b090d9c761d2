import { NETWORK_PERIOD_DAYS } from '@warraq/core/comments/network-period'
import type { Instant } from '@warraq/core/time'
import { toEpoch } from '@warraq/core/time'
import { beforeAll, expect, test } from 'vitest'
import { databaseAddress } from '../../packages/server/src/config/config.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import { networkDigest, networkKeysLeft } from '../harness/network-digests.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const job = { actor: { kind: 'job', job: 'tidy-up' } } as const
const ADDRESS = '203.0.113.77'
const WIDE = '203.0.113.0'
const DAY = 24 * 3600
const PERIOD_SECONDS = NETWORK_PERIOD_DAYS * DAY
const secondsLeft = (now: Instant): number => PERIOD_SECONDS - (Math.floor(toEpoch(now) / 1000) % PERIOD_SECONDS)

async function tracesOf({ app }: TestServer): Promise<string[]> {
  const open = openDatabase(databaseAddress(app.config), 'read')
  try {
    const rows = await open.db.selectFrom('trace').select('net_prefix_hmac').orderBy('revision_id').execute()
    return rows.map(({ net_prefix_hmac }) => net_prefix_hmac)
  } finally {
    await open.close()
  }
}

const digest = (server: TestServer, key: string): string => networkDigest(server, key, WIDE)

eachServer(
  'digests of networks',
  (server) => {
    const state = { articleId: 0, first: '' }

    beforeAll(async () => {
      const { app } = server()
      const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
      const { settings, lockVersion } = await readSiteSettings(app.read)
      const comments = { ...settings.comments, mode: 'open' as const, closeAfterDays: null }
      await app.call('site/change-settings', { settings: { ...settings, comments }, lockVersion }, operator)
      state.articleId = (await tell(app.call, { title: 'خبر عليه تعليقات', sectionId: section.id })).id
    })
    const write = async (n: number): Promise<{ id: number; location: string }> => {
      const reader = commenter(server(), state.articleId, { 'x-forwarded-for': ADDRESS, 'user-agent': `Reader ${n}` })
      const answer = await reader.send({ name: `قارئ ${n}`, email: `r${n}@example.org`, body: `رأي مستقل رقم ${n}` })
      expect(answer.status).toBe(303)
      const location = answer.headers.get('location') ?? ''
      return { id: idOf(location), location }
    }

    test('are made with a key of their period, and are alike within it', async () => {
      await write(1)
      await write(2)
      const [one = '', two] = await tracesOf(server())
      const keys = await networkKeysLeft(server())
      expect(keys).toHaveLength(1)
      expect([one, two]).toEqual([digest(server(), keys[0] ?? ''), one])
      expect(one).not.toBe(server().app.keys.hmac('net-prefix', WIDE))
      state.first = one
    })

    test('of the next period differ, and what is held against a network goes on', async () => {
      const { app } = server()
      server().wait(secondsLeft(app.now()) - DAY)
      const before = await write(3)
      expect(before.location).toContain('#c-')
      const { identity } = await app.read
        .selectFrom('comment')
        .select('identity_id as identity')
        .where('id', '=', before.id)
        .executeTakeFirstOrThrow()
      await app.call(
        'comments/sanction-reader',
        { identityId: identity, commentId: before.id, kind: 'network', days: 7, clauses: ['CL2'], facts: 'إعلان مكرر' },
        operator,
      )
      const held = await write(4)
      expect(held.location).toContain('/held')
      server().wait(2 * DAY)
      const later = await write(5)
      expect(later.location).toContain('/held')
      const traces = await tracesOf(server())
      expect(traces.at(-1)).not.toBe(state.first)
      expect(await networkKeysLeft(server())).toHaveLength(2)
    })

    test('of a period whose traces have ended can be made again by nobody', async () => {
      server().wait(PERIOD_SECONDS + DAY)
      await server().app.call('jobs/tidy-up', null, job)
      const keys = await networkKeysLeft(server())
      expect(keys.length).toBeGreaterThan(0)
      expect(keys.map((key) => digest(server(), key))).not.toContain(state.first)
      expect(await tracesOf(server())).not.toContain(state.first)
    })
  },
  { WARRAQ_TRUSTED_PROXY: '127.0.0.1', WARRAQ_RATE_LIMITS: 'off' },
)
