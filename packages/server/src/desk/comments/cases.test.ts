import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { HANI, openDiscussion, post, SALMA, withCookie } from '../../actions/comments/fixtures/discussion.ts'
import { as, targetOf } from '../../actions/comments/fixtures/moderators.ts'
import { indexEverything } from '../fixtures/index-everything.ts'
import type { TestDesk } from '../fixtures/test-desk.ts'
import { testDesk } from '../fixtures/test-desk.ts'

eachDatabase('the queues of moderators', (newsroom) => {
  const state = {} as {
    desk: TestDesk
    articleId: number
    otherId: number
    maha: { accountId: number; token: string }
    rana: { accountId: number; token: string }
    owner: { accountId: number; token: string }
    reporter: { token: string }
  }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    state.otherId = await openDiscussion(newsroom(), 'عودة العبّارة')
    state.desk = testDesk(newsroom())
    state.maha = await state.desk.staff('moderator', { name: 'مها' })
    state.rana = await state.desk.staff('moderator', { name: 'رنا' })
    state.owner = await state.desk.staff('admin', { name: 'ليلى' })
    state.reporter = await state.desk.staff('reporter')
  })
  const list = async (input: Parameters<typeof state.desk.send<'cases.list'>>[1], token = state.maha.token) =>
    (await state.desk.send('cases.list', input, { token })).body.rows
  const read = async (id: number, token = state.maha.token) =>
    (await state.desk.send('cases.read', {}, { token, params: { id } })).body
  const counts = async () => (await state.desk.send('cases.counts', {}, { token: state.maha.token })).body
  const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id)
  const report = async (commentId: number, net: string, clause = 'CL2') => {
    const terms = { kind: 'terms', clause, note: 'فيه إهانة', law: '', name: '', email: '', goodFaith: false } as const
    await newsroom().call(
      'comments/report-comment',
      { ...terms, commentId, identityToken: null, net, rates: [] },
      { actor: { kind: 'guest' } },
    )
  }

  test('the gravest comes first, among equals the oldest; section, article, reader and words narrow a list', async () => {
    const first = await post(newsroom(), SALMA, { articleId: state.articleId, body: 'سؤال عن المواعيد' })
    const second = await post(newsroom(), { ...HANI, net: 'n2' }, { articleId: state.otherId, body: 'جواب قصير' })
    const third = await post(
      newsroom(),
      { ...HANI, net: 'n3', email: 'other@example.org' },
      { articleId: state.articleId, body: 'زوروا https://a.example و https://b.example و https://c.example' },
    )
    const rows = await list({ queue: 'pending' })
    expect(ids(rows)).toEqual([third.commentId, first.commentId, second.commentId])
    expect(rows[1]).toMatchObject({
      name: 'سلمى',
      article: { id: state.articleId },
      case: { queue: 'pending', state: 'open', lease: null },
      editWaits: false,
      decisions: ['approve', 'remove', 'ask-for-changes', 'spam'],
    })
    expect(ids(await list({ queue: 'pending', article: state.otherId }))).toEqual([second.commentId])
    expect(ids(await list({ queue: 'pending', reader: first.identityId }))).toEqual([first.commentId])
    const { section_id } = await newsroom()
      .read.selectFrom('article')
      .select('section_id')
      .where('id', '=', state.otherId)
      .executeTakeFirstOrThrow()
    expect(ids(await list({ queue: 'pending', section: section_id ?? 0 }))).toEqual([second.commentId])
    await indexEverything(newsroom())
    expect(ids(await list({ queue: 'pending', q: 'المواعيد' }))).toEqual([first.commentId])
    expect(ids(await list({ queue: 'reported', q: 'المواعيد' }))).toEqual([])
    expect(ids(await list({ queue: 'history' }))).toEqual([third.commentId, second.commentId, first.commentId])
    expect(await counts()).toMatchObject({ pending: 3, reported: 0, appealed: 0, spam: 0 })
    expect(JSON.stringify(rows)).not.toContain('example.org')
    expect((await state.desk.send('cases.list', { queue: 'pending' }, { token: state.reporter.token })).status).toBe(
      403,
    )
  })

  test('pages of a queue neither repeat nor lose a comment while its order has equals', async () => {
    for (let n = 0; n < 60; n++)
      await post(
        newsroom(),
        { ...SALMA, net: `p${n}`, email: `p${n}@example.org` },
        { articleId: state.otherId, body: `في الطابور ${n}` },
      )
    const seen: number[] = []
    let before: string | undefined
    do {
      const { body } = await state.desk.send(
        'cases.list',
        { queue: 'pending', ...(before === undefined ? {} : { before }) },
        { token: state.maha.token },
      )
      seen.push(...ids(body.rows))
      before = body.next ?? undefined
    } while (before !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(63)
  })

  test('who opens a comment has it to themselves; another sees who, takes it over, and it ends by itself', async () => {
    const { commentId } = await post(
      newsroom(),
      { ...SALMA, net: 'lease' },
      { articleId: state.articleId, body: 'لمن يفتحه أولًا' },
    )
    const open = async (who: { token: string }, takeOver = false) =>
      (await state.desk.send('cases.open', { takeOver }, { token: who.token, params: { id: commentId } })).body
    expect(await open(state.maha)).toMatchObject({ mine: true })
    expect(await open(state.rana)).toMatchObject({ mine: false, by: 'مها' })
    expect((await read(commentId, state.rana.token)).case?.lease).toMatchObject({ by: 'مها', mine: false })
    const others = async () => (await state.desk.send('cases.counts', {}, { token: state.rana.token })).body.leases
    expect(await others()).toEqual([{ commentId, by: 'مها' }])
    expect(await open(state.rana, true)).toMatchObject({ mine: true })
    expect(await open(state.maha)).toMatchObject({ mine: false, by: 'رنا' })
    newsroom().wait(121)
    expect(await open(state.maha)).toMatchObject({ mine: true })
    await state.desk.send('cases.leave', {}, { token: state.maha.token, params: { id: commentId } })
    expect((await read(commentId)).case?.lease).toBeNull()
  })

  test('notes, escalation and a date are the case’s own', async () => {
    const { commentId } = await post(
      newsroom(),
      { ...SALMA, net: 'hard' },
      { articleId: state.articleId, body: 'حالة صعبة' },
    )
    const params = { id: commentId }
    const note = (text: string, escalate: boolean) =>
      state.desk.send('cases.note', { text, escalate }, { token: state.maha.token, params })
    expect((await note('   ', false)).status).toBe(400)
    await note('هل هذا اقتباس؟', false)
    await note('أتركه لمن هو أقدم', true)
    const dueAt = '2017-06-20T00:00:00.000Z'
    await state.desk.send('cases.date', { dueAt }, { token: state.maha.token, params })
    const detail = await read(commentId)
    expect(detail.notes.map(({ by, text }) => [by, text])).toEqual([
      ['مها', 'هل هذا اقتباس؟'],
      ['مها', 'أتركه لمن هو أقدم'],
    ])
    expect(detail.case).toMatchObject({ state: 'escalated', dueAt })
    expect(ids(await list({ queue: 'pending', state: 'escalated' }))).toEqual([commentId])
    expect((await counts()).escalated).toBe(1)
    const target = await targetOf(newsroom(), commentId)
    await newsroom().call('comments/decide-comment', { ...target, decision: 'spam' }, as(state.maha.accountId))
    expect((await read(commentId)).case).toMatchObject({ queue: 'spam', state: 'escalated' })
  })

  test('evidence points into the text as it was typed, and is said in a sentence', async () => {
    const body = 'مرحبا\u202e زوروا https://a.example و https://b.example و https://c.example اليوم'
    const { commentId } = await post(newsroom(), { ...SALMA, net: 'ev' }, { articleId: state.articleId, body })
    const { parts, evidence, text } = await read(commentId)
    expect(parts.map((part) => part.text).join('')).toBe(text)
    const links = evidence.find(({ detector }) => detector === 'many-links')
    expect(links?.sentence).toBe('فيه روابط أكثر من المعتاد')
    const marked = parts.filter(({ found }) => found.includes(links?.id ?? 0)).map((part) => part.text)
    expect(marked).toEqual(['https://a.example', 'https://b.example', 'https://c.example'])
    expect(text).not.toContain('\u202e')
  })

  test('item 23: reports come with clause, weight and the reporter’s record; fifty from one network weigh 150 at most', async () => {
    const { commentId } = await post(
      newsroom(),
      { ...SALMA, net: 'rep' },
      { articleId: state.articleId, body: 'تعليق يُبلَّغ عنه' },
    )
    await newsroom().call(
      'comments/decide-comment',
      { ...(await targetOf(newsroom(), commentId)), decision: 'approve' },
      as(state.maha.accountId),
    )
    for (let n = 0; n < 50; n++) await report(commentId, 'one network')
    const detail = await read(commentId)
    expect(detail.case?.queue).toBe('reported')
    expect(detail.reportRows).toHaveLength(50)
    expect(detail.reportRows[0]).toMatchObject({ clause: 'CL2', outcome: null, note: 'فيه إهانة', weight: 25 })
    expect(detail.state).toBe('public')
    expect(detail.decisions).toContain('keep')
    expect(JSON.stringify(detail)).not.toContain('one network')
  })

  test('a case offers the clauses its author was shown, what they do not cover, and sentences to begin the facts with', async () => {
    const { commentId } = await post(
      newsroom(),
      { ...SALMA, net: 'cl' },
      { articleId: state.articleId, body: 'تعليق للبنود' },
    )
    const { clauses } = await read(commentId)
    expect(clauses.map(({ code }) => code)).toEqual(Array.from({ length: 15 }, (_, n) => `CL${n + 1}`))
    const clause = clauses.find(({ code }) => code === 'CL2')
    expect(clause?.notCovered).toContain('نقد المسؤولين وأدائهم مهما اشتد')
    expect(clause?.suggestions[0]).toBe('وصف شخصًا مذكورًا بالاسم بلفظ مهين')
  })

  test('a reader’s page: what was written and decided, sanctions that can be lifted; the address only for who may see it', async () => {
    const posted = await post(newsroom(), { ...SALMA, net: 'rd' }, { articleId: state.articleId, body: 'أول ما كتبت' })
    const known = withCookie(newsroom(), SALMA, posted)
    await post(newsroom(), known, { articleId: state.articleId, body: 'ثاني ما كتبت' })
    const { commentId, identityId } = posted
    await state.desk.send(
      'comments.decide',
      {
        decision: 'remove',
        ...(({ revisionId, lockVersion }) => ({ revisionId, lockVersion }))(await targetOf(newsroom(), commentId)),
        clauses: ['CL8'],
        facts: 'شتيمة',
      },
      { token: state.maha.token, params: { id: commentId } },
    )
    const params = { id: identityId }
    const reader = async () => (await state.desk.send('readers.read', {}, { token: state.maha.token, params })).body
    expect(await reader()).toMatchObject({
      name: 'سلمى',
      published: 0,
      removed: 1,
      waiting: 1,
      strikes: 1,
      hasEmail: true,
      emailVerified: false,
      sanctions: [{ kind: 'strike', weight: 1, lifted: false, by: 'مها' }],
    })
    expect(JSON.stringify(await reader())).not.toContain('example.org')
    const [strike] = (await reader()).sanctions
    await state.desk.send('readers.lift', { why: 'خطأ' }, { token: state.rana.token, params: { id: strike?.id ?? 0 } })
    expect(await reader()).toMatchObject({ strikes: 0, sanctions: [{ lifted: true }] })
    const contact = (token: string) => state.desk.send('readers.contact', { why: 'طلب من القضاء' }, { token, params })
    expect((await contact(state.maha.token)).status).toBe(403)
    expect((await contact(state.owner.token)).body).toEqual({ email: 'salma@example.org', verifiedAt: null })
    const kept = await newsroom().read.selectFrom('given_answer').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain('salma@example.org')
  })

  test('the owner edits a clause and sees its earlier versions; a moderator only reads them', async () => {
    const clauses = async () => (await state.desk.send('clauses.read', {}, { token: state.maha.token })).body.clauses
    const before = (await clauses()).find(({ code }) => code === 'CL9')
    if (!before) throw new Error('no such clause')
    const { code, n: version, title, definition, notCovered, test: questions, examples } = before
    const input = {
      code,
      version,
      active: true,
      title: { ...title, ar: 'الإعلانات' },
      definition,
      notCovered,
      test: questions,
      examples,
    }
    expect((await state.desk.send('clauses.save', input, { token: state.maha.token })).status).toBe(403)
    expect((await state.desk.send('clauses.save', input, { token: state.owner.token })).body).toEqual({ version: 2 })
    const after = (await clauses()).find((clause) => clause.code === 'CL9')
    expect(after).toMatchObject({ n: 2, title: { ar: 'الإعلانات' }, earlier: [{ n: 1, title: { ar: title.ar } }] })
    const codes = (await clauses()).map((clause) => clause.code).toReversed()
    await state.desk.send('clauses.order', { codes }, { token: state.owner.token })
    expect((await clauses()).map((clause) => clause.code)).toEqual(codes)
  })
})
