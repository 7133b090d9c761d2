import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { codeAt } from '../../ports/second-keys/one-time-codes.ts'
import type { TestDesk } from '../fixtures/test-desk.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const PASSWORD = 'قارب يشرب القهوة صباحا'
const operator = { actor: { kind: 'operator' } } as const

/** An account with a password, signed in by it. */
async function person(desk: TestDesk, email: string, role: 'reporter' | 'admin' | 'editor-in-chief' = 'admin') {
  const passwordHash = await desk.context.passwords.hash(PASSWORD)
  const { accountId } = await desk.context.call(
    'people/add-account',
    { email, name: 'سامر', role, passwordHash },
    operator,
  )
  const { session } = await desk.send('session.start', { email, password: PASSWORD })
  return { accountId, email, token: session ?? '' }
}

async function withCodes(desk: TestDesk, email: string, role?: 'reporter' | 'admin') {
  const who = await person(desk, email, role)
  const { secret } = (await desk.send('keys.codesStart', {}, { token: who.token })).body
  const code = () => codeAt(secret, Date.parse(desk.context.now()))
  const added = await desk.send('keys.codesConfirm', { code: code() }, { token: who.token })
  return { ...who, code, recovery: added.body.recoveryCodes ?? [] }
}

eachDatabase('one-time codes', (newsroom) => {
  test('sign in after the password; one used before is refused, at enrolment too, and the ticket is good for one sign-in', async () => {
    const desk = testDesk(newsroom())
    const who = await withCodes(desk, 'codes@example.org')
    expect(who.recovery).toHaveLength(10)
    const start = await desk.send('session.start', { email: who.email, password: PASSWORD })
    expect([start.status, start.session]).toEqual([200, null])
    if (start.body.account !== null) throw new Error('signed in with a password alone')
    const { ticket, methods } = start.body.second
    expect(methods).toEqual(['code', 'recovery'])
    // The code that confirmed the authenticator is spent.
    expect((await desk.send('session.second', { ticket, code: who.code() })).error.code).toBe('code-wrong')
    newsroom().wait(30)
    const fresh = who.code()
    const tries = await Promise.all([1, 2, 3].map(() => desk.send('session.second', { ticket, code: fresh })))
    expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410])
    expect(tries.find(({ status }) => status === 200)?.session).toMatch(/^[\w-]{43}$/)
    // TOTP replay refused: the same code with a fresh ticket.
    const again = await desk.send('session.start', { email: who.email, password: PASSWORD })
    if (again.body.account !== null) throw new Error('signed in with a password alone')
    const replay = await desk.send('session.second', { ticket: again.body.second.ticket, code: fresh })
    expect([replay.status, replay.error.code, replay.session]).toEqual([403, 'code-wrong', null])
    newsroom().wait(301)
    const late = await desk.send('session.second', { ticket: again.body.second.ticket, code: who.code() })
    expect(late.error.code).toBe('challenge-expired')
  })

  test('a recovery code lets in once; five wrong ones end in a wait; secrets and codes are not stored in the clear', async () => {
    const desk = testDesk(newsroom())
    const who = await withCodes(desk, 'recovery@example.org')
    const ticketOf = async () => {
      const { body } = await desk.send('session.start', { email: who.email, password: PASSWORD })
      return body.account === null ? body.second.ticket : ''
    }
    const [first = '', second = ''] = who.recovery
    const typed = ` ${first.toUpperCase().replaceAll('-', ' ')} `
    expect((await desk.send('session.second', { ticket: await ticketOf(), code: typed })).status).toBe(200)
    expect((await desk.send('session.second', { ticket: await ticketOf(), code: first })).error.code).toBe('code-wrong')
    const ticket = await ticketOf()
    for (let i = 0; i < 3; i += 1)
      expect((await desk.send('session.second', { ticket, code: '000000' })).error.code).toBe('code-wrong')
    expect((await desk.send('session.second', { ticket, code: second })).error.code).toBe('too-many-requests')
    const { read } = newsroom()
    const stored = JSON.stringify([
      await read.selectFrom('totp_key').selectAll().execute(),
      await read.selectFrom('recovery_code').selectAll().execute(),
      await read.selectFrom('key_challenge').selectAll().execute(),
    ])
    expect(stored).not.toContain(second)
    expect(stored).not.toContain(second.replaceAll('-', ''))
    expect(stored).not.toContain(ticket)
  })

  test('a reset link is no way around them, and a password changed meanwhile voids the ticket', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const who = await withCodes(desk, 'around@example.org')
    const { body } = await desk.send('session.start', { email: who.email, password: PASSWORD })
    const ticket = body.account === null ? body.second.ticket : ''
    const link = await desk.send('accounts.resetLink', {}, { token: admin.token, params: { id: who.accountId } })
    const reset = await desk.send('password.reset', {
      token: new URL(link.body.link ?? 'x:').searchParams.get('token') ?? '',
      password: 'أرض بلا قمر ولا مطر 5',
    })
    expect([reset.status, reset.session, reset.body.account]).toEqual([200, null, null])
    newsroom().wait(30)
    expect((await desk.send('session.second', { ticket, code: who.code() })).error.code).toBe('challenge-expired')
  })

  test('lost ones are taken away by an admin or the operator, never by others and never one’s own; sessions end', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const who = await withCodes(desk, 'lost@example.org')
    const chief = await desk.staff('editor-in-chief')
    const of = { id: who.accountId }
    expect((await desk.send('accounts.resetKeys', {}, { token: chief.token, params: of })).status).toBe(403)
    expect((await desk.send('accounts.resetKeys', {}, { token: who.token, params: of })).error.code).toBe('not-allowed')
    expect((await desk.send('accounts.resetKeys', {}, { token: admin.token, params: of })).status).toBe(200)
    expect((await desk.send('session.list', {}, { token: who.token })).status).toBe(401)
    const start = await desk.send('session.start', { email: who.email, password: PASSWORD })
    expect(start.body.account?.email).toBe(who.email)
    const logged = await newsroom().read.selectFrom('audit_event').select(['action', 'subject']).execute()
    expect(logged).toContainEqual({ action: 'account.keys-reset', subject: `account:${who.accountId}` })
  })
})

eachDatabase('dangerous acts', (newsroom) => {
  test('ask again after ten minutes, by password or second key, and the old cookie is worth nothing afterwards', async () => {
    const desk = testDesk(newsroom())
    const who = await person(desk, 'danger@example.org')
    const invite = (token: string, n: number) =>
      desk.send(
        'accounts.invite',
        { email: `n${n}@example.org`, name: 'ندى', role: 'reporter', sectionIds: [] },
        { token },
      )
    expect((await invite(who.token, 1)).status).toBe(200)
    newsroom().wait(601)
    expect((await invite(who.token, 2)).error.code).toBe('step-up-needed')
    expect((await desk.send('accounts.list', {}, { token: who.token })).status).toBe(200)
    const wrong = await desk.send('session.prove', { by: 'password', password: 'not it at all' }, { token: who.token })
    expect([wrong.status, wrong.error.code]).toEqual([403, 'wrong-password'])
    const proved = await desk.send('session.prove', { by: 'password', password: PASSWORD }, { token: who.token })
    expect(proved.session).toMatch(/^[\w-]{43}$/)
    expect((await invite(who.token, 2)).status).toBe(401)
    expect((await invite(proved.session ?? '', 2)).status).toBe(200)
  })

  test('of an account with a second key are not opened by its password', async () => {
    const desk = testDesk(newsroom())
    const who = await withCodes(desk, 'stepup@example.org')
    newsroom().wait(601)
    const byPassword = await desk.send('session.prove', { by: 'password', password: PASSWORD }, { token: who.token })
    expect(byPassword.error.code).toBe('wrong-password')
    expect((await desk.send('keys.recovery', {}, { token: who.token })).error.code).toBe('step-up-needed')
    const byCode = await desk.send('session.prove', { by: 'code', code: who.code() }, { token: who.token })
    expect(byCode.status).toBe(200)
    const fresh = await desk.send('keys.recovery', {}, { token: byCode.session })
    expect(fresh.body.recoveryCodes).toHaveLength(10)
  })

  test('everybody is signed out at once, with tokens of programs and open links, but for whoever did it', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const reporter = await desk.staff('reporter')
    const made = await desk.send(
      'tokens.create',
      { name: 'نشرة', scopes: ['articles.read'], days: 30 },
      { token: reporter.token },
    )
    const program = { headers: { authorization: `Bearer ${made.body.token}` } }
    expect((await desk.send('articles.list', {}, program)).status).toBe(200)
    expect((await desk.send('session.endAll', { tokens: true }, { token: reporter.token })).status).toBe(403)
    const ended = await desk.send('session.endAll', { tokens: true }, { token: admin.token })
    expect(ended.body.tokens).toBe(1)
    expect(ended.body.sessions).toBeGreaterThan(0)
    expect((await desk.send('session.list', {}, { token: reporter.token })).status).toBe(401)
    expect((await desk.send('articles.list', {}, program)).status).toBe(401)
    expect((await desk.send('session.list', {}, { token: admin.token })).status).toBe(200)
  })
})

eachDatabase(
  'a newsroom at a public address',
  (newsroom) => {
    test('keeps whoever publishes or manages at the door until there is a second key, and their last key stays', async () => {
      const desk = testDesk(newsroom())
      const cookie = (token: string) => ({ headers: { cookie: `__Host-warraq=${token}` } })
      const sessionOf = (headers: Headers) =>
        /__Host-warraq=([\w-]{43})/.exec(headers.get('set-cookie') ?? '')?.[1] ?? ''
      const signIn = async (email: string, role: 'admin' | 'reporter' | 'editor-in-chief') => {
        const passwordHash = await desk.context.passwords.hash(PASSWORD)
        await newsroom().call('people/add-account', { email, name: 'ليلى', role, passwordHash }, operator)
        const started = await desk.send('session.start', { email, password: PASSWORD })
        return { view: started.body, token: sessionOf(started.headers) }
      }
      const reporter = await signIn('r@example.org', 'reporter')
      expect(reporter.view).toMatchObject({ secondKey: 'optional' })
      expect((await desk.send('articles.list', {}, cookie(reporter.token))).status).toBe(200)
      const chief = await signIn('c@example.org', 'editor-in-chief')
      expect(chief.view).toMatchObject({ secondKey: 'needed' })
      for (const name of ['articles.list', 'audit.list', 'tokens.list', 'sections.list'] as const)
        expect((await desk.send(name, {}, cookie(chief.token))).error.code).toBe('second-key-needed')
      const { secret } = (await desk.send('keys.codesStart', {}, cookie(chief.token))).body
      const code = codeAt(secret, Date.parse(newsroom().now()))
      expect((await desk.send('keys.codesConfirm', { code }, cookie(chief.token))).status).toBe(200)
      expect((await desk.send('articles.list', {}, cookie(chief.token))).status).toBe(200)
      expect((await desk.send('keys.codesRemove', {}, cookie(chief.token))).error.code).toBe('last-key')
      expect((await desk.send('keys.read', {}, cookie(chief.token))).body).toMatchObject({
        standing: 'there',
        passkeysAt: null,
      })
    })
  },
  { WARRAQ_PUBLIC_URL: 'https://news.example.org' },
)
