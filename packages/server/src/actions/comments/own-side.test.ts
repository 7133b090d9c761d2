import { beforeAll, describe, expect, test } from 'vitest'
import { identityToken } from '@warraq/core/comments/identity-token'
import { emailKey } from '@warraq/core/people/email'
import { plusSeconds } from '@warraq/core/time'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { readerMail } from '../../jobs/letters/reader-mail.ts'
import { memoryMailer } from '../../ports/mail/memory.ts'
import { databaseAddress } from '../../config/config.ts'
import { openDatabase } from '../../store/database.ts'
import { ownComments, ownReader, ownSanctions } from '../../store/reader/own-comments.ts'
import { readerData } from '../../store/reader/own-data.ts'
import { HANI, openDiscussion, operator, post, SALMA, withCookie } from './fixtures/discussion.ts'
import type { Reader } from './fixtures/discussion.ts'
import { decide, setMode } from './fixtures/decided.ts'

const guest = { actor: { kind: 'guest' } } as const
const THIRTY_MINUTES = 1800

const idOf = (token: string | null) => Number((token ?? '').split('.')[0])

eachDatabase('a commenter’s own side', (newsroom) => {
  const state = { articleId: 0, n: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    await setMode(newsroom(), 'open')
  })
  const comment = (id: number) =>
    newsroom().read.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const shown = async (id: number) =>
    (
      await newsroom()
        .read.selectFrom('comment as c')
        .leftJoin('comment_revision as r', 'r.id', 'c.published_revision_id')
        .select('r.body')
        .where('c.id', '=', id)
        .where('c.state', '=', 'published')
        .executeTakeFirst()
    )?.body
  const write = async (reader: Reader, body = `تعليق يومي رقم ${(state.n += 1)} عن المكتبة`) => {
    const posted = await post(newsroom(), reader, { articleId: state.articleId, body })
    return { id: posted.commentId, reader: withCookie(newsroom(), reader, posted), state: posted.state }
  }
  const edit = (reader: Reader, commentId: number, body: string) =>
    newsroom().call(
      'comments/edit-comment',
      { commentId, body, identityToken: reader.token, net: 'net', agentFamily: 'Firefox', rates: [] },
      guest,
    )

  describe('editing', () => {
    test('item 9: within the minutes a text that passes is shown at once, with when it was changed', async () => {
      const { id, reader } = await write(SALMA)
      newsroom().wait(60)
      expect(await edit(reader, id, 'نص مصحَّح عن المكتبة')).toEqual({ state: 'published', shown: true })
      expect(await shown(id)).toBe('نص مصحَّح عن المكتبة')
      expect((await comment(id)).edited_at).toBe(newsroom().now())
      const revisions = await newsroom()
        .read.selectFrom('comment_revision')
        .select(['n', 'body'])
        .where('comment_id', '=', id)
        .orderBy('n')
        .execute()
      expect(revisions.map(({ n }) => n)).toEqual([1, 2])
      expect(revisions[0]?.body).toContain('تعليق يومي')
    })

    test('item 9: a text that has to be looked at waits, and readers go on seeing the old one', async () => {
      const { id, reader } = await write(SALMA)
      const before = await shown(id)
      expect(await edit(reader, id, 'اقرأ a\u202eb هنا')).toEqual({ state: 'published', shown: false })
      expect(await shown(id)).toBe(before)
      expect((await comment(id)).edited_at).toBeNull()
      const waiting = await newsroom()
        .read.selectFrom('comment_case')
        .select(['queue', 'state', 'revision_id'])
        .where('comment_id', '=', id)
        .executeTakeFirstOrThrow()
      expect(waiting).toEqual({
        queue: 'pending',
        state: 'open',
        revision_id: (await comment(id)).latest_revision_id,
      })
      const own = await ownComments(newsroom().read, [idOf(reader.token)], null)
      expect(own.rows[0]).toMatchObject({ id, editWaits: true, body: 'اقرأ a\u202eb هنا' })
      expect(await edit(reader, id, 'نص عادي بعد ذلك')).toEqual({ state: 'published', shown: true })
      expect(await shown(id)).toBe('نص عادي بعد ذلك')
    })

    test('what the outside scorer says of the new text counts', async () => {
      const { id, reader } = await write(SALMA)
      const scorer = { ok: true, score: 0.97, hold: true } as const
      const edited = await newsroom().call(
        'comments/edit-comment',
        { commentId: id, body: 'نص آخر', identityToken: reader.token, net: 'n', agentFamily: 'x', scorer, rates: [] },
        guest,
      )
      expect(edited).toEqual({ state: 'published', shown: false })
    })

    test('a comment that waits goes on waiting, whatever is made of it', async () => {
      await setMode(newsroom(), 'pre')
      const { id, reader } = await write(HANI)
      expect(await edit(reader, id, 'نص آخر للتعليق المنتظر')).toEqual({ state: 'held', shown: false })
      await setMode(newsroom(), 'open')
      expect(await edit(reader, id, 'نص ثالث للتعليق المنتظر')).toEqual({ state: 'held', shown: false })
    })

    test('is over after the minutes, impossible for strangers, and the same text is no edit', async () => {
      const { id, reader } = await write(SALMA)
      const { body } = await newsroom()
        .read.selectFrom('comment_revision')
        .select('body')
        .where('comment_id', '=', id)
        .executeTakeFirstOrThrow()
      await edit(reader, id, body)
      expect((await comment(id)).lock_version).toBe(1)
      await expect(edit({ ...reader, token: null }, id, 'س')).rejects.toMatchObject({ code: 'not-found' })
      const other = await write(HANI)
      await expect(edit(other.reader, id, 'س')).rejects.toMatchObject({ code: 'not-found' })
      await expect(edit(reader, id, '  ')).rejects.toMatchObject({ code: 'comment-invalid' })
      newsroom().wait(10 * 60 + 1)
      await expect(edit(reader, id, 'متأخر')).rejects.toMatchObject({ code: 'edit-over' })
    })
  })

  test('withdrawing takes the text from readers and from search at once; the place stays for the answers', async () => {
    const { id, reader } = await write(SALMA, 'تعليق يُسحب عن الأرشيفات')
    const answer = await post(newsroom(), HANI, { articleId: state.articleId, parentId: id, body: 'رد عليه' })
    await newsroom().call('search/index-comment', { commentId: id }, operator)
    const found = async () =>
      (
        await newsroom()
          .read.selectFrom('search_document')
          .select('id')
          .where('scope', '=', 2)
          .where('id', '=', id)
          .execute()
      ).length
    expect(await found()).toBe(1)
    await newsroom().call('comments/withdraw-comment', { commentId: id, identityToken: reader.token }, guest)
    expect((await comment(id)).state).toBe('deleted-by-author')
    expect(await shown(id)).toBeUndefined()
    expect(await found()).toBe(0)
    expect((await comment(answer.commentId)).parent_id).toBe(id)
    await newsroom().call('comments/withdraw-comment', { commentId: id, identityToken: reader.token }, guest)
    const events = await newsroom()
      .read.selectFrom('comment_event')
      .select('type')
      .where('comment_id', '=', id)
      .where('type', '=', 'delete-own')
      .execute()
    expect(events).toHaveLength(1)
  })

  describe('the way in by letter', () => {
    const mailer = memoryMailer()
    const letters = () => readerMail({ ...newsroom(), publicUrl: newsroom().config.publicUrl, mailer })
    const ask = (email: string) => newsroom().call('comments/request-entry', { email, rates: [] }, guest)
    const planned = async () =>
      (
        await newsroom()
          .read.selectFrom('job')
          .select('payload')
          .where('kind', '=', 'send-entry-link')
          .orderBy('id', 'desc')
          .execute()
      ).map(({ payload }) => payload)
    const link = async (email: string): Promise<string> => {
      await ask(email)
      await letters()['send-entry-link']?.(JSON.parse((await planned())[0] ?? '{}'))
      return /token=([\w-]{43})/.exec(mailer.sent.at(-1)?.text ?? '')?.[1] ?? ''
    }
    const use = (token: string, identityTokenOf: string | null = null) =>
      newsroom().call('comments/use-entry', { token, identityToken: identityTokenOf }, guest)

    test('asks the same of the machine for an address that is known and one that is not', async () => {
      await write({ ...SALMA, email: 'known@example.org' })
      const rows = async () => ({
        jobs: (await planned()).length,
        links: (await newsroom().read.selectFrom('reader_link').select('token_hash').execute()).length,
        rates: (await newsroom().read.selectFrom('rate_window').select('key').execute()).length,
      })
      const before = await rows()
      expect(await ask('known@example.org')).toBeNull()
      const between = await rows()
      expect(await ask('unknown@example.org')).toBeNull()
      const after = await rows()
      expect(between.jobs - before.jobs).toBe(1)
      expect(after.jobs - between.jobs).toBe(1)
      expect([between.links, after.links]).toEqual([before.links, before.links])
      expect(after.rates - between.rates).toBe(between.rates - before.rates)
      const sent = mailer.sent.length
      for (const payload of (await planned()).slice(0, 2)) await letters()['send-entry-link']?.(JSON.parse(payload))
      expect(mailer.sent.length - sent).toBe(1)
      expect((await planned()).join()).not.toContain('example.org')
      expect((await planned()).join()).not.toContain(newsroom().keys.hmac('email', 'known@example.org'))
    })

    test('no address gets more than three letters an hour and six a day, and nobody is told', async () => {
      await write({ ...SALMA, email: 'bombed@example.org' })
      const before = (await planned()).length
      for (let n = 0; n < 10; n += 1) expect(await ask('Bombed@Example.org')).toBeNull()
      expect((await planned()).length - before).toBe(3)
      newsroom().wait(3601)
      for (let n = 0; n < 10; n += 1) await ask('bombed@example.org')
      newsroom().wait(3601)
      for (let n = 0; n < 10; n += 1) await ask('bombed@example.org')
      expect((await planned()).length - before).toBe(6)
    })

    test('the link works once, for half an hour, and a newer one makes it useless', async () => {
      await write({ ...SALMA, email: 'once@example.org' })
      const first = await link('once@example.org')
      const second = await link('once@example.org')
      await expect(use(first)).rejects.toMatchObject({ code: 'link-expired' })
      await use(second)
      await expect(use(second)).rejects.toMatchObject({ code: 'link-expired' })
      await expect(use('x'.repeat(43))).rejects.toMatchObject({ code: 'link-expired' })
      const third = await link('once@example.org')
      newsroom().wait(THIRTY_MINUTES + 1)
      await expect(use(third)).rejects.toMatchObject({ code: 'link-expired' })
    })

    test('proving an address shows every comment written with it; a stranger who typed it gets nothing by that', async () => {
      const email = 'owner@example.org'
      const phone = await write({ ...SALMA, email })
      const impostor = await write({ ...HANI, email: 'Owner@example.org' })
      const { identityId } = await use(await link(email))
      expect([idOf(phone.reader.token), idOf(impostor.reader.token)]).not.toContain(identityId)
      const owner = await ownReader(newsroom().read, identityId)
      expect(owner?.verified).toBe(true)
      const rows = (await ownComments(newsroom().read, owner?.ids ?? [], null)).rows
      expect(rows.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([phone.id, impostor.id])
      for (const { reader, id } of [phone, impostor]) {
        const same = await ownReader(newsroom().read, idOf(reader.token))
        expect(same).toEqual({ ids: [idOf(reader.token)], verified: false })
        expect((await ownComments(newsroom().read, same?.ids ?? [], null)).rows.map((row) => row.id)).toEqual([id])
      }
      // The browser in which the address was typed becomes itself, proved.
      expect(await use(await link(email), phone.reader.token)).toEqual({ identityId: idOf(phone.reader.token) })
      expect((await ownReader(newsroom().read, idOf(phone.reader.token)))?.ids).toHaveLength(3)
      newsroom().wait(3601)
      // And any further browser becomes one that is proved already.
      expect((await use(await link(email))).identityId).toBe(idOf(phone.reader.token))
    })
  })

  test('what was decided against a reader follows the address once it is proved; a muted reader changes no text', async () => {
    const { call, keys, config, now, read } = newsroom()
    const email = 'muted@example.org'
    const { id, reader } = await write({ ...SALMA, email })
    await decide(newsroom(), id, 'remove', { clauses: ['CL2'], facts: 'لفظ مهين' })
    const other = await write(reader)
    const removal = await read
      .selectFrom('decision')
      .select('id')
      .where('comment_id', '=', id)
      .where('effect', '=', 'remove')
      .executeTakeFirstOrThrow()
    const open = openDatabase(databaseAddress(config), 'write')
    await open.db
      .insertInto('sanction')
      .values({
        kind: 'mute',
        target_kind: 'identity',
        target: String(idOf(reader.token)),
        weight: 0,
        decision_id: removal.id,
        starts_at: now(),
        ends_at: plusSeconds(now(), 7 * 24 * 3600),
        lifted_at: null,
        lifted_by: null,
      })
      .execute()
    await open.close()
    await expect(edit(reader, other.id, 'نص آخر بعد الإيقاف')).rejects.toMatchObject({ code: 'comment-sanctioned' })
    const emailHmac = keys.hmac('email', emailKey(email))
    const enter = async (token: string | null) => {
      const made = await call('comments/make-entry-link', { emailHmac }, { actor: { kind: 'job', job: 'test' } })
      return (await call('comments/use-entry', { token: made?.token ?? '', identityToken: token }, guest)).identityId
    }
    await enter(reader.token)
    const fresh = await post(
      newsroom(),
      { ...HANI, email, net: 'elsewhere' },
      { articleId: state.articleId, body: 'من متصفح جديد' },
    )
    const cookie = withCookie(newsroom(), HANI, fresh)
    expect(await enter(cookie.token)).toBe(fresh.identityId)
    expect(await ownSanctions(read, [fresh.identityId], now())).toEqual([
      { kind: 'mute', endsAt: plusSeconds(now(), 7 * 24 * 3600), decisionId: removal.id },
    ])
    await expect(edit(cookie, fresh.commentId, 'نص آخر من متصفح جديد')).rejects.toMatchObject({
      code: 'comment-sanctioned',
    })
  })

  describe('statements by letter', () => {
    const send = async (commentId: number) => {
      const mailer = memoryMailer()
      const { id } = await newsroom()
        .read.selectFrom('decision')
        .select('id')
        .where('comment_id', '=', commentId)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const letters = readerMail({ ...newsroom(), publicUrl: newsroom().config.publicUrl, mailer })
      await letters['send-statement']?.({ decisionId: id })
      return { sent: mailer.sent, decisionId: id }
    }
    const prove = async (reader: Reader) => {
      const { call, keys, read } = newsroom()
      const made = await call(
        'comments/make-entry-link',
        { emailHmac: keys.hmac('email', emailKey(reader.email)) },
        { actor: { kind: 'job', job: 'test' } },
      )
      await call('comments/use-entry', { token: made?.token ?? '', identityToken: reader.token }, guest)
      expect((await ownReader(read, idOf(reader.token)))?.verified).toBe(true)
    }

    test('go to a proved address only, with the way to appeal, and a second try changes nothing', async () => {
      const { id, reader } = await write({ ...SALMA, email: 'told@example.org' })
      await decide(newsroom(), id, 'remove', { clauses: ['CL2'], facts: 'لفظ مهين' })
      expect((await send(id)).sent).toEqual([])
      await prove(reader)
      const { sent, decisionId } = await send(id)
      expect(sent).toHaveLength(1)
      expect(sent[0]?.text).toContain('البند 2 من شروط التعليق')
      expect(sent[0]?.text).toContain(`/comments/mine/decision/${decisionId}?key=`)
      expect(sent[0]?.text).not.toContain('{link}')
      const row = await newsroom()
        .read.selectFrom('statement')
        .select(['channel', 'delivered_at'])
        .where('decision_id', '=', decisionId)
        .executeTakeFirstOrThrow()
      expect(row).toEqual({ channel: 'mail', delivered_at: newsroom().now() })
    })

    test('about the sacred, religions and God say nothing but that there is a decision', async () => {
      const { id, reader } = await write({ ...SALMA, email: 'quiet@example.org' })
      await prove(reader)
      await decide(newsroom(), id, 'remove', { clauses: ['CL4'], facts: 'وصف أتباع دين كلهم' })
      const { sent } = await send(id)
      expect(sent).toHaveLength(1)
      expect(sent[0]?.text).not.toMatch(/البند|دين|تعليق يومي|key=/)
      expect(sent[0]?.text).toContain('/comments/mine')
    })

    test('are not sent about what no longer stands', async () => {
      const { id, reader } = await write({ ...SALMA, email: 'undone@example.org' })
      await prove(reader)
      await decide(newsroom(), id, 'remove', { clauses: ['CL2'], facts: 'خطأ' })
      const removal = await newsroom()
        .read.selectFrom('decision')
        .select('id')
        .where('comment_id', '=', id)
        .where('effect', '=', 'remove')
        .executeTakeFirstOrThrow()
      await decide(newsroom(), id, 'approve')
      const mailer = memoryMailer()
      const letters = readerMail({ ...newsroom(), publicUrl: newsroom().config.publicUrl, mailer })
      await letters['send-statement']?.({ decisionId: removal.id })
      expect(mailer.sent).toEqual([])
    })
  })

  test('item 27: the export holds every version, decision and report of the reader, and no moderator', async () => {
    const { id, reader } = await write({ ...SALMA, email: 'export@example.org' }, 'نص أول للتصدير')
    await edit(reader, id, 'نص ثانٍ للتصدير')
    await decide(newsroom(), id, 'remove', { clauses: ['CL2'], facts: 'لفظ مهين للتصدير' })
    const own = await ownReader(newsroom().read, idOf(reader.token))
    const data = await readerData(newsroom().read, own ?? { ids: [0], verified: false }, (sealed) =>
      newsroom().keys.unseal(sealed),
    )
    const text = JSON.stringify(data)
    for (const part of ['نص أول للتصدير', 'نص ثانٍ للتصدير', 'لفظ مهين للتصدير', 'CL2']) expect(text).toContain(part)
    // An address that was only typed in this browser is not given out by it.
    expect(text).not.toContain('export@example.org')
    expect(text).not.toMatch(/account|مشغّل/)
    expect(data.comments).toHaveLength(1)
    expect(data.comments[0]?.texts.map(({ n }) => n)).toEqual([1, 2])
  })

  test('a forged cookie is nobody', async () => {
    const { id } = await write(SALMA)
    const forged = identityToken(1, (text) => `${text}`.padEnd(64, '0'))
    for (const identityTokenOf of [forged, '', null])
      await expect(
        newsroom().call('comments/withdraw-comment', { commentId: id, identityToken: identityTokenOf }, guest),
      ).rejects.toMatchObject({ code: 'not-found' })
  })
})
