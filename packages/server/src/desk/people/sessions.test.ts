import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const PASSWORD = 'قارب يشرب القهوة صباحا'
const operator = { actor: { kind: 'operator' } } as const
const OWNER = { name: 'ليلى حدّاد', email: 'Layla@Example.org', password: PASSWORD, siteName: 'صحيفة المرفأ' }

eachDatabase('setting the site up', (newsroom) => {
  test('twenty owners at once: one gets in, and the door is gone', async () => {
    const desk = testDesk(newsroom())
    const first = await newsroom().call('people/make-setup-link', null, operator)
    const { token } = await newsroom().call('people/make-setup-link', null, operator)
    expect((await desk.send('setup.read', { token: first.token })).body).toEqual({ valid: false, siteName: 'ورّاق' })
    expect((await desk.send('setup.read', { token })).body.valid).toBe(true)
    expect((await desk.send('session.read', {})).body).toEqual({ account: null, siteName: 'ورّاق', setUp: false })

    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        desk.send('setup.finish', { token, ...OWNER, email: `owner${i}@example.org` }, { peer: `203.0.113.${i}` }),
      ),
    )
    const winners = tries.filter(({ status }) => status === 200)
    expect(winners).toHaveLength(1)
    expect(
      tries
        .filter(({ status }) => status !== 200)
        .every(({ error }) => ['already-set-up', 'link-expired'].includes(error.code)),
    ).toBe(true)
    const accounts = await newsroom().read.selectFrom('account').select(['role', 'status', 'person_id']).execute()
    expect(accounts).toMatchObject([{ role: 'admin', status: 'active' }])
    expect(accounts[0]?.person_id).not.toBeNull()

    expect(winners[0]?.body).toMatchObject({
      account: { name: 'ليلى حدّاد', role: 'admin' },
      site: { name: 'صحيفة المرفأ', mail: false },
    })
    expect((await desk.send('setup.read', { token })).body.valid).toBe(false)
    expect((await desk.send('setup.finish', { token, ...OWNER })).status).toBe(404)
    await expect(newsroom().call('people/make-setup-link', null, operator)).rejects.toMatchObject({
      code: 'already-set-up',
    })
  })

  test('the session of the winner works; its token is stored only as a hash', async () => {
    const desk = testDesk(newsroom())
    const signedIn = await signIn(
      desk,
      (await newsroom().read.selectFrom('account').select('email').executeTakeFirstOrThrow()).email,
    )
    const stored = await newsroom().read.selectFrom('session').select('token_hash').execute()
    expect(stored.map(({ token_hash }) => token_hash)).toContain(newsroom().keys.tokenHash(signedIn.session ?? ''))
    expect(JSON.stringify(stored)).not.toContain(signedIn.session)
  })
})

function signIn(desk: ReturnType<typeof testDesk>, email: string, password = PASSWORD, peer = '198.51.100.7') {
  return desk.send('session.start', { email, password }, { peer })
}

eachDatabase('signing in', (newsroom) => {
  async function account(email: string, role: 'reporter' | 'admin' = 'reporter') {
    const desk = testDesk(newsroom())
    const passwordHash = await desk.context.passwords.hash(PASSWORD)
    const { accountId } = await newsroom().call(
      'people/add-account',
      { email, name: 'سامر', role, passwordHash },
      operator,
    )
    return { desk, accountId }
  }

  test('a wrong password, an unknown address and an invited account are answered alike', async () => {
    const { desk } = await account('samer@example.org')
    await newsroom().call(
      'people/invite-account',
      { email: 'invited@example.org', name: 'مدعو', role: 'reporter', sectionIds: [], mail: false },
      operator,
    )
    const wrong = await signIn(desk, 'samer@example.org', 'not the password')
    const unknown = await signIn(desk, 'nobody@example.org', 'not the password')
    const invited = await signIn(desk, 'invited@example.org', 'not the password')
    for (const answer of [wrong, unknown, invited]) {
      expect({ status: answer.status, body: answer.error, session: answer.session }).toEqual({
        status: 401,
        body: wrong.error,
        session: null,
      })
    }
    expect(wrong.error.code).toBe('sign-in-failed')
  })

  test('the address counts without regard to case; the cookie is of this site only', async () => {
    const { desk } = await account('Rana.K@Example.org')
    const answer = await signIn(desk, ' rana.k@example.ORG ')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toMatch(
      /^warraq-desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600$/,
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await desk.send('session.read', {}, { token: answer.session })).body.account?.email).toBe(
      'Rana.K@Example.org',
    )
  })

  test('a copied cookie is worth nothing after signing out', async () => {
    const { desk } = await account('out@example.org')
    const { session: token } = await signIn(desk, 'out@example.org')
    expect((await desk.send('session.list', {}, { token })).status).toBe(200)
    const ended = await desk.send('session.end', {}, { token })
    expect([ended.status, ended.session]).toEqual([200, ''])
    expect((await desk.send('session.list', {}, { token })).error.code).toBe('sign-in-needed')
    expect((await desk.send('session.read', {}, { token })).body.account).toBeNull()
  })

  test('five wrong tries from one net, then a wait; from another net the person still gets in; right ones do not count', async () => {
    const { desk } = await account('guess@example.org')
    for (let i = 0; i < 7; i++) expect((await signIn(desk, 'guess@example.org')).status).toBe(200)
    for (let i = 0; i < 5; i++) expect((await signIn(desk, 'guess@example.org', 'wrong password!')).status).toBe(401)
    const refused = await signIn(desk, 'guess@example.org')
    expect([refused.status, refused.error.code]).toEqual([429, 'too-many-requests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await signIn(desk, 'guess@example.org', PASSWORD, '203.0.113.200')).status).toBe(200)
    newsroom().wait(901)
    expect((await signIn(desk, 'guess@example.org')).status).toBe(200)
  })

  test('a net of IPv6 is one visitor, and a forged X-Forwarded-For is nobody', async () => {
    const { desk } = await account('six@example.org')
    for (let i = 0; i < 5; i++) {
      const answer = await desk.send(
        'session.start',
        { email: 'six@example.org', password: 'wrong password!' },
        { peer: `2001:db8:0:9::${i}`, headers: { 'x-forwarded-for': `192.0.2.${i}` } },
      )
      expect(answer.status).toBe(401)
    }
    expect((await signIn(desk, 'six@example.org', PASSWORD, '2001:db8:0:9:ffff::1')).status).toBe(429)
  })

  test('an unused session ends after twelve hours, a used one after fourteen days', async () => {
    const { desk } = await account('time@example.org')
    const idle = (await signIn(desk, 'time@example.org')).session
    newsroom().wait(11.9 * 3600)
    const used = (await signIn(desk, 'time@example.org')).session
    newsroom().wait(0.2 * 3600)
    expect((await desk.send('session.list', {}, { token: idle })).status).toBe(401)
    for (let hours = 0; hours < 14 * 24 - 1; hours += 11) {
      newsroom().wait(11 * 3600)
      await desk.send('session.read', {}, { token: used })
    }
    expect((await desk.send('session.read', {}, { token: used })).body.account).toBeNull()
  })

  test('a session lists itself and others by browser, and ends others', async () => {
    const { desk } = await account('many@example.org')
    const phone = await desk.send(
      'session.start',
      { email: 'many@example.org', password: PASSWORD },
      {
        headers: {
          'user-agent': 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
        },
      },
    )
    const { session: token } = await signIn(desk, 'many@example.org')
    const { rows } = (await desk.send('session.list', {}, { token })).body
    expect(rows.map(({ current, device }) => [current, device])).toEqual(
      expect.arrayContaining([
        [true, null],
        [false, 'Chrome، Android'],
      ]),
    )
    const other = rows.find(({ current }) => !current)
    expect((await desk.send('session.revoke', {}, { token, params: { id: other?.id ?? 0 } })).status).toBe(200)
    expect((await desk.send('session.list', {}, { token: phone.session })).status).toBe(401)
    const stranger = await account('stranger@example.org')
    const mine = rows.find(({ current }) => current)
    const strange = (await signIn(stranger.desk, 'stranger@example.org')).session
    expect((await desk.send('session.revoke', {}, { token: strange, params: { id: mine?.id ?? 0 } })).status).toBe(404)
  })

  test('signing in again in one browser ends what it had before', async () => {
    const { desk } = await account('again@example.org')
    const before = (await signIn(desk, 'again@example.org')).session
    const answer = await desk.send(
      'session.start',
      { email: 'again@example.org', password: PASSWORD },
      { token: before },
    )
    expect(answer.status).toBe(200)
    expect((await desk.send('session.list', {}, { token: before })).status).toBe(401)
  })

  test('changing the password ends all other sessions and asks for the old one', async () => {
    const { desk } = await account('change@example.org')
    const elsewhere = (await signIn(desk, 'change@example.org')).session
    const { session: token } = await signIn(desk, 'change@example.org')
    const fresh = 'زيتونة تحت سبع غيمات'
    expect(
      (await desk.send('password.change', { current: 'not the one', password: fresh }, { token })).error,
    ).toMatchObject({ code: 'wrong-password', fields: { current: 'كلمة المرور الحالية غير صحيحة.' } })
    expect(
      (await desk.send('password.change', { current: PASSWORD, password: 'سامر سامر سامر' }, { token })).error.code,
    ).toBe('weak-password')
    expect((await desk.send('password.change', { current: PASSWORD, password: fresh }, { token })).status).toBe(200)
    expect((await desk.send('session.list', {}, { token })).status).toBe(200)
    expect((await desk.send('session.list', {}, { token: elsewhere })).status).toBe(401)
    expect((await signIn(desk, 'change@example.org')).status).toBe(401)
    expect((await signIn(desk, 'change@example.org', fresh)).status).toBe(200)
  })

  test('a profile changes name, gender and language, and the language of refusals with it', async () => {
    const { desk } = await account('profile@example.org')
    const { session: token } = await signIn(desk, 'profile@example.org')
    expect(
      (await desk.send('session.profile', { name: ' سامر\u202e  نجم ', gender: 'm', language: 'en' }, { token }))
        .status,
    ).toBe(200)
    expect((await desk.send('session.read', {}, { token })).body.account).toMatchObject({
      name: 'سامر نجم',
      gender: 'm',
      language: 'en',
    })
    expect((await desk.send('session.profile', { name: '\u200b' }, { token })).error).toMatchObject({
      code: 'name-needed',
      message: 'Write the name.',
    })
  })
})

describe('the cookie over HTTPS', () => {
  test('carries the __Host- prefix and Secure', async () => {
    const { sessionCookie } = await import('../edge/cookie.ts')
    const cookie = sessionCookie(new URL('https://news.example'))
    const token = 'a'.repeat(43)
    expect(cookie.write(token)).toBe(`__Host-warraq=${token}; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=1209600`)
    expect(cookie.read(`a=1; __Host-warraq=${token}; b=2`)).toBe(token)
    for (const header of [
      null,
      '',
      `warraq-desk=${token}`,
      `__Host-warraq=${token}; __Host-warraq=${token}`,
      '__Host-warraq=short',
    ]) {
      expect(cookie.read(header)).toBeNull()
    }
  })
})
