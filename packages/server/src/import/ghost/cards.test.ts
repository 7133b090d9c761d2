import { describe, expect, it } from 'vitest'
import { htmlToBody } from '../../convert/html-to-body.ts'
import { lexicalToHtml } from './lexical.ts'
import { mobiledocToHtml } from './mobiledoc.ts'

const OPTIONS = {
  resolveImage: (src: string) => Number(/(\d)\.jpg$/u.exec(src)?.[1] ?? 0) || null,
  resolveFile: (src: string) =>
    src.endsWith('.mp3')
      ? ({ mediaId: 5, kind: 'audio' } as const)
      : src.endsWith('.mp4')
        ? ({ mediaId: 6, kind: 'video' } as const)
        : null,
}
const SITE = 'https://dar.example'
const IMAGES = [1, 2].map((n) => ({ src: `${SITE}/${n}.jpg`, alt: `ص${n}`, caption: '' }))

/** Blocks of a document of one card, and what it left out. */
function lexical(...children: object[]) {
  const left: string[] = []
  const html = lexicalToHtml({ root: { type: 'root', children } }, (what) => left.push(what))
  const made = htmlToBody(html, OPTIONS)
  return { content: made.body.content, left: [...left, ...made.left.map(({ what }) => what)] }
}
function mobiledoc(name: string, payload: object) {
  const html = mobiledocToHtml({ cards: [[name, payload]], sections: [[10, 0]] }, () => undefined)
  return htmlToBody(html, OPTIONS).body.content
}

describe('cards of Ghost', () => {
  it('a gallery stays one, with its caption', () => {
    const wanted = [
      {
        type: 'gallery',
        attrs: { caption: 'الجناح' },
        content: [{ attrs: { mediaId: 1 } }, { attrs: { mediaId: 2 } }],
      },
    ]
    expect(lexical({ type: 'gallery', images: IMAGES, caption: 'الجناح' })).toMatchObject({ content: wanted, left: [] })
    expect(mobiledoc('gallery', { images: IMAGES, caption: 'الجناح' })).toMatchObject(wanted)
  })

  it('sound and film play, with their words', () => {
    expect(lexical({ type: 'audio', src: `${SITE}/a.mp3`, title: 'حديث' }).content).toMatchObject([
      { type: 'audio', attrs: { mediaId: 5, title: 'حديث' } },
    ])
    const film = { src: `${SITE}/a.mp4`, thumbnailSrc: `${SITE}/1.jpg`, caption: 'مقطع' }
    expect(lexical({ type: 'video', ...film }).content).toMatchObject([
      { type: 'video', attrs: { mediaId: 6, posterId: 1, caption: 'مقطع' } },
    ])
    expect(mobiledoc('video', film)).toMatchObject([{ type: 'video' }])
    expect(lexical({ type: 'audio', src: '' }).content).toEqual([{ type: 'paragraph', attrs: { dir: null } }])
  })

  it('an embed of a known site is a box with its title, of another one a link', () => {
    const embed = {
      type: 'embed',
      url: 'https://www.youtube.com/watch?v=abcdefghijk',
      metadata: { title: 'كيف؟' },
      caption: 'شرح',
    }
    expect(lexical(embed).content).toMatchObject([
      { type: 'embed', attrs: { provider: 'youtube', title: 'كيف؟', caption: 'شرح' } },
    ])
    expect(lexical({ ...embed, url: 'https://v.example/1' })).toMatchObject({
      content: [{ type: 'paragraph' }, { type: 'paragraph' }],
      left: ['iframe'],
    })
  })

  it('Markdown is read', () => {
    expect(lexical({ type: 'markdown', markdown: '## عنوان\n\n|أ|ب|\n|-|-|\n|1|2|' }).content).toMatchObject([
      { type: 'heading' },
      { type: 'table' },
    ])
    expect(mobiledoc('markdown', { markdown: '- أ\n- ب' })).toMatchObject([{ type: 'bullet_list' }])
  })
})
