import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { bringIn, dumpOf, unexplained, visit, writtenFile } from './import-site.ts'
import type { HandItem } from './wxr-text.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
const UPLOADS = `${OLD}/wp-content/uploads/2020/01`

async function uploadsFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-media-'))
  const put = (path: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const picture = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#8a1c1c' } })
    .jpeg()
    .toBuffer()
  put('2020/01/ميناء.jpg', picture)
  put('2020/01/broken.jpg', picture.subarray(0, 300))
  put('2020/01/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  return folder
}

function attachment(id: number, name: string, more: Partial<HandItem> = {}): HandItem {
  const attachmentUrl = `${UPLOADS}/${encodeURIComponent(name)}`
  return {
    id,
    type: 'attachment',
    status: 'inherit',
    title: name,
    attachment: attachmentUrl,
    link: `${OLD}/?attachment_id=${id}`,
    ...more,
  }
}

const ITEMS: readonly HandItem[] = [
  {
    id: 1,
    title: 'الميناء',
    link: `${OLD}/2020/01/port-news/`,
    content: `<p>نص أول.</p><figure class="wp-block-image"><img class="wp-image-10" src="${UPLOADS}/x.jpg" alt="السفن"><figcaption>الميناء صباحًا</figcaption></figure><p><img src="${UPLOADS}/${encodeURIComponent('ميناء')}-300x200.jpg" alt="أخرى"></p>`,
    meta: { _thumbnail_id: '10' },
  },
  attachment(10, 'ميناء.jpg', {
    parent: 1,
    excerpt: 'شرح <b>الصورة</b>',
    meta: { _wp_attachment_image_alt: 'سفن في الميناء' },
    link: `${OLD}/2020/01/port-news/port/`,
  }),
  attachment(11, 'broken.jpg'),
  attachment(12, 'drawing.svg'),
  attachment(13, 'absent.jpg'),
  attachment(14, '../../etc/passwd'),
]

eachServer('pictures from a folder', (server) => {
  test('come in, encoded again, and stand where they stood', async () => {
    const folder = await uploadsFolder()
    const file = writtenFile(handWxr({ items: ITEMS }))
    const rehearsed = await bringIn(server(), file, { mediaDir: folder, dryRun: true })
    expect(rehearsed.counts.attachments).toMatchObject({ read: 5, written: 2, 'left-out': 3 })
    expect(await server().app.read.selectFrom('media').select('id').execute()).toEqual([])
    const report = await bringIn(server(), file, { mediaDir: folder })
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.attachments).toMatchObject({ read: 5, written: 1, 'left-out': 4 })
    expect(report.leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['picture-broken', 1],
      ['not-a-picture', 1],
      ['file-not-found', 2],
    ])
    expect(report.texts).toEqual([])
    const media = await server().app.read.selectFrom('media').selectAll().execute()
    expect(media.map(({ original_name, alt, caption, width }) => [original_name, alt, caption, width])).toEqual([
      ['ميناء.jpg', 'سفن في الميناء', 'شرح الصورة', 640],
    ])
    const { statuses, body } = await visit(server().base, `${OLD}/2020/01/port-news/`)
    expect(statuses).toEqual([301, 200])
    const shown = [...body.matchAll(/<img[^>]+src="(\/media\/[^"]+)"/gu)].map((match) => match[1] ?? '')
    expect(shown.length).toBeGreaterThanOrEqual(3)
    expect(body).toContain('الميناء صباحًا')
    const picture = await fetch(server().base + shown[0])
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await visit(server().base, `${OLD}/2020/01/port-news/port/`)).statuses).toEqual([301, 200])
    expect((await visit(server().base, `${OLD}/?attachment_id=10`)).statuses).toEqual([301, 200])
  })

  test('a second run changes nothing, with the folder and without it', async () => {
    const file = writtenFile(handWxr({ items: ITEMS }))
    await expect
      .poll(async () => (await server().app.read.selectFrom('media').select('state').execute())[0]?.state, {
        timeout: 30_000,
      })
      .toBe('ready')
    const before = await dumpOf(server().app.read)
    const report = await bringIn(server(), file, { mediaDir: await uploadsFolder() })
    expect(report.counts.attachments).toMatchObject({ read: 5, unchanged: 1 })
    await bringIn(server(), file)
    await server().settle()
    expect(await dumpOf(server().app.read)).toEqual(before)
  })
})

eachServer('pictures that come later', (server) => {
  test('take the places of the links that stood for them', async () => {
    const file = writtenFile(handWxr({ items: ITEMS }))
    const first = await bringIn(server(), file)
    expect(first.counts.attachments).toMatchObject({ read: 5, 'left-out': 5 })
    expect(first.notes.map(({ what }) => what)).toContain('lead-picture-missing')
    const second = await bringIn(server(), file, { mediaDir: await uploadsFolder() })
    await server().settle()
    expect(second.counts.posts).toMatchObject({ read: 1, changed: 1 })
    expect((await visit(server().base, `${OLD}/2020/01/port-news/`)).body).toMatch(/<img[^>]+src="\/media\//u)
  })
})
