import sharp from 'sharp'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { shownMedia } from '../../store/reader/media.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const

const picture = async (background: string) =>
  new File(
    [
      new Uint8Array(
        await sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .jpeg()
          .toBuffer(),
      ),
    ],
    'ميناء.jpg',
    { type: 'image/jpeg' },
  )

eachDatabase('the media library', (newsroom) => {
  test('a picture has licence, last day and the point that stays in sight; what may not be shown any more is listed', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const { id } = (await desk.send('media.upload', {}, { token, file: await picture('#336699') })).body
    const input = { licence: 'حتى نهاية الشهر', expiresOn: '2017-06-12', focal: { x: 20, y: 75 } }
    expect((await desk.send('media.describe', input, { token, params: { id } })).status).toBe(200)
    const { row } = (await desk.send('media.read', {}, { token, params: { id } })).body
    expect(row).toMatchObject(input)
    expect((await shownMedia(newsroom().read, [id])).pictures.get(id)?.focal).toEqual({ x: 20, y: 75 })
    const expired = (await desk.send('media.list', { only: 'expired' }, { token })).body.rows
    expect(expired.map((one) => one.id)).toEqual([id])
    expect((await desk.send('media.list', { only: 'expiring' }, { token })).body.rows).toEqual([])
    const soon = newsroom().now().slice(0, 10)
    expect((await desk.send('media.ending', { ids: String(id) }, { token })).body.rows).toMatchObject([
      { id, expired: true },
    ])
    await desk.send('media.describe', { expiresOn: soon }, { token, params: { id } })
    expect((await desk.send('media.list', { only: 'expiring' }, { token })).body.rows).toMatchObject([{ id }])
    expect((await desk.send('media.ending', { ids: `${id},999999` }, { token })).body.rows).toMatchObject([
      { id, expiresOn: soon, expired: false },
    ])
    expect((await desk.send('media.describe', { focal: { x: 101, y: 0 } }, { token, params: { id } })).status).toBe(400)
  })

  test('a picture says where it stands and is not deleted while it does; the same file twice is found', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const file = await picture('#993366')
    const first = (await desk.send('media.upload', {}, { token, file })).body.id
    const second = (await desk.send('media.upload', {}, { token, file })).body.id
    const { id: personId } = await newsroom().call(
      'people/create-person',
      { name: 'سلمى', portraitMediaId: first },
      operator,
    )
    const detail = (await desk.send('media.read', {}, { token, params: { id: first } })).body
    expect([detail.uses.map(({ kind, id }) => [kind, id]), detail.same.map(({ id }) => id)]).toEqual([
      [['person', personId]],
      [second],
    ])
    const refused = await desk.send('media.remove', {}, { token, params: { id: first } })
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([409, 'media-in-use'])
    expect((await desk.send('media.remove', {}, { token, params: { id: second } })).status).toBe(200)
    expect((await desk.send('media.read', {}, { token, params: { id: second } })).status).toBe(404)
    // The bytes are the first one's too.
    expect((await shownMedia(newsroom().read, [first])).pictures.has(first)).toBe(true)
    const moderator = await desk.staff('moderator')
    expect((await desk.send('media.remove', {}, { token: moderator.token, params: { id: first } })).status).toBe(403)
  })
})
