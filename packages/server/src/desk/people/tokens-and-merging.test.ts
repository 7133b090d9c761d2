import { DESK_ROUTES, type DeskRouteName } from '@warraq/core/contract/routes'
import { permissionsOf } from '@warraq/core/people/permissions'
import { ROLES } from '@warraq/core/people/roles'
import { TOKEN_SCOPES } from '@warraq/core/people/token-scopes'
import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { tell } from '../../../../../test/harness/stories.ts'
import { DESK_ENTRIES } from '../entries.table.ts'
import { testDesk } from '../fixtures/test-desk.ts'
import { TOKEN_ROUTES } from '../token-routes.table.ts'

const NAMES = Object.keys(DESK_ROUTES) as DeskRouteName[]
const operator = { actor: { kind: 'operator' } } as const
const pathOf = (name: DeskRouteName) => DESK_ROUTES[name].path.replaceAll(/:\w+/g, '1')

describe('routes for programs', () => {
  test('hold no dangerous act and nothing of accounts, keys, tokens, the log or the site', () => {
    const opened = Object.keys(TOKEN_ROUTES) as DeskRouteName[]
    expect(
      opened.filter((name) => {
        const entry = DESK_ENTRIES[name]
        return entry.who === 'anyone' || entry.stepUp === true
      }),
    ).toEqual([])
    expect(
      opened.filter((name) => /^(?:session|accounts|keys|passkeys|tokens|audit|site|imports|password)[.]/.test(name)),
    ).toEqual([])
  })
})

eachDatabase('tokens of programs', (newsroom) => {
  test('every route x every scope: only declared routes answer, and within them the role decides', async () => {
    const desk = testDesk(newsroom())
    const bearer: Record<string, string> = {}
    for (const role of ['admin', 'contributor'] as const) {
      const { token } = await desk.staff(role)
      for (const scope of TOKEN_SCOPES) {
        const made = await desk.send('tokens.create', { name: scope, scopes: [scope], days: 30 }, { token })
        bearer[`${role} ${scope}`] = made.body.token
      }
    }
    const wrong: string[] = []
    let cells = 0
    for (const name of NAMES) {
      const { method } = DESK_ROUTES[name]
      const { who } = DESK_ENTRIES[name]
      for (const role of ['admin', 'contributor'] as const)
        for (const scope of TOKEN_SCOPES) {
          const response = await desk.raw(pathOf(name), {
            method,
            // As a program sends it: nothing that only a browser's own page has.
            headers: { authorization: `Bearer ${bearer[`${role} ${scope}`]}`, 'content-type': 'application/json' },
            ...(method === 'GET' ? {} : { body: '{"no-such-key":1}' }),
          })
          const { code } = (await response.json().catch(() => ({}))) as { code?: string }
          const open = TOKEN_ROUTES[name] === scope
          const allowed = who === 'staff' || who === 'anyone' || permissionsOf(role).includes(who)
          const right = !open
            ? code === 'not-for-tokens'
            : allowed
              ? code !== 'not-for-tokens' && code !== 'not-allowed'
              : code === 'not-allowed'
          if (!right && !(open && name.startsWith('articles.') && code === 'not-allowed'))
            wrong.push(`${role} ${scope} ${name} ${code}`)
          cells += 1
        }
    }
    expect(wrong).toEqual([])
    expect(cells).toBeGreaterThan(1000)
  })

  test('are shown once, stored as hashes, end at their time and by owner or admin, and belong to nobody else', async () => {
    const desk = testDesk(newsroom())
    const [owner, other, admin] = [
      await desk.staff('reporter'),
      await desk.staff('reporter'),
      await desk.staff('admin'),
    ]
    const made = await desk.send(
      'tokens.create',
      { name: 'نشرة', scopes: ['articles.read'], days: 1 },
      { token: owner.token },
    )
    const stored = JSON.stringify(await newsroom().read.selectFrom('api_token').selectAll().execute())
    expect(stored).not.toContain(made.body.token)
    expect((await desk.send('tokens.list', {}, { token: other.token })).body.rows).toEqual([])
    expect((await desk.send('tokens.list', { everybody: '1' }, { token: other.token })).status).toBe(403)
    expect((await desk.send('tokens.end', {}, { token: other.token, params: { id: made.body.id } })).status).toBe(404)
    expect((await desk.send('tokens.end', {}, { token: admin.token, params: { id: made.body.id } })).status).toBe(200)
    const program = { headers: { authorization: `Bearer ${made.body.token}` } }
    expect((await desk.send('articles.list', {}, program)).status).toBe(401)
    // A cookie beside a bad token does not help it.
    expect((await desk.send('articles.list', {}, { ...program, token: owner.token })).status).toBe(401)
  })
})

eachDatabase('the log of acts', (newsroom) => {
  test('is for chiefs and admins, is filtered by who, what and about whom, and goes out as a file that is itself logged', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    for (const role of ROLES) {
      const { status } = await desk.send('audit.list', {}, { token: (await desk.staff(role)).token })
      expect([role, status]).toEqual([role, role === 'admin' || role === 'editor-in-chief' ? 200 : 403])
    }
    const { id } = (await desk.send('persons.create', { name: 'ليلى حدّاد' }, { token: admin.token })).body
    const about = await desk.send('audit.list', { subject: `person:${id}` }, { token: admin.token })
    expect(about.body.rows).toMatchObject([
      { act: 'person.created', subjectName: 'ليلى حدّاد', actor: `account:${admin.accountId}` },
    ])
    const mine = await desk.send('audit.list', { account: admin.accountId, act: 'person' }, { token: admin.token })
    expect(mine.body.rows.map(({ act }) => act)).toEqual(['person.created'])
    const file = await desk.send('audit.export', { act: 'person' }, { token: admin.token })
    expect(file.body.csv).toContain('person.created')
    const after = await desk.send('audit.list', { act: 'audit' }, { token: admin.token })
    expect(after.body.rows.map(({ act }) => act)).toEqual(['audit.exported'])
  })
})

eachDatabase('merging', (newsroom) => {
  test('two persons become one: bylines, copies and old page follow, with a preview; two with accounts stay two', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor')
    const make = async (name: string) => (await desk.send('persons.create', { name }, { token })).body.id
    const [stays, goes] = [await make('سلمى الخوري'), await make('سلمي الخورى')]
    const section = await newsroom().call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const signed = [goes, stays].map((personId) => ({ personId, role: null }))
    const { id } = await tell(newsroom().call, { title: 'خبر', sectionId: section.id, bylines: signed })
    const groups = (await desk.send('persons.alike', {}, { token })).body.groups.map((group) =>
      group.map((row) => row.id).toSorted((x, y) => x - y),
    )
    expect(groups).toContainEqual([stays, goes].toSorted((x, y) => x - y))
    const preview = await desk.send('persons.mergePreview', { intoId: stays }, { token, params: { id: goes } })
    expect(preview.body).toMatchObject({ refused: null, into: 'سلمى الخوري' })
    expect((await desk.send('persons.merge', { intoId: stays }, { token, params: { id: goes } })).status).toBe(200)
    const { read } = newsroom()
    const copy = await read.selectFrom('article').select('content').where('id', '=', id).executeTakeFirstOrThrow()
    const { bylines } = JSON.parse(copy.content) as { bylines: { personId: number }[] }
    expect(bylines.map(({ personId }) => personId)).toEqual([stays])
    const old = await read
      .selectFrom('old_address')
      .select('target_id')
      .where('path_key', '=', `/author/${goes}`)
      .execute()
    expect(old).toEqual([{ target_id: stays }])
    expect((await desk.send('persons.merge', { intoId: stays }, { token, params: { id: goes } })).status).toBe(404)
    const persons = await Promise.all([desk.staff('reporter', { name: 'أ' }), desk.staff('reporter', { name: 'ب' })])
    const rows = await read
      .selectFrom('account')
      .select('person_id')
      .where(
        'id',
        'in',
        persons.map(({ accountId }) => accountId),
      )
      .execute()
    const [a = 0, b = 0] = rows.map(({ person_id }) => person_id ?? 0)
    expect((await desk.send('persons.merge', { intoId: b }, { token, params: { id: a } })).error.code).toBe(
      'both-have-accounts',
    )
  })

  test('a section is deleted only into another; its articles go there and its address leads there', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor')
    const make = async (name: string) =>
      (await desk.send('sections.create', { name, parentId: null }, { token })).body.id
    const [from, into] = [await make('ثقافة'), await make('فنون')]
    const { id } = await tell(newsroom().call, { title: 'مادة', sectionId: from })
    const remove = (intoId: number | null) => desk.send('sections.remove', { intoId }, { token, params: { id: from } })
    expect((await remove(null)).error.code).toBe('section-in-use')
    expect((await remove(into)).status).toBe(200)
    const moved = await newsroom()
      .read.selectFrom('public_article')
      .select('section_id')
      .where('id', '=', id)
      .executeTakeFirst()
    expect(moved?.section_id).toBe(into)
    const old = await newsroom()
      .read.selectFrom('old_address')
      .select(['kind', 'target_id'])
      .where('path_key', '=', '/ثقافة')
      .execute()
    expect(old).toEqual([{ kind: 'section', target_id: into }])
  })
})
