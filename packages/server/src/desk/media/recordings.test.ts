import { join } from 'node:path'
import type { Body } from '@warraq/core/articles/body'
import { expect, test } from 'vitest'
import { eachServer } from '../../../../../test/harness/server.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { diskBlobs } from '../../ports/blobs/disk.ts'
import { takeInRecordingBytes } from '../../ports/recordings/intake.ts'
import { PAGE_HEADERS, testDesk } from '../fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const

/** A sound of 10,000 bytes: a tag, then counting numbers. */
const SOUND = Buffer.concat([
  Buffer.from('ID3\x04\0\0\0\0\0\0'),
  Buffer.from(Array.from({ length: 9990 }, (_, i) => i % 251)),
])

eachDatabase('recordings', (newsroom) => {
  test('become media of their kind', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const send = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      desk.raw(`/media/recordings?${new URLSearchParams({ name }).toString()}`, {
        method: 'POST',
        headers: { ...PAGE_HEADERS, cookie: `warraq-desk=${token}`, 'content-type': 'application/octet-stream' },
        body: bytes,
      })
    const answer = await send('حديث المديرة.mp3', new Uint8Array(SOUND))
    expect(answer.status).toBe(200)
    const made = (await answer.json()) as { id: number; url: string }
    expect(made).toMatchObject({
      kind: 'audio',
      mime: 'audio/mpeg',
      bytes: 10_000,
      originalName: 'حديث المديرة.mp3',
      url: `/media/${made.id}/file.mp3`,
    })
    expect((await send('page.mp3', new Uint8Array(Buffer.from('<html><script>')))).status).toBe(415)
    expect((await send('nothing.mp3', new Uint8Array())).status).not.toBe(200)
    // Pictures to choose from are pictures only.
    expect((await desk.send('media.list', {}, { token })).body.rows).toEqual([])
  })
})

eachServer('a recording in an article', (server) => {
  const bodyWith = (mediaId: number): Body => ({
    type: 'doc',
    attrs: { version: 1 },
    content: [
      { type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'اسمعوا.' }] },
      { type: 'audio', attrs: { mediaId, title: 'حديث', caption: '', credit: '' } },
    ],
  })

  test('plays from any place, for readers only once it is published', async () => {
    const { app, base, dataDir } = server()
    const taken = await takeInRecordingBytes(diskBlobs(join(dataDir, 'media')), SOUND)
    const words = { alt: '', caption: '', credit: '', originalName: 'حديث.mp3' }
    const { id } = await app.call('media/add-media', { ...taken, ...words }, operator)
    const address = `${base}/media/${id}/file.mp3`
    const article = {
      title: 'حديث مع المديرة',
      body: bodyWith(id),
      section: 'محليات',
      authors: ['ليان'],
      tagNames: [],
      publishedAt: null,
      publish: false,
    }
    await app.call('articles/add-article', article, operator)
    expect((await fetch(address)).status).toBe(404)
    const made = await app.call('articles/add-article', { ...article, title: 'حديث منشور', publish: true }, operator)
    const page = await (await fetch(`${base}/s/${made.shortCode}`)).text()
    expect(page).toContain(`<audio controls preload="metadata" src="/media/${id}/file.mp3"`)

    const whole = await fetch(address)
    expect(whole.status).toBe(200)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': '10000',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; media-src 'self'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(await whole.arrayBuffer()).equals(SOUND)).toBe(true)

    const part = await fetch(address, { headers: { range: 'bytes=4000-4009' } })
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      206,
      'bytes 4000-4009/10000',
      '10',
    ])
    expect(Buffer.from(await part.arrayBuffer()).equals(SOUND.subarray(4000, 4010))).toBe(true)
    const end = await fetch(address, { headers: { range: 'bytes=-3' } })
    expect(Buffer.from(await end.arrayBuffer()).equals(SOUND.subarray(9997))).toBe(true)
    const beyond = await fetch(address, { headers: { range: 'bytes=10000-' } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10000'])
    const other = await fetch(address, { headers: { range: 'bytes=0-1', 'if-range': '"other"' } })
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, 10_000])
    const head = await fetch(address, { method: 'HEAD', headers: { range: 'bytes=0-1' } })
    expect([head.status, head.headers.get('content-length')]).toEqual([206, '2'])
    const etag = whole.headers.get('etag') ?? ''
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304)

    for (const wrong of [
      `/media/${id}/file.mp4`,
      `/media/${id}/file.html`,
      `/media/${id + 1}/file.mp3`,
      '/media/0/file.mp3',
    ])
      expect((await fetch(base + wrong)).status).toBe(404)
    const feed = await (await fetch(`${base}/feed.xml`)).text()
    expect(feed).toContain(`src="${base}/media/${id}/file.mp3"`)
  })
})
