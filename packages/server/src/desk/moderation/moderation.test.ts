import { createServer } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { openDiscussion, post, SALMA } from '../../actions/comments/fixtures/discussion.ts'
import { revisionOf, takeComments, WORD } from '../../actions/comments/fixtures/moderating.ts'
import { safeFetcher } from '../../ports/fetch/fetch-safely.ts'
import { FIRST_MODERATION } from '@warraq/core/comments/first-moderation.table'
import { askScorer } from '../../web/comments/ask-scorer.ts'
import { createHmac } from 'node:crypto'
import { testDesk } from '../fixtures/test-desk.ts'

eachDatabase('the screens of moderation', (newsroom) => {
  const state = { articleId: 0, sent: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom(), 'ما تشرف عليه الشاشات')
    await takeComments(newsroom(), { mode: 'post' })
  })
  const send = (body: string) => {
    state.sent += 1
    return post(newsroom(), { ...SALMA, net: `desk-${state.sent}` }, { articleId: state.articleId, body })
  }

  test('settings are saved whole, with a lock, for the next comment; a moderator may not', async () => {
    const desk = testDesk(newsroom())
    const [owner, moderator] = [
      await desk.staff('admin', { name: 'ليلى' }),
      await desk.staff('moderator', { name: 'رنا' }),
    ]
    const { body: page } = await desk.send('moderation.read', {}, { token: owner.token })
    expect(page).toMatchObject({ lockVersion: 0, hasHookSecret: false })
    expect(page.moderators.map(({ name }) => name)).toEqual(expect.arrayContaining(['ليلى', 'رنا']))
    const settings = { ...page.settings, firstHeld: 5, seniors: [moderator.accountId] }
    const saved = await desk.send('moderation.save', { settings, lockVersion: 0 }, { token: owner.token })
    expect(saved.body).toEqual({ lockVersion: 1 })
    const stale = await desk.send('moderation.save', { settings, lockVersion: 0 }, { token: owner.token })
    expect([stale.status, stale.error.code]).toEqual([409, 'edited-meanwhile'])
    const unfit = { ...settings, strikes: { ...settings.strikes, banAt: 2, muteAt: 3 } }
    expect(
      (await desk.send('moderation.save', { settings: unfit, lockVersion: 1 }, { token: owner.token })).status,
    ).toBe(400)
    expect((await desk.send('moderation.read', {}, { token: moderator.token })).status).toBe(403)
    const history = await newsroom()
      .read.selectFrom('setting_history')
      .select('name')
      .where('name', '=', 'moderation')
      .execute()
    expect(history).toHaveLength(1)
  })

  test('a text is tried on the list as it is and as it would be, without being kept', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    await desk.send('lexicon.save', { id: null, term: WORD }, { token })
    const text = 'أهلًا يا ز_عـ_نفور'
    const { body } = await desk.send('lexicon.try', { text, term: null }, { token })
    expect(body).toMatchObject({ verdict: 'held', hits: [{ term: 'زعنفور', clause: 'CL8', strength: 'strong' }] })
    const [start, end] = body.hits[0]?.span ?? [0, 0]
    expect(text.slice(start, end)).toContain('نفور')
    const certain = { ...WORD, tier: 'unambiguous' } as const
    expect((await desk.send('lexicon.try', { text, term: certain }, { token })).body.verdict).toBe('refused')
    expect((await desk.send('lexicon.try', { text: 'صباح الخير', term: certain }, { token })).body).toMatchObject({
      verdict: 'published',
      hits: [],
    })
  })

  test('a word works with the very next comment, and within a second of being saved', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const term = { ...WORD, text: 'شمحوط', mustMatch: ['يا شمحوط'] }
    expect((await send('ما هذا يا شمحوط')).state).toBe('published')
    const [save, next] = [desk.send('lexicon.save', { id: null, term }, { token }), () => send('وما ذاك يا شمحوط')]
    expect((await save).status).toBe(200)
    expect((await next()).state).toBe('held')
    const moderator = await desk.staff('moderator')
    expect((await desk.send('lexicon.list', { q: 'شمحوط' }, { token: moderator.token })).body.found).toBe(1)
    expect((await desk.send('lexicon.save', { id: null, term }, { token: moderator.token })).status).toBe(403)
  })

  test('a rule in the shadow tells what it would have held, and what people removed of it', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const condition = {
      all: [{ fact: 'words', in: 'body', words: 'كراث' }, { not: { fact: 'tag', tag: 'link' } }],
    } as const
    const fields = { id: null, name: 'الكراث', condition, effect: 'hold', clause: null, note: '', until: null } as const
    const { id } = (await desk.send('rules.save', fields, { token })).body
    await desk.send('rules.step', { to: 'shadow' }, { token, params: { id } })
    const sent = [await send('زرعنا كراث العام'), await send('بعنا كراث العام'), await send('أكلنا بصل العام')]
    expect(sent.map(({ state: now }) => now)).toEqual(['published', 'published', 'published'])
    const [first] = sent
    const params = { id: first?.commentId ?? 0 }
    const { lockVersion } = (await desk.send('comments.read', {}, { token, params })).body
    const revisionId = await revisionOf(newsroom(), params.id)
    const removal = { decision: 'remove', revisionId, lockVersion, clauses: ['CL9'], facts: 'إعلان' } as const
    expect((await desk.send('comments.decide', removal, { token, params })).status).toBe(200)
    const { rows } = (await desk.send('rules.list', {}, { token })).body
    expect(rows[0]?.versions[0]).toMatchObject({ state: 'shadow', report: { hits: 2, removed: 1, published: 1 } })
    const { body: tested } = await desk.send('rules.test', { condition }, { token })
    expect(tested).toMatchObject({ hits: 2, removed: 1, published: 1, waiting: 0 })
    expect(tested.looked).toBeGreaterThanOrEqual(3)
    const deep = { not: { not: { not: { not: { not: condition } } } } } as const
    expect((await desk.send('rules.save', { ...fields, condition: deep }, { token })).error.code).toBe('rule-unfit')
  })

  test('a moderator sets an article’s way, sees it listed, and takes it back', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('moderator', { name: 'سامر' })
    const params = { id: state.articleId }
    const input = {
      scope: 'article',
      id: state.articleId,
      mode: 'pre',
      closeAfterDays: null,
      slowSeconds: 30,
      hours: 2,
      release: false,
      why: 'نقاش محتدم',
    } as const
    expect((await desk.send('modes.set', input, { token })).status).toBe(200)
    const { body } = await desk.send('modes.article', {}, { token, params })
    expect(body).toMatchObject({
      own: { mode: 'pre', slowSeconds: 30, why: 'نقاش محتدم', setBy: 'سامر' },
      brakeUntil: null,
      now: { mode: 'pre', closed: false, slowSeconds: 30 },
    })
    const listed = (await desk.send('modes.list', {}, { token })).body.rows
    expect(listed).toMatchObject([{ scope: 'article', id: state.articleId, title: 'ما تشرف عليه الشاشات' }])
    await desk.send('modes.set', { ...input, mode: null, slowSeconds: null, hours: null, why: '' }, { token })
    expect((await desk.send('modes.article', {}, { token, params })).body.own).toBeNull()
  })

  test('an outside scorer hears the words and nothing of their author, and signs are held against the secret', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const heard: { body: string; signature: string; headers: string }[] = []
    const answers = ['{"score":0.91,"hold":true}', '{"score":0.1}', '{"score":7}', 'no', null]
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
      request.on('end', () => {
        heard.push({
          body,
          signature: String(request.headers['warraq-signature']),
          headers: JSON.stringify(request.headers),
        })
        const answer = answers.shift()
        if (typeof answer === 'string') response.setHeader('content-type', 'application/json').end(answer)
      })
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { read, keys, now } = newsroom()
    const fetch = safeFetcher({ allowed: [{ address: '127.0.0.1', port }] })
    const parts = { read, keys, now, fetch }
    const asked = { text: 'نص التعليق', lang: 'ar', article: { title: 'عنوان', url: 'https://x.example/1' } }
    const hook = { url: `http://127.0.0.1:${port}/score`, budgetMs: 300, onFailure: 'hold' } as const
    try {
      expect(await askScorer(parts, FIRST_MODERATION, asked)).toBeNull()
      expect(await askScorer(parts, { hook }, asked)).toEqual({ ok: false, holds: true })
      expect(heard).toEqual([])
      const { secret } = (await desk.send('moderation.hookSecret', {}, { token })).body
      expect(await askScorer(parts, { hook }, asked)).toEqual({ ok: true, score: 0.91, hold: true })
      expect(await askScorer(parts, { hook }, asked)).toEqual({ ok: true, score: 0.1, hold: false })
      expect(await askScorer(parts, { hook }, asked)).toEqual({ ok: false, holds: true })
      expect(await askScorer(parts, { hook: { ...hook, onFailure: 'pass' } }, asked)).toEqual({
        ok: false,
        holds: false,
      })
      expect(await askScorer(parts, { hook }, asked)).toEqual({ ok: false, holds: true })
      expect(heard).toHaveLength(5)
      const [first] = heard
      expect(JSON.parse(first?.body ?? '')).toEqual({ version: 1, ...asked })
      const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(first?.signature ?? '') ?? []
      expect(createHmac('sha256', secret).update(`${seconds}.${first?.body}`).digest('hex')).toBe(hex)
      expect(first?.headers).not.toMatch(/cookie|forwarded/i)
      expect((await desk.send('moderation.read', {}, { token })).body.hasHookSecret).toBe(true)
      expect(JSON.stringify((await desk.send('moderation.read', {}, { token })).body)).not.toContain(secret)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})
