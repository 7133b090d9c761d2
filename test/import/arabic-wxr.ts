/**
 * A WordPress export of an Arabic newspaper, made up: the same seed gives the same file. It has what such files have and
 * English ones do not: percent-encoded slugs (cut at 200 bytes, encoded twice), vowelled titles, nested Arabic categories.
 */

import { NO_TRAP, TRAP_HEAD, trapItems, trapOf } from './newspaper-traps.ts'
import { cdata, dateOf, item } from './wxr-item.ts'

export interface WxrRecipe {
  readonly posts: number
  readonly commentsPerPost: number
  readonly seed?: number
  readonly site?: string
  /** WordPress's own forms: `/2017/06/13/slug/` (unless given), `/2017/06/slug/`, `/archives/12`, `/slug/`. */
  readonly permalinks?: 'day' | 'month' | 'number' | 'name'
  /** With everything else that such files have been seen to hold: `newspaper-traps.ts`. */
  readonly traps?: boolean
}

export function permalink(form: WxrRecipe['permalinks'], post: { id: number; slug: string }): string {
  const { path } = dateOf(post.id)
  switch (form) {
    case 'month':
      return `/${path.slice(0, 7)}/${post.slug}/`
    case 'number':
      return `/archives/${post.id}`
    case 'name':
      return `/${post.slug}/`
    default:
      return `/${path}/${post.slug}/`
  }
}

export interface WxrPerson {
  readonly login: string
  readonly name: string
}

export const WXR_AUTHORS: readonly WxrPerson[] = [
  { login: 'salma', name: 'سلمى الحاج' },
  { login: 'karim.n', name: 'كريم نعمة' },
  { login: 'desk', name: 'هيئة التحرير' },
]

/** Slug, name, slug of the category above. */
export const WXR_CATEGORIES: readonly (readonly [string, string, string])[] = [
  ['محليات', 'مَحَلِّيّات', ''],
  ['بلديات', 'بلديات', 'محليات'],
  ['مياه', 'المياه &amp; الري', 'بلديات'],
  ['ثقافة', 'ثقافة', ''],
  ['economy', 'اقتصاد', ''],
]

const SUBJECTS = ['البلدية', 'المرصد', 'الجمعية', 'المكتبة العامة', 'الميناء', 'الجامعة', 'النادي']
const VERBS = ['تُعلن', 'يفتتح', 'تبدأ', 'يُنهي', 'تدعو إلى', 'يدرس']
const OBJECTS = ['موسم القطاف', 'ترميم السوق القديم', 'مكتبةً متنقلة', 'شبكة الريّ', 'معرض الخط', 'مسار الدراجات']
const SENTENCES = [
  'قال المسؤول إن العمل يبدأ مطلع الشهر المقبل ويستمر عشرة أسابيع.',
  'وتبلغ الكلفة 12% من موازنة العام، بحسب البيان.',
  'ويشارك في المشروع متطوعون من الأحياء المجاورة.',
  'ولم يُحدَّد بعدُ موعد المرحلة الثانية.',
]

/** A small linear congruential generator: the file has to be the same on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * sides)
  }
}

function pick<T>(roll: (sides: number) => number, list: readonly T[]): T {
  const item = list[roll(list.length)]
  if (item === undefined) throw new Error('empty list')
  return item
}

/** As WordPress writes a slug: vowels kept out, lower-case escapes, cut at 200 bytes between characters. */
export function wpSlug(title: string): string {
  const words = title.replaceAll(/[\u064B-\u0652]/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  let out = ''
  for (const character of words) {
    const encoded = encodeURIComponent(character).toLowerCase()
    if (out.length + encoded.length > 200) break
    out += encoded
  }
  return out.replace(/-+$/u, '')
}

const LONGEST_SLUG = 200

/** Of several posts with one slug WordPress numbers all but the first, and cuts what does not fit between characters. */
function onlyOnce(used: Map<string, number>, slug: string): string {
  if (slug === '') return slug
  const before = used.get(slug) ?? 0
  used.set(slug, before + 1)
  if (before === 0) return slug
  const end = `-${before + 1}`
  const most = LONGEST_SLUG - end.length
  const cut = slug.length <= most ? slug : slug.slice(0, most).replace(/(?:%(?:25)?[0-9a-f]?|%2)$/u, '')
  return onlyOnce(used, wholeLetters(cut) + end)
}

/** Without the first bytes of a letter whose others were cut off. */
function wholeLetters(slug: string): string {
  return slug.replace(/(?:%(?:25)?d[0-9a-f])$/u, '').replace(/-+$/u, '')
}

function classic(index: number, sentences: readonly string[], image: string): string {
  return (
    `<strong>${sentences[0]}</strong>\n${sentences[1]}\n\n` +
    `[caption id="attachment_${index}" align="aligncenter" width="640"]<a href="${image}"><img class="wp-image-${index} size-full" src="${image}" alt="صورة" width="640" height="360" /></a> تعليق الصورة[/caption]\n\n` +
    `<blockquote>${sentences[2]}\n<cite>سعاد الخطيب</cite></blockquote>\n\n<ul>\n<li>بند أول</li>\n<li>بند ثانٍ</li>\n</ul>\n<!--more-->\n${sentences[3]}`
  )
}

function blocks(index: number, sentences: readonly string[], image: string): string {
  return [
    `<!-- wp:paragraph {"align":"right"} -->\n<p class="has-text-align-right">${sentences[0]}</p>\n<!-- /wp:paragraph -->`,
    `<!-- wp:heading -->\n<h2>خلفية</h2>\n<!-- /wp:heading -->`,
    `<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>${sentences[1]}</p><cite>كريم نعمة</cite></blockquote>\n<!-- /wp:quote -->`,
    `<!-- wp:image {"id":${index},"sizeSlug":"large"} -->\n<figure class="wp-block-image size-large"><img src="${image}" alt="الميناء" class="wp-image-${index}"/><figcaption>الميناء صباحًا</figcaption></figure>\n<!-- /wp:image -->`,
    `<!-- wp:list -->\n<ul><li>${sentences[2]}</li><li>${sentences[3]}</li></ul>\n<!-- /wp:list -->`,
    `<!-- wp:table -->\n<figure class="wp-block-table"><table><tbody><tr><td>السنة</td><td>العدد</td></tr></tbody></table></figure>\n<!-- /wp:table -->`,
    `<!-- wp:latest-posts {"postsToShow":3} /-->`,
  ].join('\n\n')
}

/** Threads of three: a comment, its answer, the answer to that; one in five is held, one in eleven is spam. */
function comment(postId: number, number: number): string {
  const id = postId * 1000 + number
  const parent = number % 3 === 0 ? 0 : id - 1
  const approved = number % 11 === 10 ? 'spam' : number % 5 === 4 ? '0' : '1'
  const type = number % 17 === 16 ? 'pingback' : 'comment'
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${cdata(`قارئ ${number}`)}</wp:comment_author><wp:comment_author_email>${cdata(`reader${number}@example.org`)}</wp:comment_author_email><wp:comment_author_url></wp:comment_author_url><wp:comment_author_IP>192.0.2.${number % 250}</wp:comment_author_IP><wp:comment_date>${cdata(dateOf(postId).local)}</wp:comment_date><wp:comment_date_gmt>${cdata(dateOf(postId).gmt)}</wp:comment_date_gmt><wp:comment_content>${cdata('شكرًا على التوضيح.\n\nهل من موعد؟ https://example.org/x')}</wp:comment_content><wp:comment_approved>${cdata(approved)}</wp:comment_approved><wp:comment_type>${cdata(type)}</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>\n`
}

function head(site: string, more: string): string {
  const authors = WXR_AUTHORS.map(
    ({ login, name }, index) =>
      `<wp:author><wp:author_id>${index + 1}</wp:author_id><wp:author_login>${cdata(login)}</wp:author_login><wp:author_email>${cdata(`${login}@example.org`)}</wp:author_email><wp:author_display_name>${cdata(name)}</wp:author_display_name><wp:author_first_name>${cdata('')}</wp:author_first_name><wp:author_last_name>${cdata('')}</wp:author_last_name></wp:author>\n`,
  )
  const categories = WXR_CATEGORIES.map(
    ([slug, name, parent], index) =>
      `<wp:category><wp:term_id>${index + 10}</wp:term_id><wp:category_nicename>${cdata(wpSlug(slug))}</wp:category_nicename><wp:category_parent>${cdata(wpSlug(parent))}</wp:category_parent><wp:cat_name>${cdata(name)}</wp:cat_name></wp:category>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5.4" created="2024-06-10 12:29" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>صحيفة الضفة</title><link>${site}</link><description>أخبار الضفة</description><language>ar</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${site}</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>
${authors.join('')}${categories.join('')}<wp:tag><wp:term_id>90</wp:term_id><wp:tag_slug>${cdata(wpSlug('مدن'))}</wp:tag_slug><wp:tag_name>${cdata('مُدُن')}</wp:tag_name></wp:tag>
${more}<generator>https://wordpress.org/?v=6.5.4</generator>
`
}

/** What makes a post a rare one, by its number. */
function oddity(number: number): { status: string; title: (plain: string) => string; slug: (plain: string) => string } {
  const same = (plain: string): string => plain
  if (number % 23 === 7) return { status: 'draft', title: same, slug: () => '' }
  if (number % 29 === 11) return { status: 'private', title: same, slug: same }
  if (number % 31 === 13)
    return { status: 'publish', title: (plain) => `<em>${plain}</em> &#8220;نص&#8221;`, slug: same }
  if (number % 37 === 17)
    return { status: 'publish', title: same, slug: (plain) => encodeURIComponent(plain).toLowerCase() }
  return { status: 'publish', title: same, slug: same }
}

/** The file in pieces: two pages, then for each post its picture and itself with its comments. */
export function* arabicWxr({
  posts,
  commentsPerPost,
  seed = 1,
  site = 'https://daffa.example',
  permalinks,
  traps = false,
}: WxrRecipe): Generator<string> {
  const roll = dice(seed)
  const used = new Map<string, number>()
  yield head(site, traps ? TRAP_HEAD : '')
  yield item(site, {
    id: 2,
    title: 'من نحن',
    link: `${site}/${wpSlug('من نحن')}/`,
    slug: wpSlug('من نحن'),
    type: 'page',
    status: 'publish',
    author: 'desk',
    content: 'نحن صحيفة محلية.\n\nتأسست عام 2012.',
  })
  yield item(site, {
    id: 3,
    title: 'اتصل بنا',
    link: `${site}/${wpSlug('من نحن')}/contact/`,
    slug: 'contact',
    type: 'page',
    status: 'publish',
    author: 'desk',
    parent: 2,
    content: '<p>راسلنا.</p>',
  })
  for (let number = 1; number <= posts; number += 1) {
    const id = 100 + number * 2
    const odd = oddity(number)
    const trap = traps ? trapOf(number) : NO_TRAP
    const plain = `${pick(roll, SUBJECTS)} ${pick(roll, VERBS)} ${pick(roll, OBJECTS)} للمرة ${number}${number % 5 === 0 ? ' بعد سنوات من التأجيل المتكرر والنقاش الطويل بين السكان' : ''}`
    const slug = onlyOnce(used, trap.slug(odd.slug(wpSlug(plain))))
    const link = odd.status === 'publish' ? site + permalink(permalinks, { id, slug }) : `${site}/?p=${id}`
    const [categorySlug, categoryName] = pick(roll, WXR_CATEGORIES)
    const image = `${site}/wp-content/uploads/${dateOf(id).path.slice(0, 7)}/${encodeURIComponent(`صورة-${number}`)}.jpg`
    const sentences = SENTENCES.map((sentence, index) => `${sentence} (${number + index})`)
    yield item(site, {
      id: id - 1,
      title: `صورة ${number}`,
      link: number % 4 === 1 && link.endsWith('/') ? `${link}image-${number}/` : `${site}/?attachment_id=${id - 1}`,
      slug: `image-${number}`,
      type: 'attachment',
      status: 'inherit',
      author: 'desk',
      parent: id,
      content: '',
      more: `<wp:attachment_url>${cdata(image)}</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>${cdata('صورة')}</wp:meta_value></wp:postmeta>`,
    })
    yield item(site, {
      id,
      title: trap.title(odd.title(plain)),
      link,
      slug,
      type: 'post',
      status: odd.status,
      author: trap.author ?? pick(roll, WXR_AUTHORS).login,
      ...(odd.status === 'publish' ? trap.item : {}),
      dated: odd.status !== 'draft',
      content: trap.content(number % 2 === 0 ? blocks(id - 1, sentences, image) : classic(id - 1, sentences, image), {
        site,
        id,
      }),
      more:
        `<category domain="category" nicename="${wpSlug(categorySlug)}">${cdata(categoryName)}</category><category domain="post_tag" nicename="${wpSlug('مدن')}">${cdata('مُدُن')}</category>` +
        trap.more +
        `<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>${cdata(String(id - 1))}</wp:meta_value></wp:postmeta>\n` +
        Array.from({ length: odd.status === 'publish' ? commentsPerPost : 0 }, (_, index) => comment(id, index)).join(
          '',
        ),
    })
  }
  if (traps) yield* trapItems(site)
  yield '</channel>\n</rss>\n'
}

/** The same as bytes, for whoever reads a stream. */
export async function* arabicWxrBytes(recipe: WxrRecipe): AsyncGenerator<Uint8Array> {
  for (const piece of arabicWxr(recipe)) yield Buffer.from(piece)
}
