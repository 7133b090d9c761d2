import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { tell } from '../../../../../test/harness/stories.ts'
import { commentsPage } from '../../store/reader/discussion.ts'
import { setMode } from './fixtures/decided.ts'
import { openDiscussion, operator, post, SALMA } from './fixtures/discussion.ts'
import { addModerator, as, setModeration, waiting } from './fixtures/moderators.ts'

eachDatabase('an answer of the newspaper', (newsroom) => {
  const state = {} as { articleId: number; moderator: number; writer: number; other: number; personId: number }
  beforeAll(async () => {
    const { call } = newsroom()
    const elsewhere = await openDiscussion(newsroom())
    const { section_id } = await newsroom()
      .read.selectFrom('article')
      .select('section_id')
      .where('id', '=', elsewhere)
      .executeTakeFirstOrThrow()
    state.moderator = await addModerator(newsroom(), 'مها المشرفة')
    state.writer = await addModerator(newsroom(), 'سليم الكاتب', 'reporter')
    state.other = await addModerator(newsroom(), 'باسل الزميل', 'reporter')
    const account = await newsroom()
      .read.selectFrom('account')
      .select('person_id')
      .where('id', '=', state.writer)
      .executeTakeFirstOrThrow()
    state.personId = account.person_id ?? 0
    const bylines = [{ personId: state.personId, role: null }]
    state.articleId = (await tell(call, { title: 'جسر جديد', sectionId: section_id ?? 0, bylines })).id
    await setMode(newsroom(), 'open')
    await setModeration(newsroom(), { burst: null })
  })
  const asked = async (articleId = state.articleId) =>
    (
      await post(
        newsroom(),
        { ...SALMA, net: newsroom().keys.token() },
        { articleId, body: `متى يُفتح؟ ${newsroom().keys.token()}` },
      )
    ).commentId
  const shown = async (id: number) =>
    (await commentsPage(newsroom().read, state.articleId, { order: 'newest', page: 1 }))?.rows.find(
      (row) => row.id === id,
    )
  const answer = (commentId: number, who: number, sign: 'team' | 'byline' = 'team', body = 'يُفتح يوم الأحد.') =>
    newsroom().call('comments/answer-as-staff', { commentId, body, as: sign }, as(who))

  test('of a moderator is public at once under the name of the team; who it was stands in the log alone', async () => {
    const parent = await asked()
    const { commentId } = await answer(parent, state.moderator)
    expect(await shown(commentId)).toMatchObject({
      parentId: parent,
      name: 'فريق الإشراف',
      by: 'staff',
      body: 'يُفتح يوم الأحد.',
    })
    const { read } = newsroom()
    const identity = await read
      .selectFrom('comment as c')
      .innerJoin('identity as i', 'i.id', 'c.identity_id')
      .select(['i.account_id', 'i.display_name'])
      .where('c.id', '=', commentId)
      .executeTakeFirstOrThrow()
    expect(identity).toEqual({ account_id: null, display_name: 'فريق الإشراف' })
    const logged = await read
      .selectFrom('audit_event')
      .select('actor')
      .where('action', '=', 'comment.answer')
      .where('subject', '=', `comment:${commentId}`)
      .executeTakeFirstOrThrow()
    expect(logged.actor).toBe(`account:${state.moderator}`)
    const { comment_count } = await read
      .selectFrom('public_article')
      .select('comment_count')
      .where('id', '=', state.articleId)
      .executeTakeFirstOrThrow()
    expect(comment_count).toBe(2)
  })

  test('of the writer stands under the byline if they choose, else under the newspaper; hidden later, the name goes', async () => {
    const parent = await asked()
    const signed = await answer(parent, state.writer, 'byline')
    const unsigned = await answer(parent, state.writer, 'team', 'وشكرًا على السؤال.')
    expect(await shown(signed.commentId)).toMatchObject({ name: 'سليم الكاتب', by: 'author' })
    expect(await shown(unsigned.commentId)).toMatchObject({ name: 'فريق التحرير', by: 'staff' })
    await newsroom().call('people/change-person', { id: state.personId, bylineHidden: true }, operator)
    expect(await shown(signed.commentId)).toMatchObject({ name: 'فريق التحرير', by: 'staff' })
    await expect(answer(parent, state.writer, 'byline')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('is refused to everybody else, under somebody else’s name, to what is not public, and empty', async () => {
    const parent = await asked()
    await expect(answer(parent, state.other)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(answer(parent, state.moderator, 'byline')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(
      newsroom().call(
        'comments/answer-as-staff',
        { commentId: parent, body: 'لا', as: 'team' },
        { actor: { kind: 'guest' } },
      ),
    ).rejects.toMatchObject({ code: 'sign-in-needed' })
    await expect(answer(parent, state.moderator, 'team', ' \n ')).rejects.toMatchObject({ code: 'comment-invalid' })
    await expect(answer(9_999_999, state.moderator)).rejects.toMatchObject({ code: 'not-found' })
    await setMode(newsroom(), 'pre')
    const held = await waiting(newsroom(), state.articleId)
    await expect(answer(held.commentId, state.moderator)).rejects.toMatchObject({ code: 'comment-invalid' })
    await setMode(newsroom(), 'open')
  })

  test('two first answers at once share one identity', async () => {
    const parent = await asked()
    const both = await Promise.all([
      answer(parent, state.moderator, 'team', 'جواب أول.'),
      answer(parent, state.moderator, 'team', 'جواب ثان.'),
    ])
    const rows = await newsroom()
      .read.selectFrom('comment')
      .select('identity_id')
      .distinct()
      .where(
        'id',
        'in',
        both.map((one) => one.commentId),
      )
      .execute()
    expect(rows).toHaveLength(1)
  })
})
