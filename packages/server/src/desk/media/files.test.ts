import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { makeVariants } from '../../jobs/media/make-variants.ts'
import { findMovedVariant, findVariant, shownMedia } from '../../store/reader/media.ts'
import { testDesk } from '../fixtures/test-desk.ts'

/** A sky, a sea, a coast and a boat, in any size and format; `hue` makes it another picture of the same place. */
function coast(width: number, height: number, boat: number) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="300" height="200" fill="#9cc"/><rect y="110" width="300" height="90"
    fill="#247"/><path d="M0 110 60 40 120 110Z" fill="#653"/><path d="M${boat} 150h60l-12 20h-36Z" fill="#eee"/>
    <circle cx="250" cy="40" r="24" fill="#fe8"/></svg>`
  return sharp(Buffer.from(svg))
}
type Picture = ReturnType<typeof coast>

const fileOf = async (image: Picture, name = 'الميناء عند الفجر.jpg') =>
  new File([new Uint8Array(await image.jpeg().toBuffer())], name, { type: 'image/jpeg' })

const run = async (newsroom: TestNewsroom, desk: ReturnType<typeof testDesk>, mediaId: number) =>
  makeVariants({
    read: newsroom.read,
    call: newsroom.call,
    blobs: desk.context.blobs,
    images: desk.context.images,
  })({ mediaId })

eachDatabase('files of pictures', (newsroom) => {
  const shown = async (id: number) => (await shownMedia(newsroom().read, [id])).pictures.get(id)

  test('a shape is cut where somebody set it, shared links around the point, the rest by the page', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const { id } = (await desk.send('media.upload', {}, { token, file: await fileOf(coast(1800, 1200, 40)) })).body
    await run(newsroom(), desk, id)
    expect((await shown(id))?.cuts).toEqual({})
    const square = { left: 500, top: 250, width: 400, height: 600 }
    const describe = (input: object) => desk.send('media.describe', input, { token, params: { id } })
    expect((await describe({ crops: { '1-1': { ...square, height: 300 } } })).status).toBe(400)
    expect((await describe({ crops: { '1-1': { ...square, left: 700 } } })).status).toBe(400)
    expect((await describe({ crops: { '2-1': square } })).status).toBe(400)
    expect((await describe({ crops: { '1-1': square }, focal: { x: 0, y: 50 } })).status).toBe(200)
    await run(newsroom(), desk, id)
    const { cuts, jpeg } = (await shown(id)) ?? {}
    expect(jpeg?.map(({ url }) => url)).toEqual([480, 960, 1600].map((width) => `/media/${id}/${width}.jpg`))
    expect([cuts?.['1-1']?.width, cuts?.['1-1']?.height, cuts?.['1-1']?.avif.map(({ width }) => width)]).toEqual([
      720,
      720,
      [480, 720],
    ])
    expect([cuts?.['16-9']?.jpeg.map(({ width }) => width), cuts?.['16-9']?.avif, cuts?.['3-2']]).toEqual([
      [1200],
      [],
      undefined,
    ])
    const url = cuts?.['1-1']?.jpeg[0]?.url ?? ''
    const stamp = new RegExp(String.raw`^/media/${id}/1-1\.480\.([0-9a-f]{8})\.jpg$`, 'u').exec(url)?.[1]
    const found = await findVariant(newsroom().read, id, 480, 'jpeg', { cut: '1-1', stamp })
    const bytes = await desk.context.blobs.get(found?.key ?? '')
    // The middle of what was set is sea, with the boat and the coast outside.
    const { dominant } = await sharp(bytes ?? new Uint8Array()).stats()
    expect(dominant.b).toBeGreaterThan(dominant.r)

    // Set anew, it has another address, and the former one leads there.
    await describe({ crops: { '1-1': { ...square, left: 0 } } })
    await run(newsroom(), desk, id)
    const next = (await shown(id))?.cuts['1-1']?.jpeg[0]?.url
    expect(next).not.toBe(url)
    expect((await findMovedVariant(newsroom().read, id, 480, 'jpeg', { cut: '1-1', stamp }))?.url).toBe(next)
    await describe({ crops: {}, focal: null })
    await run(newsroom(), desk, id)
    expect((await shown(id))?.cuts).toEqual({})
    expect((await findMovedVariant(newsroom().read, id, 480, 'jpeg', { cut: '1-1', stamp }))?.url).toBe(
      `/media/${id}/480.jpg`,
    )
  })

  test('a replaced picture keeps number, words and places; old addresses lead on; taken back, all is as it was', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const file = await fileOf(coast(600, 400, 40))
    const { id } = (await desk.send('media.upload', { alt: 'ميناء', credit: 'رسم' }, { token, file })).body
    await run(newsroom(), desk, id)
    await desk.send('media.describe', { focal: { x: 10, y: 20 } }, { token, params: { id } })
    await run(newsroom(), desk, id)
    const before = await shown(id)
    const replace = async (next: File) => desk.send('media.replace', {}, { token, params: { id }, file: next })
    const wide = await replace(await fileOf(coast(1200, 300, 200), 'الميناء مصحّحًا.jpg'))
    expect([wide.status, wide.body]).toMatchObject([
      200,
      { id, alt: 'ميناء', credit: 'رسم', width: 1200, height: 300, originalName: 'الميناء مصحّحًا.jpg', focal: null },
    ])
    await run(newsroom(), desk, id)
    const after = await shown(id)
    expect(after?.jpeg.map(({ width }) => width)).toEqual([480, 960, 1200])
    expect(after?.jpeg[0]?.url).toMatch(new RegExp(String.raw`^/media/${id}/480\.[0-9a-f]{8}\.jpg$`, 'u'))
    // What a browser kept for a year under the plain address is the first file; who has it not is led on.
    expect(await findVariant(newsroom().read, id, 600, 'jpeg')).toBeNull()
    expect((await findMovedVariant(newsroom().read, id, 600, 'jpeg', {}))?.url).toBe(after?.jpeg[1]?.url)
    expect(await findMovedVariant(newsroom().read, id, 601, 'jpeg', {})).toBeNull()
    expect(await findMovedVariant(newsroom().read, id + 100, 600, 'jpeg', {})).toBeNull()
    // The former file is no picture of its own.
    const listed = (await desk.send('media.list', {}, { token })).body.rows.map((row) => row.id)
    expect([listed.filter((one) => one === id).length, listed.every((one) => one <= id)]).toEqual([1, true])
    expect((await desk.send('media.read', {}, { token, params: { id } })).body.replacedAt).not.toBeNull()

    expect((await desk.send('media.restore', {}, { token, params: { id } })).body.width).toBe(600)
    await run(newsroom(), desk, id)
    expect(await shown(id)).toEqual(before)
    expect((await desk.send('media.restore', {}, { token, params: { id } })).body.width).toBe(1200)

    // The same file again is no change; a file of the same proportions keeps what was pointed at.
    await desk.send('media.describe', { focal: { x: 90, y: 50 } }, { token, params: { id } })
    expect((await replace(await fileOf(coast(1204, 301, 20)))).body.focal).toEqual({ x: 90, y: 50 })
    const other = await desk.staff('moderator')
    expect((await desk.send('media.restore', {}, { token: other.token, params: { id } })).status).toBe(403)
    const none = await desk.send('media.replace', {}, { token, params: { id: 999_999 }, file })
    expect(none.status).toBe(404)
    // With the picture its former files go.
    expect((await desk.send('media.remove', {}, { token, params: { id } })).status).toBe(200)
    expect(await newsroom().read.selectFrom('media').select('id').where('former_of', 'is not', null).execute()).toEqual(
      [],
    )
  })

  test('work on a file that was replaced meanwhile is not recorded', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const { id } = (await desk.send('media.upload', {}, { token, file: await fileOf(coast(90, 60, 10)) })).body
    const row = await newsroom().read.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await desk.send('media.replace', {}, { token, params: { id }, file: await fileOf(coast(60, 90, 30)) })
    const { crops, focal_x, focal_y } = row
    const late = { mediaId: id, blobKey: row.blob_key, cutBy: { crops, focal_x, focal_y }, variants: [] }
    await newsroom().call('media/set-variants', late, { actor: { kind: 'job', job: 'make-variants' } })
    expect((await shown(id))?.width).toBe(60)
  })

  test('the same picture in another size, format and light is told at once and in the library; another is not', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const send = async (image: Picture) =>
      (await desk.send('media.upload', {}, { token, file: await fileOf(image) })).body
    const first = await send(coast(900, 600, 100).modulate({ hue: 40 }))
    expect([first.same, first.alike.length > 5]).toEqual([[], false])
    const small = await send(coast(300, 200, 100).modulate({ hue: 40, brightness: 1.05 }))
    expect(small.alike.map(({ id }) => id)).toContain(first.id)
    const detail = (await desk.send('media.read', {}, { token, params: { id: first.id } })).body
    expect(detail.alike.map(({ id }) => id)).toContain(small.id)
    const other = await send(coast(900, 600, 100).flop().negate())
    expect(other.alike.map(({ id }) => id)).not.toContain(first.id)
    const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    expect((await send(plain)).alike).toEqual([])
  })
})
