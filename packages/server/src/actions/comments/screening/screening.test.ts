import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../../test/harness/newsroom.ts'
import type { PostComment } from '../post-comment.ts'
import { HANI, openDiscussion, operator, post, SALMA, withCookie } from '../fixtures/discussion.ts'
import { byHand, listWord, refused, revisionOf, takeComments } from '../fixtures/moderating.ts'
import { replayScreening } from './replay.ts'

eachDatabase('screening a comment', (newsroom) => {
  const state = { articleId: 0, sent: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom(), 'ما يُفحص')
    await takeComments(newsroom(), { mode: 'post' })
  })

  /** A reader nobody has seen, with words of their own, so that no test stands in another's way. */
  const send = (body: string, more: Partial<PostComment> = {}) => {
    state.sent += 1
    const reader = { ...SALMA, net: `net-${state.sent}`, name: `قارئ ${state.sent}` }
    return post(newsroom(), reader, { articleId: state.articleId, body, ...more })
  }
  const evidenceOf = async (commentId: number) =>
    newsroom()
      .read.selectFrom('evidence')
      .selectAll()
      .where('revision_id', '=', await revisionOf(newsroom(), commentId))
      .orderBy('id')
      .execute()
  const countOf = async (table: 'comment' | 'comment_revision' | 'identity' | 'evidence' | 'comment_event') =>
    (
      await newsroom()
        .read.selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n

  describe('words of the list', () => {
    test('hold the next comment after they were listed, with where, which list and how it was written', async () => {
      const before = await send('مرحبا يا زعنفور الحي')
      const version = await listWord(newsroom())
      const body = 'أهلًا بك يا ز_عـ_نفور، كيف حالك؟'
      const held = await send(body)
      expect([before.state, held.state]).toEqual(['published', 'held'])
      const hit = (await evidenceOf(held.commentId)).find(({ detector }) => detector === 'term')
      expect(hit).toMatchObject({
        kind: 'term',
        clause_code: 'CL8',
        detector_version: expect.stringMatching(`/${version}$`),
      })
      const [[start, end]] = JSON.parse(hit?.spans ?? '[]') as [[number, number]]
      expect(body.slice(start, end)).toContain('نفور')
      const data = JSON.parse(hit?.data ?? '{}') as Record<string, unknown>
      expect(data).toMatchObject({ term: 'زعنفور', tier: 'contextual', list: version })
      expect(data['steps']).toContain('joined')
      const waits = await newsroom()
        .read.selectFrom('comment_case')
        .select(['queue', 'state'])
        .where('comment_id', '=', held.commentId)
        .execute()
      expect(waits).toEqual([{ queue: 'pending', state: 'open' }])
    })

    test('the certain ones of CL8 are refused at the form: nothing is stored but a number', async () => {
      await listWord(newsroom(), { text: 'بلنفوشة', tier: 'unambiguous' })
      const counts = async () =>
        Promise.all((['comment', 'comment_revision', 'identity', 'evidence', 'comment_event'] as const).map(countOf))
      const before = await counts()
      const body = 'ما أنت إلا بلنفوشة كبيرة'
      const { code, details } = await refused(send(body))
      expect(code).toBe('comment-invalid')
      expect(details).toMatchObject({ fields: { body: 'body-words' }, words: ['بلنفوشة'], clause: 'CL8' })
      const [[start, end]] = details['spans'] as [[number, number]]
      expect(body.slice(start, end)).toBe('بلنفوشة')
      expect(await counts()).toEqual(before)
      await newsroom().call('comments/count-refused', { clause: 'CL8' }, { actor: { kind: 'guest' } })
      await newsroom().call('comments/count-refused', { clause: 'CL8' }, { actor: { kind: 'guest' } })
      expect(await newsroom().read.selectFrom('refused_comment').select(['clause_code', 'n']).execute()).toEqual([
        { clause_code: 'CL8', n: 2 },
      ])
      expect((await send('ما أنت إلا كريم كبير')).state).toBe('published')
    })

    test('a certain word of any other clause only holds', async () => {
      await listWord(newsroom(), { text: 'شنقروط', tier: 'unambiguous', clause: 'CL6' })
      expect((await send('اخرج يا شنقروط من هنا')).state).toBe('held')
    })

    test('one that misses its example, or hits one it should not, is refused with the sentence', async () => {
      const missed = await refused(listWord(newsroom(), { text: 'قرطبوس', mustMatch: ['لا شيء هنا'] }))
      expect([missed.code, missed.details['missed']]).toEqual(['term-unfit', ['لا شيء هنا']])
      const hit = await refused(listWord(newsroom(), { text: 'قرطبوس', mustNotMatch: ['اسم الجد قرطبوس'] }))
      expect([hit.code, hit.details['hit']]).toEqual(['term-unfit', ['اسم الجد قرطبوس']])
      expect((await refused(listWord(newsroom(), { text: 'زَعنفور' }))).code).toBe('term-exists')
    })

    test('a list that cannot be read holds every comment and says so; the next list works again', async () => {
      const broken = await listWord(newsroom(), { text: 'حنشروف' })
      await byHand(newsroom(), `UPDATE term SET forms = '[' WHERE added_in = ${broken}`)
      const held = await send('تعليق لا شيء فيه.')
      expect(held.state).toBe('held')
      const failed = (await evidenceOf(held.commentId)).find(({ detector }) => detector === 'phase-failed')
      expect(JSON.parse(failed?.data ?? '{}')).toMatchObject({ phase: 'terms' })
      await byHand(newsroom(), `UPDATE term SET forms = '[]' WHERE added_in = ${broken}`)
      await listWord(newsroom(), { text: 'حنشروم' })
      expect((await send('تعليق آخر لا شيء فيه.')).state).toBe('published')
    })
  })

  describe('the same text', () => {
    test('from many readers is let through when it is a prayer and put aside when it sells', async () => {
      const prayer = 'إنا لله وإنا إليه راجعون، رحم الله الفقيد وأسكنه فسيح جناته وألهم أهله الصبر.'
      const sale = 'قرض فوري بلا كفيل ولا ضمان لكل موظف ومتقاعد، اتصل الآن على 0551234567 قبل نفاد العرض.'
      const states = async (body: string) => {
        const found: string[] = []
        for (let reader = 0; reader < 5; reader += 1) found.push((await send(body)).state)
        return found
      }
      expect(await states(prayer)).toEqual(Array.from({ length: 5 }, () => 'published'))
      expect(await states(sale)).toEqual(['published', 'held', 'held', 'quarantined', 'quarantined'])
      newsroom().wait(3601)
      expect((await send(sale)).state).toBe('published')
    })
  })

  describe('rules', () => {
    const rule = {
      id: null,
      name: 'كلمة قرنبيط',
      condition: { fact: 'words', in: 'body', words: 'قرنبيط' },
      effect: 'hold',
      clause: null,
      note: '',
      until: null,
    } as const

    test('in the shadow they do nothing and count; at work they hold; ended they do neither', async () => {
      const { call, read } = newsroom()
      const { id } = await call('comments/save-rule', rule, operator)
      expect((await send('أحب القرنبيط كثيرًا، قرنبيط فقط.')).state).toBe('published')
      expect((await refused(call('comments/step-rule', { id, to: 'live' }, operator))).code).toBe('rule-step')
      await call('comments/step-rule', { id, to: 'shadow' }, operator)
      const shadowed = await send('سعر قرنبيط السوق ارتفع.')
      expect(shadowed.state).toBe('published')
      expect((await evidenceOf(shadowed.commentId)).filter(({ kind }) => kind === 'rule')).toEqual([])
      await call('comments/step-rule', { id, to: 'live' }, operator)
      const held = await send('اشتريت قرنبيط اليوم.')
      expect(held.state).toBe('held')
      const told = (await evidenceOf(held.commentId)).find(({ detector }) => detector === 'rule')
      expect(JSON.parse(told?.data ?? '{}')).toMatchObject({ rule: 'كلمة قرنبيط', version: 1, effect: 'hold' })
      const hits = await read.selectFrom('rule_hit').select('applied').orderBy('revision_id').execute()
      expect(hits).toEqual([{ applied: 0 }, { applied: 1 }])
      await call('comments/step-rule', { id, to: 'expired' }, operator)
      expect((await send('بعت قرنبيط أمس.')).state).toBe('published')
    })

    test('may put nothing aside but spam', async () => {
      const bad = newsroom().call('comments/save-rule', { ...rule, effect: 'quarantine', clause: 'CL1' }, operator)
      expect((await refused(bad)).code).toBe('rule-unfit')
    })

    test('that throttle let one such comment of a reader through in ten minutes', async () => {
      const { call } = newsroom()
      const words = { fact: 'words', in: 'body', words: 'باذنجان' } as const
      const { id } = await call(
        'comments/save-rule',
        { ...rule, name: 'تمهّل', condition: words, effect: 'throttle' },
        operator,
      )
      for (const to of ['shadow', 'live'] as const) await call('comments/step-rule', { id, to }, operator)
      const here = { articleId: state.articleId }
      const reader = withCookie(newsroom(), HANI, await post(newsroom(), HANI, { ...here, body: 'أنا هاني من الحي.' }))
      expect((await post(newsroom(), reader, { ...here, body: 'طبخنا باذنجان اليوم.' })).state).toBe('published')
      const { code, details } = await refused(post(newsroom(), reader, { ...here, body: 'طبخنا باذنجان غدًا.' }))
      expect([code, details['retryAfter']]).toEqual(['comments-slow', 600])
      newsroom().wait(601)
      expect((await post(newsroom(), reader, { ...here, body: 'طبخنا باذنجان أمس.' })).state).toBe('published')
      await call('comments/step-rule', { id, to: 'expired' }, operator)
    })
  })

  describe('done again with what is kept', () => {
    test('every finding comes out as it was, whatever the list and the rules have become', async () => {
      const { call, read } = newsroom()
      await listWord(newsroom(), { text: 'خنفشار' })
      const condition = { fact: 'term', clause: 'CL8', tier: null } as const
      const rule = {
        id: null,
        name: 'كل شتيمة',
        condition,
        effect: 'tag',
        clause: null,
        note: '',
        until: null,
      } as const
      const { id } = await call('comments/save-rule', rule, operator)
      await call('comments/step-rule', { id, to: 'shadow' }, operator)
      const { commentId } = await send('https://a.example يا خنـفـشار ويا زعنفور\u202e، abc')
      const word = await read
        .selectFrom('term')
        .select('id')
        .where('text', '=', 'خنفشار')
        .where('removed_in', 'is', null)
        .executeTakeFirstOrThrow()
      await call('comments/remove-terms', { ids: [word.id] }, operator)
      await call('comments/step-rule', { id, to: 'expired' }, operator)
      const { stored, again, rulesStored, rulesAgain } = await replayScreening(
        read,
        await revisionOf(newsroom(), commentId),
      )
      expect(stored.map(({ detector }) => detector)).toEqual([
        'many-links',
        'bidi-controls',
        'term',
        'term',
        'tag',
        'tag',
        'learner',
      ])
      expect(again).toEqual(stored)
      expect(rulesStored).toHaveLength(1)
      expect(rulesAgain).toEqual(rulesStored)
      expect((await send('يا خنفشار وحدك')).state).toBe('published')
    })
  })

  describe('what is stored', () => {
    test.each([
      ['marks of the Qurʾan', 'قال تعالى: وَٱلضُّحَىٰ ۝ وَٱلَّيۡلِ إِذَا سَجَىٰ ۖ مَا وَدَّعَكَ رَبُّكَ'],
      ['joiners of Persian', 'می‌خواهم به خانه بروم'],
      ['joined emoji', 'سلام من العائلة 👨‍👩‍👧‍👦 و🏳️‍🌈 و🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
      ['a decomposed hamza', 'أهلا بكم'.normalize('NFD')],
    ])('is what was typed, in NFC: %s', async (_, typed) => {
      const { commentId } = await send(typed)
      const { body } = await newsroom()
        .read.selectFrom('comment_revision')
        .select('body')
        .where('comment_id', '=', commentId)
        .executeTakeFirstOrThrow()
      expect(Buffer.from(body).equals(Buffer.from(typed.normalize('NFC')))).toBe(true)
    })
  })
})
