import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import type { Reader } from './fixtures/discussion.ts'
import { HANI, openDiscussion, post, SALMA, withCookie } from './fixtures/discussion.ts'
import { setMode } from './fixtures/decided.ts'
import { setModeration } from './fixtures/moderators.ts'

const LINKS = 'http://shop.example/a http://shop.example/b http://shop.example/c'
const guest = { actor: { kind: 'guest' } } as const

const TYPED = {
  kind: 'terms',
  clause: 'CL2',
  note: 'يسمّي شخصًا',
  law: '',
  name: '',
  email: '',
  goodFaith: false,
} as const

eachDatabase('an author who edits to get away', (newsroom) => {
  const state = { articleId: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    await setMode(newsroom(), 'open')
    await setModeration(newsroom(), { burst: null })
  })

  const published = async (body: string): Promise<Reader & { readonly id: number }> => {
    const from = { ...SALMA, net: newsroom().keys.token() }
    const posted = await post(newsroom(), from, { articleId: state.articleId, body })
    expect(posted.state).toBe('published')
    return { ...withCookie(newsroom(), from, posted), id: posted.commentId }
  }
  const edit = ({ id, token }: { readonly id: number; readonly token: string | null }, body: string) =>
    newsroom().call(
      'comments/edit-comment',
      { commentId: id, body, identityToken: token, net: 'n', agentFamily: 'Firefox', rates: [] },
      guest,
    )
  const report = (commentId: number) =>
    newsroom().call(
      'comments/report-comment',
      { ...TYPED, commentId, identityToken: null, net: HANI.net, rates: [] },
      guest,
    )
  const caseOf = (id: number) =>
    newsroom()
      .read.selectFrom('comment_case')
      .select(['queue', 'state'])
      .where('comment_id', '=', id)
      .executeTakeFirstOrThrow()

  test('what was reported stays before the moderators, whatever its author changes it to', async () => {
    const one = await published('رأي في الطريق الجديد')
    expect(await edit(one, `رأي في الطريق ${LINKS}`)).toMatchObject({ shown: false })
    await report(one.id)
    expect(await caseOf(one.id)).toEqual({ queue: 'reported', state: 'open' })
    expect(await edit(one, 'رأي هادئ في الطريق الجديد')).toMatchObject({ shown: true })
    expect(await caseOf(one.id)).toEqual({ queue: 'reported', state: 'open' })
  })

  test('an edit that waited and was taken back before anybody read it is before nobody', async () => {
    const one = await published('رأي في الجسر')
    await edit(one, `رأي في الجسر ${LINKS}`)
    expect(await caseOf(one.id)).toEqual({ queue: 'pending', state: 'open' })
    await edit(one, 'رأي هادئ في الجسر القديم')
    expect((await caseOf(one.id)).state).toBe('closed')
  })

  test('a link that is put into a published comment waits, and readers go on seeing the old text', async () => {
    const one = await published('رأي في الحديقة')
    const after = await edit(one, `رأي في الحديقة ${LINKS}`)
    expect(after).toEqual({ state: 'published', shown: false })
  })
})
