import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { tell } from '../../../../../test/harness/stories.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const PASSWORD = 'زيتونة تحت سبع غيمات'
const operator = { actor: { kind: 'operator' } } as const
const tokenOf = (link: string | undefined) => new URL(link ?? 'x:').searchParams.get('token') ?? ''

eachDatabase('accounts', (newsroom) => {
  test('an invitation without mail is a link for the admin, works once, and the newer one replaces it', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const invited = await desk.send(
      'accounts.invite',
      { email: 'Huda@Example.org', name: 'هدى', role: 'moderator', sectionIds: [] },
      { token: admin.token, key: 'invite-huda-1' },
    )
    expect(invited.body).toMatchObject({
      mailed: false,
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:8080\/newsroom\/invitation\?token=[\w-]{43}$/),
    })
    const again = await desk.send(
      'accounts.invite',
      { email: 'Huda@Example.org', name: 'هدى', role: 'moderator', sectionIds: [] },
      { token: admin.token, key: 'invite-huda-1' },
    )
    expect(again.body).toEqual(invited.body)
    expect(
      (
        await desk.send(
          'accounts.invite',
          { email: 'huda@example.ORG', name: 'أخرى', role: 'admin', sectionIds: [] },
          { token: admin.token },
        )
      ).error,
    ).toMatchObject({ code: 'email-taken' })
    const old = tokenOf(invited.body.link)
    expect((await desk.send('invitation.read', { token: old })).body).toMatchObject({
      valid: true,
      name: 'هدى',
      email: 'Huda@Example.org',
      role: 'moderator',
    })

    const fresh = await desk.send(
      'accounts.resetLink',
      {},
      { token: admin.token, params: { id: invited.body.accountId } },
    )
    expect(fresh.body.link).toContain('/newsroom/invitation?token=')
    expect((await desk.send('invitation.read', { token: old })).body).toEqual({
      valid: false,
      siteName: 'ورّاق',
      name: '',
      email: '',
      role: null,
    })
    const token = tokenOf(fresh.body.link)
    expect((await desk.send('password.link', { token })).body.valid).toBe(false)
    expect(
      (await desk.send('invitation.accept', { token, name: 'هدى', password: 'huda2024huda2024' })).error.code,
    ).toBe('weak-password')
    const tries = await Promise.all(
      [1, 2, 3, 4].map(() => desk.send('invitation.accept', { token, name: 'هدى سالم', password: PASSWORD })),
    )
    expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410, 410])
    const inside = tries.find(({ status }) => status === 200)
    expect(inside?.body.account).toMatchObject({ name: 'هدى سالم', role: 'moderator', personId: null })
    expect(inside?.body.can).toEqual(['comment.moderate'])
    expect(
      (await desk.send('accounts.list', {}, { token: admin.token })).body.rows.find(
        ({ id }) => id === invited.body.accountId,
      ),
    ).toMatchObject({ status: 'active', email: 'Huda@Example.org', lastSeenAt: expect.any(String) })
  })

  test('one address invited many times at once is one account', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const invite = () =>
      desk.send(
        'accounts.invite',
        { email: 'crowd@example.org', name: 'جمع', role: 'reporter', sectionIds: [] },
        { token },
      )
    const answers = await Promise.all(Array.from({ length: 12 }, invite))
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, ...Array.from({ length: 11 }, () => 409)])
  })

  test('an answer that was lost is given again, also for a door that opens once', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const { body } = await desk.send(
      'accounts.invite',
      { email: 'lost@example.org', name: 'نادر', role: 'reporter', sectionIds: [] },
      { token: admin.token },
    )
    const accept = (key: string, password = PASSWORD) =>
      desk.send('invitation.accept', { token: tokenOf(body.link), name: 'نادر', password }, { key })
    const first = await accept('the-same-try')
    const second = await accept('the-same-try')
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.session).not.toBe(first.session)
    expect((await accept('another-try')).status).toBe(410)
    expect((await accept('the-same-try', 'مطر خفيف فوق المكتبة')).status).toBe(410)
  })

  test('an invitation ends after seven days, a reset after thirty minutes', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const { body } = await desk.send(
      'accounts.invite',
      { email: 'late@example.org', name: 'متأخر', role: 'reporter', sectionIds: [] },
      { token: admin.token },
    )
    const reporter = await desk.staff('reporter')
    const reset = await desk.send('accounts.resetLink', {}, { token: admin.token, params: { id: reporter.accountId } })
    newsroom().wait(31 * 60)
    expect((await desk.send('password.link', { token: tokenOf(reset.body.link) })).body.valid).toBe(false)
    expect(
      (await desk.send('password.reset', { token: tokenOf(reset.body.link), password: PASSWORD })).error.code,
    ).toBe('link-expired')
    expect((await desk.send('invitation.read', { token: tokenOf(body.link) })).body.valid).toBe(true)
    newsroom().wait(7 * 24 * 3600)
    expect(
      (await desk.send('invitation.accept', { token: tokenOf(body.link), name: 'متأخر', password: PASSWORD })).status,
    ).toBe(410)
  })

  test("a reset by the admin's link ends every session and signs in", async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const reporter = await desk.staff('reporter')
    const { body } = await desk.send(
      'accounts.resetLink',
      {},
      { token: admin.token, params: { id: reporter.accountId } },
    )
    expect(body.link).toContain('/newsroom/reset?token=')
    const done = await desk.send('password.reset', { token: tokenOf(body.link), password: PASSWORD })
    expect(done.body.account?.id).toBe(reporter.accountId)
    expect((await desk.send('session.list', {}, { token: reporter.token })).status).toBe(401)
    expect((await desk.send('session.list', {}, { token: done.session })).status).toBe(200)
    expect((await desk.send('session.start', { email: reporter.email, password: PASSWORD })).status).toBe(200)
  })

  test('a forgotten password without mail tells nothing to anybody', async () => {
    const desk = testDesk(newsroom())
    const reporter = await desk.staff('reporter')
    const known = await desk.send('password.request', { email: reporter.email })
    const unknown = await desk.send('password.request', { email: 'nobody@example.org' })
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    const links = await newsroom()
      .read.selectFrom('one_time_token')
      .select('purpose')
      .where('account_id', '=', reporter.accountId)
      .execute()
    expect(links).toEqual([])
    const statuses = []
    for (let i = 0; i < 4; i++)
      statuses.push(
        (await desk.send('password.request', { email: 'often@example.org' }, { peer: `203.0.113.${i}` })).status,
      )
    expect(statuses).toEqual([200, 200, 200, 429])
  })

  test('a new role or standing ends sessions at once; one admin always remains', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    const reporter = await desk.staff('reporter')
    const change = (accountId: number, patch: object, token = admin.token) =>
      desk.send('accounts.change', patch, { token, params: { id: accountId } })
    expect((await change(reporter.accountId, { role: 'reviewer' })).status).toBe(200)
    expect((await desk.send('session.list', {}, { token: reporter.token })).status).toBe(401)
    const second = await desk.staff('reviewer')
    expect((await change(second.accountId, { status: 'disabled' })).status).toBe(200)
    expect((await desk.send('session.list', {}, { token: second.token })).status).toBe(401)
    expect(
      (await desk.send('accounts.resetLink', {}, { token: admin.token, params: { id: second.accountId } })).error.code,
    ).toBe('account-disabled')

    const others = (await desk.send('accounts.list', {}, { token: admin.token })).body.rows.filter(
      ({ id, role, status }) => role === 'admin' && status === 'active' && id !== admin.accountId,
    )
    for (const { id } of others) expect((await change(id, { role: 'reporter' })).status).toBe(200)
    for (const patch of [{ role: 'editor-in-chief' }, { status: 'disabled' }]) {
      expect((await change(admin.accountId, patch)).error).toMatchObject({ code: 'last-admin' })
    }
    // Two admins who take the role from each other at the same moment: one remains.
    const rival = await desk.staff('admin')
    await Promise.all([
      change(rival.accountId, { role: 'reporter' }),
      change(admin.accountId, { role: 'reporter' }, rival.token),
    ])
    const left = await newsroom()
      .read.selectFrom('account')
      .select('id')
      .where('role', '=', 'admin')
      .where('status', '=', 'active')
      .execute()
    expect(left).toHaveLength(1)
  })

  test('sections of an account have to exist; an account let back in without a password is invited', async () => {
    const desk = testDesk(newsroom())
    const admin = await desk.staff('admin')
    expect(
      (
        await desk.send(
          'accounts.invite',
          { email: 'sec@example.org', name: 'قسم', role: 'section-head', sectionIds: [999_999] },
          { token: admin.token },
        )
      ).error,
    ).toMatchObject({ code: 'bad-input', fields: { sectionIds: expect.any(String) } })
    const { id } = await newsroom().call('sections/create-section', { name: 'علوم', parentId: null }, operator)
    const { body } = await desk.send(
      'accounts.invite',
      { email: 'sec@example.org', name: 'قسم', role: 'section-head', sectionIds: [id, id] },
      { token: admin.token },
    )
    const params = { id: body.accountId }
    await desk.send('accounts.change', { status: 'disabled' }, { token: admin.token, params })
    expect((await desk.send('invitation.read', { token: tokenOf(body.link) })).body.valid).toBe(false)
    await desk.send('accounts.change', { status: 'active' }, { token: admin.token, params })
    const row = (await desk.send('accounts.list', {}, { token: admin.token })).body.rows.find(
      (one) => one.id === body.accountId,
    )
    expect(row).toMatchObject({ status: 'invited', sectionIds: [id], role: 'section-head' })
  })
})

eachDatabase('persons', (newsroom) => {
  test('are found in any spelling, change their name with their address, and hide everywhere', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor')
    const { id } = (
      await desk.send(
        'persons.create',
        { name: 'أحمد  الخالديّ\u202e', title: 'كاتب رأي', bio: 'سطر\nسطران' },
        { token },
      )
    ).body
    const find = async (q: string) => (await desk.send('persons.list', { q }, { token })).body.rows
    expect(await find('احمد الخالدي')).toMatchObject([
      {
        id,
        name: 'أحمد الخالديّ',
        slug: 'أحمد-الخالدي',
        title: 'كاتب رأي',
        bylineHidden: false,
        gender: null,
        portrait: null,
        articleCount: 0,
      },
    ])
    expect((await find('%')).length).toBe((await desk.send('persons.list', {}, { token })).body.rows.length)
    await desk.send('persons.change', { name: 'أحمد سليم' }, { token, params: { id } })
    expect((await find('سليم'))[0]).toMatchObject({ slug: 'أحمد-سليم', publicUrl: null })
    const { id: sectionId } = (await desk.send('sections.create', { name: 'آراء', parentId: null }, { token })).body
    await tell(newsroom().call, { title: 'عمود', sectionId, bylines: [{ personId: id, role: null }] })
    expect((await find('سليم'))[0]).toMatchObject({
      articleCount: 1,
      publicUrl: `http://127.0.0.1:8080/author/${id}/${encodeURIComponent('أحمد-سليم')}`,
    })
    await desk.send('persons.change', { slug: 'selim', gender: 'm' }, { token, params: { id } })
    await desk.send('persons.change', { name: 'أحمد سليم الخالدي', bylineHidden: true }, { token, params: { id } })
    expect((await find('سليم'))[0]).toMatchObject({
      slug: 'selim',
      gender: 'm',
      bylineHidden: true,
      publicUrl: null,
      title: 'كاتب رأي',
    })
    expect((await desk.send('persons.create', { name: '\u200b\u202e' }, { token })).error.code).toBe('name-needed')
    expect((await desk.send('persons.change', { portraitMediaId: 77 }, { token, params: { id } })).error).toMatchObject(
      { fields: { portraitMediaId: expect.any(String) } },
    )
    expect((await desk.send('persons.change', { name: 'لا أحد' }, { token, params: { id: 999_999 } })).status).toBe(404)
  })

  test('a name that hides is not found by searching either', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const person = (await desk.send('persons.create', { name: 'زهير البنّاء' }, { token })).body
    const section = (await desk.send('sections.create', { name: 'محليات', parentId: null }, { token })).body
    const article = (await desk.send('articles.create', { title: 'افتتاح جسر' }, { token })).body
    const params = { id: article.id }
    const { working } = (await desk.send('articles.read', {}, { token, params })).body
    const content = {
      ...working,
      sectionId: section.id,
      bylines: [{ personId: person.id, role: null }],
      body: {
        ...working.body,
        content: [
          { type: 'paragraph' as const, attrs: { dir: null }, content: [{ type: 'text' as const, text: 'نص' }] },
        ],
      },
    }
    const saved = (
      await desk.send('articles.save', { content, lockVersion: article.lockVersion, auto: false }, { token, params })
    ).body
    await desk.send('articles.step', { to: 'publish', lockVersion: saved.lockVersion }, { token, params })
    const planned = () =>
      newsroom()
        .read.selectFrom('job')
        .select('id')
        .where('kind', '=', 'index-article')
        .where('payload', 'like', `%"articleId":${article.id}%`)
        .execute()
    const before = (await planned()).length
    await desk.send('persons.change', { bylineHidden: true }, { token, params: { id: person.id } })
    // The index was made anew with it; showing the name again may wait for a job.
    expect((await planned()).length).toBe(before)
    await desk.send('persons.change', { bylineHidden: false }, { token, params: { id: person.id } })
    expect((await planned()).length).toBe(before + 1)
    await desk.send('persons.change', { bio: 'لا يغيّر الاسم' }, { token, params: { id: person.id } })
    expect((await planned()).length).toBe(before + 1)
  })
})
