/**
 * What exports of Arabic newspapers have been seen to hold besides plain posts: text stored in the wrong encoding, letters
 * in the shapes of their places, stretched titles, slugs cut inside a letter, stray controls, every kind of block, links
 * to the site itself, authors whose names are numbers, tags in two keyboards' letters, menus, types of plug-ins.
 */

import type { ItemParts } from './wxr-item.ts'
import { cdata, item } from './wxr-item.ts'

export interface Trap {
  title(plain: string): string
  slug(plain: string): string
  content(plain: string, about: { readonly site: string; readonly id: number }): string
  readonly author?: string
  readonly more: string
  readonly item: Partial<Pick<ItemParts, 'status' | 'password' | 'date'>>
}

const same = (text: string): string => text

export const NO_TRAP: Trap = { title: same, slug: same, content: same, more: '', item: {} }

/** UTF-8 that was read in another encoding and stored as that. */
export function misread(text: string, encoding: 'windows-1256' | 'windows-1252'): string {
  return new TextDecoder(encoding).decode(Buffer.from(text))
}

function stretched(text: string): string {
  return text.replaceAll(/(?<=[بتثسشصضفقكلمنيـ])(?=[بتثسشصضفقكلمنيهاو])/gu, 'ــ')
}

/** Some letters in the shapes of their places (Unicode's Arabic Presentation Forms-B). */
function shaped(text: string): string {
  const forms = new Map([
    ['ا', 'ﺍ'],
    ['ل', 'ﻟ'],
    ['م', 'ﻣ'],
    ['ن', 'ﻧ'],
    ['ر', 'ﺮ'],
  ])
  return text.replaceAll(/[المنر]/gu, (letter) => forms.get(letter) ?? letter)
}

const BLOCKS = [
  '<!-- wp:pullquote -->\n<figure class="wp-block-pullquote"><blockquote><p>جملة مقتطعة</p></blockquote></figure>\n<!-- /wp:pullquote -->',
  '<!-- wp:embed {"url":"https://video.example/watch?v=1"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://video.example/watch?v=1\n</div></figure>\n<!-- /wp:embed -->',
  '<!-- wp:audio -->\n<figure class="wp-block-audio"><audio controls src="https://media.example/a.mp3"></audio></figure>\n<!-- /wp:audio -->',
  '<!-- wp:video -->\n<figure class="wp-block-video"><video controls src="https://media.example/v.mp4"></video><figcaption>مقطع</figcaption></figure>\n<!-- /wp:video -->',
  '<!-- wp:gallery -->\n<figure class="wp-block-gallery"><figure class="wp-block-image"><img src="https://media.example/1.jpg" alt="أولى"/></figure><figure class="wp-block-image"><img src="https://media.example/2.jpg" alt="ثانية"/></figure></figure>\n<!-- /wp:gallery -->',
  '<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column -->\n<div class="wp-block-column"><!-- wp:paragraph -->\n<p>عمود</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->',
  '<!-- wp:buttons -->\n<div class="wp-block-buttons"><!-- wp:button -->\n<div class="wp-block-button"><a class="wp-block-button__link" href="https://example.org/">زر</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->',
  '<!-- wp:details -->\n<details class="wp-block-details"><summary>تفصيل</summary><!-- wp:paragraph -->\n<p>مطوي</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->',
  '<!-- wp:separator -->\n<hr class="wp-block-separator"/>\n<!-- /wp:separator -->',
  '<!-- wp:verse -->\n<pre class="wp-block-verse">صدر\n    عجز</pre>\n<!-- /wp:verse -->',
  '<!-- wp:block {"ref":70} /-->',
  '<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->',
]

const SHORTCODES =
  '\n\n[gallery ids="1,2"]\n\n[audio src="https://media.example/a.mp3"]\n\n[embed]https://video.example/watch?v=2[/embed]\n\n[unknown_plugin id="7"]'

/** A link to the post before, as editors paste them. */
function withLink(content: string, site: string, id: number): string {
  return id < 104 ? content : `${content}\n\n<p>اقرأ أيضًا: <a href="${site}/?p=${id - 2}">خبر سابق</a></p>`
}

function tag(name: string, slug: string): string {
  return `<category domain="post_tag" nicename="${encodeURIComponent(slug).toLowerCase()}">${cdata(name)}</category>`
}

/** By a post's number: each trap many times in a newspaper, and none on the first posts. */
export function trapOf(number: number): Trap {
  const content: Trap['content'] = (plain, { site, id }) => {
    const rich = number % 2 === 0 ? `${plain}\n\n${BLOCKS.join('\n\n')}` : `${plain}${SHORTCODES}`
    if (number % 43 === 6) return misread(plain, 'windows-1252')
    if (number % 61 === 12) return plain.replace('ق', 'ق\u0008')
    return number % 7 === 0 ? withLink(number % 14 === 0 ? rich : plain, site, id) : plain
  }
  const title = (plain: string): string => {
    if (number % 41 === 5) return misread(plain, 'windows-1256')
    if (number % 47 === 8) return stretched(plain)
    return number % 53 === 9 ? shaped(plain) : plain
  }
  return {
    title,
    content,
    // MySQL cuts where the column ends, also inside an escape.
    slug: (plain) => (number % 59 === 10 ? plain.slice(0, -1) : plain),
    ...(number % 19 === 3 ? { author: '123' } : {}),
    more: [
      number % 11 === 2 ? tag('کتب', 'کتب') : number % 11 === 3 ? tag('كتب', 'كتب') : '',
      number % 13 === 4 ? tag('الاقتصاد', 'الاقتصاد') : number % 13 === 5 ? tag('اقتصاد', 'اقتصاد') : '',
    ].join(''),
    item:
      number % 67 === 3
        ? { password: 'سر' }
        : number % 71 === 4
          ? { status: 'future', date: { gmt: '2031-01-01 09:00:00', local: '2031-01-01 12:00:00' } }
          : {},
  }
}

export const TRAP_AUTHOR = '123'

export const TRAP_HEAD = `<wp:author><wp:author_id>9</wp:author_id><wp:author_login>${cdata(TRAP_AUTHOR)}</wp:author_login><wp:author_display_name>${cdata('مراسل الجنوب')}</wp:author_display_name></wp:author>
<wp:term><wp:term_id>95</wp:term_id><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_slug>main</wp:term_slug><wp:term_name>${cdata('القائمة')}</wp:term_name></wp:term>
`

function menuItem(site: string, id: number, title: string, meta: Readonly<Record<string, string>>): string {
  const metas = Object.entries(meta).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>_menu_item_${key}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
  )
  return item(site, {
    id,
    title,
    link: `${site}/?p=${id}`,
    slug: String(id),
    type: 'nav_menu_item',
    status: 'publish',
    author: 'desk',
    content: '',
    more: `<category domain="nav_menu" nicename="main">${cdata('القائمة')}</category>${metas.join('')}`,
  })
}

/** After the posts: a block that texts use, things of plug-ins, a menu. */
export function* trapItems(site: string): Generator<string> {
  const bare = { status: 'publish', author: 'desk', slug: '' }
  yield item(site, {
    ...bare,
    id: 70,
    title: 'تنويه',
    link: `${site}/?p=70`,
    type: 'wp_block',
    content: '<!-- wp:paragraph -->\n<p>تنويه يتكرر في المواد.</p>\n<!-- /wp:paragraph -->',
  })
  yield item(site, {
    ...bare,
    id: 71,
    title: 'تحقيق خاص',
    link: `${site}/investigation/special/`,
    slug: 'special',
    type: 'investigation',
    content: '<p>نص التحقيق.</p>',
  })
  yield item(site, { ...bare, id: 72, title: 'سلعة', link: `${site}/product/x/`, type: 'product', content: 'وصف' })
  yield item(site, { ...bare, id: 73, title: 'قالب', link: `${site}/?p=73`, type: 'wp_template', content: '' })
  yield menuItem(site, 81, 'الرئيسية', { type: 'custom', url: `${site}/`, menu_item_parent: '0' })
  yield menuItem(site, 82, 'محليات', { type: 'taxonomy', object: 'category', object_id: '10', menu_item_parent: '0' })
  yield menuItem(site, 83, 'من نحن', { type: 'post_type', object: 'page', object_id: '2', menu_item_parent: '0' })
  yield menuItem(site, 84, 'تحت', { type: 'custom', url: `${site}/x/`, menu_item_parent: '82' })
  yield menuItem(site, 85, 'ذهب', { type: 'post_type', object: 'post', object_id: '99999', menu_item_parent: '0' })
}
