import type { DeskRouteName } from '@warraq/core/contract/routes'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import type { Transition } from '@warraq/core/articles/workflow'
import { step, TRANSITIONS } from '@warraq/core/articles/workflow'
import { can, permissionsOf } from '@warraq/core/people/permissions'
import { ROLES } from '@warraq/core/people/roles'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'
import { DESK_ENTRIES } from './entries.table.ts'
import { PAGE_HEADERS, testDesk } from './fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const
const NAMES = Object.keys(DESK_ROUTES) as DeskRouteName[]

eachDatabase('role x route x own or other', (newsroom) => {
  test('every endpoint lets in exactly the roles of the table, by the answer to input it does not take', async () => {
    const desk = testDesk(newsroom())
    const wrong: string[] = []
    for (const role of ROLES) {
      const { token } = await desk.staff(role)
      for (const name of NAMES.filter((one) => DESK_ROUTES[one].encoding === 'json')) {
        const { who } = DESK_ENTRIES[name]
        if (who === 'anyone') continue
        const { method, path } = DESK_ROUTES[name]
        const response = await desk.raw(path.replaceAll(/:\w+/g, '1') + (method === 'GET' ? '?no-such-key=1' : ''), {
          method,
          headers: { ...PAGE_HEADERS, 'content-type': 'application/json', cookie: `warraq-desk=${token}` },
          ...(method === 'GET' ? {} : { body: '{"no-such-key":1}' }),
        })
        const wanted = who === 'staff' || permissionsOf(role).includes(who) ? 400 : 403
        if (response.status !== wanted) wrong.push(`${role} ${name}: ${response.status}, not ${wanted}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('steps of a draft, own and other, are those the tables allow', async () => {
    const desk = testDesk(newsroom())
    const other = await newsroom().call('articles/create-article', { title: 'لغيره' }, operator)
    const wrong: string[] = []
    for (const role of ROLES) {
      const { token, accountId } = await desk.staff(role)
      const staff = { id: accountId, role, sectionIds: [] }
      const mine = can(staff, 'article.create')
        ? await newsroom().call('articles/create-article', { title: 'له' }, { actor: { kind: 'account', accountId } })
        : null
      for (const [whose, id, ownerId] of [
        ['own', mine?.id ?? null, accountId],
        ['other', other.id, null],
      ] as const) {
        if (id === null) continue
        const { status } = await desk.send('articles.read', {}, { token, params: { id } })
        if ((status === 200) !== can(staff, 'article.read', { ownerId, sectionId: null }))
          wrong.push(`${role} reads ${whose}: ${status}`)
        for (const name of Object.keys(TRANSITIONS) as Transition[]) {
          const { ok } = step(staff, name, 'draft', { ownerId, sectionId: null })
          // A lock version that never was: whoever may is told that the article moved on, and nothing is done.
          const raw = await desk.raw(`/articles/${id}/transition`, {
            method: 'POST',
            headers: { ...PAGE_HEADERS, 'content-type': 'application/json', cookie: `warraq-desk=${token}` },
            body: JSON.stringify({ to: name, lockVersion: 999 }),
          })
          const { code = '' } = (await raw.json()) as { code?: string }
          const refused = ['not-allowed', 'not-found', 'transition-not-possible'].includes(code)
          if (raw.status === 200 || refused === ok) wrong.push(`${role} ${name} ${whose}: ${raw.status} ${code}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})
