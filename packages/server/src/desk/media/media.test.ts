import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { makeVariants } from '../../jobs/media/make-variants.ts'
import { imageKind } from '../../ports/images/magic.ts'
import { widthsFor } from '../../ports/images/port.ts'
import { imageProcesses } from '../../ports/images/process.ts'
import { findVariant, shownMedia } from '../../store/reader/media.ts'
import { indexEverything } from '../fixtures/index-everything.ts'
import { formBytes, PAGE_HEADERS, testDesk } from '../fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const

const blank = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: channels === 3 ? '#7a9e7e' : '#7a9e7e80' } })
const fileOf = (bytes: Uint8Array, name = 'صورة الميناء.jpg', type = 'image/jpeg') =>
  new File([new Uint8Array(bytes)], name, { type })

/** 300 x 200, lying on its side by EXIF, with the place it was taken. */
function photograph(): Promise<Buffer> {
  return blank(300, 200)
    .withExif({ IFD0: { Copyright: 'canary-copyright' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

async function runJob(newsroom: TestNewsroom, desk: ReturnType<typeof testDesk>, mediaId: number): Promise<void> {
  await makeVariants({
    read: newsroom.read,
    call: newsroom.call,
    blobs: desk.context.blobs,
    images: desk.context.images,
  })({ mediaId })
}

eachDatabase('pictures', (newsroom) => {
  test('a photograph loses its metadata, stands upright, is shown at once and gets all its sizes', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const original = Buffer.concat([await photograph(), Buffer.from('<script>alert(1)</script>')])
    expect((await sharp(original).metadata()).exif?.length).toBeGreaterThan(50)
    const up = await desk.send(
      'media.upload',
      { alt: 'ميناء\u202e', caption: 'عند الفجر', credit: 'رسم: ورّاق' },
      { token, file: fileOf(original) },
    )
    expect(up.status).toBe(200)
    expect(up.body).toMatchObject({
      width: 200,
      height: 300,
      alt: 'ميناء',
      caption: 'عند الفجر',
      credit: 'رسم: ورّاق',
      originalName: 'صورة الميناء.jpg',
      url: `/media/${up.body.id}/200.jpg`,
    })
    const whole = await newsroom()
      .read.selectFrom('media')
      .selectAll()
      .where('id', '=', up.body.id)
      .executeTakeFirstOrThrow()
    const kept = Buffer.from((await desk.context.blobs.get(whole.blob_key)) ?? [])
    const facts = await sharp(kept).metadata()
    expect([facts.format, facts.exif, facts.icc, facts.xmp, facts.orientation]).toEqual([
      'jpeg',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(kept.includes('canary-copyright') || kept.includes('<script>')).toBe(false)

    await runJob(newsroom(), desk, up.body.id)
    await runJob(newsroom(), desk, up.body.id)
    const media = (await shownMedia(newsroom().read, [up.body.id])).pictures.get(up.body.id)
    expect(media).toMatchObject({
      width: 200,
      height: 300,
      avif: [{ width: 200 }],
      jpeg: [{ url: `/media/${up.body.id}/200.jpg`, width: 200 }],
    })
    expect(
      (await newsroom().read.selectFrom('media').select('state').where('id', '=', up.body.id).executeTakeFirstOrThrow())
        .state,
    ).toBe('ready')
  })

  test('a large one gets three widths in two formats; the same file again is not decoded again', async () => {
    const processor = imageProcesses()
    let decoded = 0
    const desk = testDesk(newsroom(), {
      images: { ...processor, takeIn: (...given) => ((decoded += 1), processor.takeIn(...given)) },
    })
    const { token } = await desk.staff('reporter')
    const file = fileOf(await blank(2000, 1000).png().toBuffer(), 'خريطة.png', 'image/png')
    const first = (await desk.send('media.upload', { alt: 'خريطة' }, { token, file })).body
    expect(first.url).toBe(`/media/${first.id}/960.jpg`)
    await runJob(newsroom(), desk, first.id)
    const second = (await desk.send('media.upload', { alt: 'الخريطة نفسها' }, { token, file })).body
    expect([decoded, second.id > first.id, second.alt, second.url]).toEqual([
      1,
      true,
      'الخريطة نفسها',
      `/media/${second.id}/480.jpg`,
    ])
    const media = (await shownMedia(newsroom().read, [second.id])).pictures.get(second.id)
    expect([media?.jpeg.map(({ width }) => width), media?.avif.map(({ width }) => width)]).toEqual([
      [480, 960, 1600],
      [480, 960, 1600],
    ])
    expect(
      (await newsroom().read.selectFrom('media').select(['mime']).where('id', '=', first.id).executeTakeFirstOrThrow())
        .mime,
    ).toBe('image/png')
    const bytes = await desk.context.blobs.get((await findVariant(newsroom().read, first.id, 1600, 'avif'))?.key ?? '')
    expect(imageKind(bytes ?? new Uint8Array())).toBe('avif')
    expect(await findVariant(newsroom().read, first.id, 1599, 'jpeg')).toBeNull()
  })

  test('is found by its words in any spelling, described anew, and paged', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reviewer')
    const { id } = (
      await desk.send(
        'media.upload',
        { alt: 'المكتبةُ الوطنيّة' },
        { token, file: fileOf(await blank(30, 20).webp().toBuffer()) },
      )
    ).body
    await indexEverything(newsroom())
    expect((await desk.send('media.list', { q: 'مكتبه وطنية' }, { token })).body.rows.map((row) => row.id)).toEqual([
      id,
    ])
    await desk.send('media.describe', { credit: 'تصوير: نور' }, { token, params: { id } })
    await indexEverything(newsroom())
    expect((await desk.send('media.list', { q: 'نور' }, { token })).body.rows).toMatchObject([
      { id, alt: 'المكتبةُ الوطنيّة', credit: 'تصوير: نور' },
    ])
    expect((await desk.send('media.describe', { credit: 'x' }, { token, params: { id: 999_999 } })).status).toBe(404)
  })

  test('what is not a picture, is broken, hides another kind or is too large is refused with its code', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const before = await newsroom().read.selectFrom('media').select('id').execute()
    const refusal = async (bytes: Uint8Array, name?: string, type?: string) =>
      (await desk.send('media.upload', {}, { token, file: fileOf(bytes, name, type) })).error.code
    const jpeg = await photograph()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>')
    expect(await refusal(svg, 'x.svg', 'image/svg+xml')).toBe('media-refused')
    expect(await refusal(svg, 'x.jpg', 'image/jpeg')).toBe('media-refused')
    expect(await refusal(Buffer.from('GIF89a/*<script>*/=1;alert(1)'), 'x.gif', 'image/gif')).toBe('media-broken')
    expect(await refusal(jpeg.subarray(0, jpeg.length / 2))).toBe('media-broken')
    expect(await refusal(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg]))).toBe('media-broken')
    expect(await refusal(Buffer.from('%PDF-1.7'), 'x.jpg')).toBe('media-refused')
    expect(await refusal(Buffer.from('BM'), 'x.png')).toBe('media-refused')
    expect(await refusal(new Uint8Array())).toBe('bad-input')
    expect(await refusal(await blank(9000, 6000).png().toBuffer())).toBe('media-broken')
    expect(await refusal(Buffer.concat([jpeg, Buffer.alloc(26 * 1024 * 1024)]))).toBe('too-large')
    expect(await newsroom().read.selectFrom('media').select('id').execute()).toEqual(before)
  })

  test('a form with other parts, two files, endless parts or another type is refused', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const headers = { ...PAGE_HEADERS, cookie: `warraq-desk=${token}` }
    const status = async (sent: FormData | string, more: Record<string, string> = {}) => {
      const { body, type } = typeof sent === 'string' ? { body: sent, type: '' } : await formBytes(sent)
      const response = await desk.raw('/media', {
        method: 'POST',
        body,
        headers: { ...headers, 'content-type': type, ...more },
      })
      return `${response.status} ${((await response.json()) as { code?: string }).code}`
    }
    const form = (parts: [string, string | File][]) => {
      const made = new FormData()
      for (const [name, value] of parts) made.append(name, value)
      return made
    }
    const file = fileOf(await photograph())
    expect(
      await status(
        form([
          ['file', file],
          ['file', file],
        ]),
      ),
    ).toBe('400 bad-input')
    expect(await status(form([['other', file]]))).toBe('400 bad-input')
    expect(
      await status(
        form([
          ['file', file],
          ['id', '1'],
        ]),
      ),
    ).toBe('400 bad-input')
    expect(
      await status(
        form([
          ['file', file],
          ['alt', 'a'],
          ['alt', 'b'],
        ]),
      ),
    ).toBe('400 bad-input')
    expect(await status(form([['file', 'text, not a file']]))).toBe('400 bad-input')
    expect(await status(form(Array.from({ length: 30 }, (_, i): [string, string] => [`p${i}`, 'x'])))).toBe(
      '413 too-large',
    )
    expect(await status('{}', { 'content-type': 'application/json' })).toBe('400 bad-input')
    expect(await status('--x\r\nbroken', { 'content-type': 'multipart/form-data; boundary=x' })).toBe('400 bad-input')
    expect(await status('', { 'content-type': 'multipart/form-data' })).toBe('400 bad-input')
  })

  test('is for the newsroom alone until readers see it somewhere', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const upload = async () =>
      (await desk.send('media.upload', { alt: 'صورة' }, { token, file: fileOf(await blank(50, 40).jpeg().toBuffer()) }))
        .body.id
    const isPublic = async (id: number) => (await findVariant(newsroom().read, id, 50, 'jpeg'))?.isPublic
    const [inArticle, portrait, inPage, unused] = [await upload(), await upload(), await upload(), await upload()]
    const section = (await desk.send('sections.create', { name: 'صور', parentId: null }, { token })).body
    const article = (await desk.send('articles.create', { title: 'ألبوم' }, { token })).body
    const { working } = (await desk.send('articles.read', {}, { token, params: { id: article.id } })).body
    const lead = { mediaId: inArticle, alt: 'صورة', caption: '', credit: 'رسم' }
    const saved = (
      await desk.send(
        'articles.save',
        { content: { ...working, sectionId: section.id, lead }, lockVersion: article.lockVersion, auto: false },
        { token, params: { id: article.id } },
      )
    ).body
    expect(await isPublic(inArticle)).toBe(false)
    const out = (
      await desk.send(
        'articles.step',
        { to: 'publish', lockVersion: saved.lockVersion },
        { token, params: { id: article.id } },
      )
    ).body
    expect(await isPublic(inArticle)).toBe(true)
    await desk.send(
      'articles.step',
      { to: 'withdraw', reason: 'حقوق الصورة', lockVersion: out.lockVersion },
      { token, params: { id: article.id } },
    )
    expect(await isPublic(inArticle)).toBe(false)

    const person = (await desk.send('persons.create', { name: 'نور', portraitMediaId: portrait }, { token })).body
    expect(await isPublic(portrait)).toBe(true)
    await desk.send('persons.change', { bylineHidden: true }, { token, params: { id: person.id } })
    expect(await isPublic(portrait)).toBe(false)

    const page = (await desk.send('pages.create', { title: 'هيئة التحرير' }, { token })).body
    const { content } = (await desk.send('pages.read', {}, { token, params: { id: page.id } })).body
    const body = {
      ...content.body,
      content: [{ type: 'image' as const, attrs: { mediaId: inPage, alt: '', caption: '', credit: '' } }],
    }
    await desk.send(
      'pages.save',
      { content: { ...content, body, published: true }, lockVersion: 1 },
      { token, params: { id: page.id } },
    )
    expect([await isPublic(inPage), await isPublic(unused)]).toEqual([true, false])
  })

  test('a job whose picture is gone has nothing to do; one whose bytes are gone fails', async () => {
    const desk = testDesk(newsroom())
    await runJob(newsroom(), desk, 999_999)
    const taken = {
      mime: 'image/jpeg',
      bytes: 1,
      width: 1,
      height: 1,
      sha256: 'x',
      blobKey: `${'0'.repeat(64)}.jpg`,
      originalName: '',
      alt: '',
      caption: '',
      credit: '',
      variants: [],
    } as const
    const { id } = await newsroom().call('media/add-media', taken, operator)
    await expect(runJob(newsroom(), desk, id)).rejects.toThrow('are missing')
  })
})

describe('widths of renditions', () => {
  test('never exceed the picture', () => {
    expect([widthsFor(300), widthsFor(480), widthsFor(481), widthsFor(1200), widthsFor(1600), widthsFor(9000)]).toEqual(
      [[300], [480], [480, 481], [480, 960, 1200], [480, 960, 1600], [480, 960, 1600]],
    )
  })
})

describe('the image worker', () => {
  test('is ended when it takes too long or too much memory', async () => {
    const bytes = await sharp({
      create: {
        width: 6000,
        height: 6000,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 90 },
      },
    })
      .jpeg({ quality: 60 })
      .toBuffer()
    const hurried = imageProcesses({ takeInMs: 150, renditionsMs: 150, memoryBytes: 1e9 })
    const started = performance.now()
    await expect(hurried.takeIn(bytes, 'jpeg')).rejects.toMatchObject({ code: 'media-broken' })
    expect(performance.now() - started).toBeLessThan(3_000)
    const poor = imageProcesses({ takeInMs: 20_000, renditionsMs: 20_000, memoryBytes: 60_000_000 })
    await expect(poor.takeIn(bytes, 'jpeg')).rejects.toMatchObject({ code: 'media-broken' })
  })
})

const HOSTILE = fileURLToPath(new URL('../../../../../../shared/data/security', import.meta.url))
const SETS = [
  'image/exif-gps',
  'image/go-fuzz-gif',
  'image/go-fuzz-jpeg',
  'image/go-fuzz-png',
  'image/go-fuzz-webp',
  'image/image-rs-bad',
  'image/polyglot',
  'image/sharp',
  'own/image-bombs',
  'own/image-malformed',
  'own/image-metadata',
  'own/image-polyglot',
  'own/svg',
]

if (existsSync(HOSTILE)) {
  describe('hostile pictures', () => {
    test('are refused or come out as clean pictures of ours; nothing else happens', async () => {
      const processor = imageProcesses()
      const files = SETS.flatMap((set) => sample(join(HOSTILE, set), 8))
      const ends = { refused: 0, broken: 0, taken: 0 }
      for (const file of files) {
        const bytes = readFileSync(file)
        const kind = imageKind(bytes)
        if (kind === null) {
          ends.refused += 1
          continue
        }
        const outcome = await processor.takeIn(bytes, kind).catch((error: { code?: string }) => error)
        if (!('whole' in outcome)) {
          expect([file, outcome.code]).toEqual([file, 'media-broken'])
          ends.broken += 1
          continue
        }
        const facts = await sharp(outcome.whole.bytes).metadata()
        expect([file, ['jpeg', 'png'].includes(facts.format), facts.exif, facts.xmp, facts.iptc]).toEqual([
          file,
          true,
          undefined,
          undefined,
          undefined,
        ])
        expect(Buffer.from(outcome.whole.bytes).includes('<script')).toBe(false)
        ends.taken += 1
      }
      expect(ends.refused + ends.broken + ends.taken).toBe(files.length)
      expect(ends.taken).toBeGreaterThan(5)
      expect(ends.refused + ends.broken).toBeGreaterThan(20)
    }, 300_000)
  })
}

/** Files spread over the whole set, so that every kind of trouble in it is met. */
function sample(folder: string, most: number): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const step = Math.max(1, Math.ceil(files.length / most))
  return files.filter((_, index) => index % step === 0)
}
