import type { DeskInput, DeskRouteName } from '@warraq/core/contract/routes'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { PROVED_SECONDS } from '@warraq/core/people/second-key'
import type { Role } from '@warraq/core/people/roles'
import { permissionsOf } from '@warraq/core/people/permissions'
import { ROLES } from '@warraq/core/people/roles'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { DESK_ENTRIES } from '../entries.table.ts'
import { PAGE_HEADERS, testDesk } from '../fixtures/test-desk.ts'

const NAMES = Object.keys(DESK_ROUTES) as DeskRouteName[]
const markOf = (name: DeskRouteName) => {
  const entry = DESK_ENTRIES[name]
  return entry.who === 'anyone' ? undefined : entry.stepUp
}
const ALWAYS = NAMES.filter((name) => markOf(name) === true)
const BY_INPUT = NAMES.filter((name) => typeof markOf(name) === 'function')

/** Whoever may make the call at all. */
function roleFor(name: DeskRouteName): Role {
  const { who } = DESK_ENTRIES[name]
  const role =
    who === 'staff' || who === 'anyone' ? ROLES.at(-1) : ROLES.findLast((one) => permissionsOf(one).includes(who))
  if (role === undefined) throw new Error(`nobody may call ${name}`)
  return role
}

eachDatabase('acts that ask again', (newsroom) => {
  test('each route marked so refuses where the last proof is older than ten minutes, whatever is sent', async () => {
    const desk = testDesk(newsroom())
    expect(ALWAYS).toEqual(
      expect.arrayContaining([
        'session.endAll',
        'audit.export',
        'lexicon.export',
        'moderation.hookSecret',
        'demands.takeBack',
      ]),
    )
    const tokens = new Map<Role, string>()
    for (const role of ROLES) tokens.set(role, (await desk.staff(role)).token)
    newsroom().wait(PROVED_SECONDS + 1)
    const open: string[] = []
    for (const name of ALWAYS) {
      const { method, path } = DESK_ROUTES[name]
      const response = await desk.raw(path.replaceAll(/:\w+/g, '1'), {
        method,
        headers: {
          ...PAGE_HEADERS,
          'content-type': 'application/json',
          cookie: `warraq-desk=${tokens.get(roleFor(name))}`,
        },
        ...(method === 'GET' ? {} : { body: '{}' }),
      })
      const { code } = (await response.json()) as { code?: string }
      if (code !== 'step-up-needed') open.push(`${name}: ${response.status} ${code ?? ''}`)
    }
    expect(open).toEqual([])
  })

  test('settings ask again for what is dangerous only, and legal demands for what takes an article or a name away', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    newsroom().wait(PROVED_SECONDS + 1)
    const asked = new Set<DeskRouteName>()
    const answerOf = async <Name extends DeskRouteName>(name: Name, input: DeskInput<Name>, id = 1) => {
      asked.add(name)
      const sent = await desk.send(name, input, { token, params: { id } })
      return sent.status === 200 ? 'done' : sent.error.code
    }
    const site = (await desk.send('site.read', {}, { token })).body
    const { settings, lockVersion } = site
    const saveSite = (change: Partial<typeof settings>, version = lockVersion) =>
      answerOf('site.save', { settings: { ...settings, ...change }, lockVersion: version })
    expect(await saveSite({ names: { ...settings.names, ar: 'اسم آخر' } })).toBe('step-up-needed')
    expect(await saveSite({ language: 'en' })).toBe('step-up-needed')
    expect(await saveSite({ timeZone: 'Asia/Riyadh' })).toBe('step-up-needed')
    expect(await saveSite({ comments: { ...settings.comments, open: true, mode: 'open' } })).toBe('step-up-needed')
    expect(await saveSite({ digits: 'arab' })).toBe('done')
    expect(await saveSite({ digits: 'latn' }, lockVersion + 1)).toBe('done')

    const moderation = (await desk.send('moderation.read', {}, { token })).body
    const saveModeration = (change: Partial<(typeof moderation)['settings']>) =>
      answerOf('moderation.save', {
        settings: { ...moderation.settings, ...change },
        lockVersion: moderation.lockVersion,
      })
    const hook = { url: 'https://scorer.example/', budgetMs: 500, onFailure: 'hold' } as const
    expect(await saveModeration({ hook })).toBe('step-up-needed')
    const keep = { ...moderation.settings.keep, spamDays: moderation.settings.keep.spamDays + 1 }
    expect(await saveModeration({ keep })).toBe('step-up-needed')
    expect(await saveModeration({ firstHeld: 7 })).toBe('done')

    const care = (await desk.send('care.settings', {}, { token })).body
    const saveCare = (change: Partial<(typeof care)['settings']>) =>
      answerOf('care.saveSettings', { settings: { ...care.settings, ...change }, lockVersion: care.lockVersion })
    expect(await saveCare({ secondEditor: false })).toBe('step-up-needed')
    expect(await saveCare({ helpLine: { ar: 'رقم آخر', en: '' } })).toBe('step-up-needed')
    expect(await saveCare({ hosts: ['channel.example'] })).toBe('done')

    const demand = { authority: 'محكمة', reference: '', receivedOn: '2017-06-12', dueOn: null, demanded: 'طلب' }
    const { id } = (await desk.send('demands.create', { ...demand, public: true, articleIds: [] }, { token })).body
    const close = (outcome: 'withdrawn' | 'byline-hidden' | 'refused') =>
      answerOf('demands.close', { outcome, reason: 'قرار', lockVersion: 1 }, id)
    expect(await close('withdrawn')).toBe('step-up-needed')
    expect(await close('byline-hidden')).toBe('step-up-needed')
    expect(await close('refused')).toBe('done')
    // Every route that decides by its input was asked here.
    expect([...asked].toSorted()).toEqual(BY_INPUT.toSorted())
  })
})
