import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { bringIn, unexplained, visit, writtenFile } from './import-site.ts'
import type { HandItem } from './wxr-text.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
const UPLOADS = `${OLD}/wp-content/uploads/2020/01`
const SOUND = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(5000, 7)])

const attachment = (id: number, name: string): HandItem => ({
  id,
  type: 'attachment',
  status: 'inherit',
  title: name,
  attachment: `${UPLOADS}/${encodeURIComponent(name)}`,
  link: `${OLD}/?attachment_id=${id}`,
})

const ITEMS: readonly HandItem[] = [
  {
    id: 1,
    title: 'حديث مع المديرة',
    link: `${OLD}/2020/01/talk/`,
    content: [
      '<!-- wp:paragraph --><p>اسمعوا<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup>.</p><!-- /wp:paragraph -->',
      `<!-- wp:audio {"id":10} --><figure class="wp-block-audio"><audio controls src="${UPLOADS}/${encodeURIComponent('حديث')}.mp3"></audio><figcaption>سبع دقائق</figcaption></figure><!-- /wp:audio -->`,
      `<!-- wp:audio --><figure class="wp-block-audio"><audio controls src="${UPLOADS}/absent.mp3"></audio></figure><!-- /wp:audio -->`,
      '<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>أ</td><td>ب</td></tr></tbody></table></figure><!-- /wp:table -->',
      '<!-- wp:footnotes /-->',
    ].join('\n\n'),
    meta: {
      footnotes: '[{"content":"سُجّل في المرصد","id":"n1"}]',
      _yoast_wpseo_title: 'مقابلة صوتية مع مديرة المرصد %%sep%% %%sitename%%',
      _yoast_wpseo_metadesc: 'سبع دقائق عن المطر',
    },
  },
  attachment(10, 'حديث.mp3'),
  attachment(11, 'absent.mp3'),
  attachment(12, 'page.mp3'),
]

eachServer('an article of WordPress with a recording', (server) => {
  test('comes in with its sound, its note, its table and the title for search engines', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-recordings-'))
    mkdirSync(join(folder, '2020/01'), { recursive: true })
    writeFileSync(join(folder, '2020/01/حديث.mp3'), SOUND)
    writeFileSync(join(folder, '2020/01/page.mp3'), '<html><script>alert(1)</script>')
    const file = writtenFile(handWxr({ items: ITEMS }))
    const rehearsed = await bringIn(server(), file, { mediaDir: folder, dryRun: true })
    expect(rehearsed.counts.attachments).toMatchObject({ read: 3, written: 1, 'left-out': 2 })
    const report = await bringIn(server(), file, { mediaDir: folder })
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.leftOut.map(({ what, count }) => [what, count])).toEqual([
      ['file-not-found', 1],
      ['not-a-picture', 1],
    ])
    expect(report.texts.map(({ what }) => what)).toEqual(['audio'])

    const { statuses, body } = await visit(server().base, `${OLD}/2020/01/talk/`)
    expect(statuses).toEqual([301, 200])
    expect(body).toContain('<title>مقابلة صوتية مع مديرة المرصد | ')
    expect(body).toContain('<meta name="description" content="سبع دقائق عن المطر"/>')
    expect(body).toContain('سُجّل في المرصد')
    expect(body).toContain('<td>أ</td><td>ب</td>')
    expect(body).toContain(`<a href="${UPLOADS}/absent.mp3"`)
    const sound = /<audio controls preload="metadata" src="([^"]+)"/u.exec(body)?.[1] ?? ''
    const part = await fetch(server().base + sound, { headers: { range: 'bytes=10-19' } })
    expect([part.status, part.headers.get('content-type')]).toEqual([206, 'audio/mpeg'])
    expect(Buffer.from(await part.arrayBuffer()).equals(SOUND.subarray(10, 20))).toBe(true)
    const old = await visit(server().base, `${UPLOADS}/${encodeURIComponent('حديث.mp3')}`)
    expect(old.statuses).toEqual([301, 200])

    const again = await bringIn(server(), file, { mediaDir: folder })
    expect(again.counts.attachments).toMatchObject({ read: 3, unchanged: 1 })
    expect(again.counts.posts).toMatchObject({ read: 1, unchanged: 1 })
  })
})
