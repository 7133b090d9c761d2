import { describe, expect, it } from 'vitest'
import { expandShortcodes } from './shortcodes.ts'

describe('expandShortcodes', () => {
  it.each([
    [
      'a caption',
      '[caption id="a_1" width="3"]<img src="x"> شرح[/caption]',
      '<figure data-caption><img src="x"> شرح</figure>',
      ['caption'],
    ],
    [
      'a caption of old',
      "[caption caption='شرح &lt;']<img>[/caption]",
      '<figure data-caption><img><figcaption>شرح &amp;lt;</figcaption></figure>',
      ['caption'],
    ],
    [
      'a gallery',
      '[gallery ids="3, 4,x" columns=2]',
      '<figure class="wp-block-gallery"><figure><img class="wp-image-3" src="" alt=""></figure><figure><img class="wp-image-4" src="" alt=""></figure></figure>',
      ['gallery'],
    ],
    ['a gallery of what hangs on the post', 'أ[gallery]ب', 'أب', ['gallery']],
    [
      'sound',
      '[audio mp3="https://a.example/x.mp3"][/audio]',
      '<audio src="https://a.example/x.mp3"></audio>',
      ['audio'],
    ],
    ['sound that is hostile', `[audio src='"><script>']`, '<audio src="&quot;>&lt;script>"></audio>', ['audio']],
    ['an embed', '[embed width="1"]https://a.example/v[/embed]', '\n\nhttps://a.example/v\n\n', ['embed']],
    ['of a plugin, with attributes', 'أ [contact-form-7 id="1" title="ب"] ج', 'أ  ج', ['contact-form-7']],
    ['of a plugin, with an end', '[vc_row][vc_column]نص[/vc_column][/vc_row]', 'نص', ['vc_row', 'vc_column']],
    ['closed in itself', '[map lat="1" /]', '', ['map']],
    ['escaped', '[[gallery ids="1"]]', '[gallery ids="1"]', []],
    ['a word in brackets', 'قال [كذا] و[sic] و[1] و[ x ]', 'قال [كذا] و[sic] و[1] و[ x ]', []],
    ['a bracket in a tag', '<a href="/?a[b]=1&c[gallery]=2">أ</a>', '<a href="/?a[b]=1&c[gallery]=2">أ</a>', []],
    ['a bracket in quotation marks', '[audio src="x]y"]', '<audio src="x]y"></audio>', ['audio']],
    ['one that does not end', '[gallery ids="1"', '[gallery ids="1"', []],
    ['less-than that is no tag', '1 < 2 [gallery] 3 > 2', '1 < 2  3 > 2', ['gallery']],
  ])('%s', (_name, text, html, names) => expect(expandShortcodes(text)).toEqual({ html, names }))

  it.each([
    ['<a"'.repeat(300_000)],
    ['[a b="'.repeat(200_000)],
    ['[caption '.repeat(100_000)],
    [`[a ${'b'.repeat(8000)} `.repeat(120)],
    ['['.repeat(1_000_000)],
    ['[caption]'.repeat(100_000)],
    ['<'.repeat(1_000_000)],
  ])('is linear (%#)', (text) => {
    const start = performance.now()
    expandShortcodes(text)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
