import { readFileSync } from 'node:fs'
import type { BlockNode, Body } from '@warraq/core/articles/body'
import { checkBody } from '@warraq/core/articles/body'
import type { ArticleContent } from '@warraq/core/articles/content'
import { htmlToBody } from '../../packages/server/src/convert/html-to-body.ts'
import { inHouse } from '../../scripts/launch/house.mjs'
import type { TestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'
import { asLine, packed, storable } from './payloads.ts'
import type { Staff } from './staff-session.ts'

const operator = { actor: { kind: 'operator' } } as const

/** A site and its people, all of whose words are somebody's attack. */
export interface Scene {
  readonly sectionIds: readonly number[]
  readonly personIds: readonly number[]
  readonly mediaIds: readonly number[]
  readonly pageIds: readonly number[]
}

/** Names of everything that is not an article, through the newsroom's API. Refusals are fine, defects are not. */
export async function nameEverything(staff: Staff, payloads: readonly string[]): Promise<Scene> {
  const made = async (path: string, inputs: readonly unknown[]): Promise<number[]> => {
    const ids: number[] = []
    for (const input of inputs) {
      const { status, value } = await staff.call('POST', path, input)
      if (status >= 500) throw new Error(`${path} ${JSON.stringify(input)}: ${status}`)
      if (status === 200) ids.push(Number(value['id']))
    }
    return ids
  }
  const names = packed(payloads, 80)
  const bios = packed(payloads, 4_000)
  const sectionIds = await made(
    '/sections',
    names.slice(0, 60).map((name, i) => ({ name, description: bios[i % bios.length]?.slice(0, 600), parentId: null })),
  )
  await made(
    '/sections',
    payloads.slice(0, 20).map((slug, i) => ({ name: `قسم ${i}`, slug, parentId: null })),
  )
  const personIds = await made(
    '/persons',
    packed(payloads, 120).map((name, i) => ({ name, title: names[i % names.length], bio: bios[i % bios.length] })),
  )
  const pageIds = await made(
    '/pages',
    packed(payloads, 200)
      .slice(0, 40)
      .map((title) => ({ title })),
  )
  return { sectionIds, personIds, pageIds, mediaIds: await upload(staff, payloads) }
}

/** One picture under many names, with words that are packed as long as each field takes them. */
async function upload(staff: Staff, payloads: readonly string[]): Promise<number[]> {
  const bytes = readFileSync(inHouse('packages/server/sample/media/rain-city.jpg'))
  const ids: number[] = []
  for (const [i, credit] of packed(payloads, 300).slice(0, 6).entries()) {
    const form = new FormData()
    form.set('alt', packed(payloads, 1_000)[i] ?? 'x')
    form.set('caption', packed(payloads, 2_000)[i] ?? 'x')
    form.set('credit', credit)
    form.set('file', new File([bytes], `${credit.slice(0, 80)}.jpg`, { type: 'image/jpeg' }))
    const { status, value } = await staff.call('POST', '/media', form)
    if (status !== 200) throw new Error(`media: ${status} ${JSON.stringify(value)}`)
    ids.push(Number(value['id']))
  }
  return ids
}

/** An article with every node and mark there is and harmless words: what a body may be made of. */
export async function everyNode(server: TestServer, staff: Staff): Promise<string> {
  const sectionId = (await server.app.call('sections/create-section', { name: 'تجارب', parentId: null }, operator)).id
  const mediaIds = await upload(staff, ['كلمة'])
  const html =
    '<p dir="ltr">a <b>b</b> <i>i</i> <s>s</s> <sup>1</sup> <sub>2</sub> <code>c</code> <a href="https://example.org/">a</a><br>b</p>' +
    '<h3>ج</h3><h4>د</h4><ul dir="ltr"><li>أ<ol start="3"><li>ب</li></ol></li></ul><ul><li>أ</li></ul><hr>'
  const { content } = hostileBody(['كلمة'], { mediaIds })
  const body: Body = { type: 'doc', attrs: { version: 1 }, content: [...content, ...htmlToBody(html).body.content] }
  const lead = { mediaId: mediaIds[0] ?? 1, alt: 'كلمة', caption: 'كلمة', credit: 'كلمة' }
  const told = await publish(server, { title: 'كل ما يكون في مادة', sectionId, lead, body, place: 'المدينة' })
  if (!told) throw new Error('a harmless article is refused')
  return `/s/${told.code}`
}

/** The site's own words: its name, its tagline, its menus, its pages. */
export async function nameSite(staff: Staff, scene: Scene, payloads: readonly string[], round: number): Promise<void> {
  const names = packed(payloads, 80)
  const { value: site } = await staff.call('GET', '/site')
  const { settings, lockVersion } = site as unknown as { settings: Record<string, unknown>; lockVersion: number }
  const line = (list: readonly string[]) => list[round % list.length]
  const saved = await staff.call('PUT', '/site', {
    settings: {
      ...settings,
      names: { ar: line(names), en: line(names) },
      taglines: { ar: line(packed(payloads, 200)), en: 'x' },
    },
    lockVersion,
  })
  const { value: menus } = await staff.call('GET', '/menus')
  const menu = (menus as unknown as { rows: { name: string; lockVersion: number }[] }).rows.find(
    ({ name }) => name === 'footer',
  )
  const items = names.slice(round * 20, round * 20 + 20).map((name, i) => ({
    label: name.slice(0, 60).toWellFormed(),
    target:
      i % 2 === 0
        ? { kind: 'section', id: scene.sectionIds[i % scene.sectionIds.length] }
        : { kind: 'address', href: '/x' },
  }))
  const menuSaved = await staff.call('PUT', '/menus', { name: 'footer', items, lockVersion: menu?.lockVersion ?? 0 })
  for (const id of scene.pageIds) {
    const { value } = await staff.call('GET', `/pages/${id}`)
    const { content, lockVersion: page } = value as unknown as { content: object; lockVersion: number }
    const body = hostileBody(payloads.slice((round * 40) % payloads.length).slice(0, 40), scene)
    const answer = await staff.call('PUT', `/pages/${id}`, {
      content: { ...content, body, published: true },
      lockVersion: page,
    })
    if (answer.status >= 400) throw new Error(`page ${id}: ${answer.status} ${JSON.stringify(answer.value)}`)
  }
  for (const { status, value } of [saved, menuSaved])
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(value)}`)
}

/** Every node that carries words, with this payload as pasted HTML, as text and as attribute. */
export function hostileBody(payloads: readonly string[], { mediaIds }: Pick<Scene, 'mediaIds'>): Body {
  const text = (value: string) => [{ type: 'text', text: value === '' ? 'x' : value }] as const
  const blocks = payloads.flatMap((payload, i): BlockNode[] => {
    const plain = storable(payload)
    const line = asLine(payload).slice(0, 300).toWellFormed()
    const attribute = plain.replaceAll('"', '&quot;')
    const pasted = [
      payload,
      `<p title="${payload}">ن</p>`,
      `<a href="${attribute}">رابط</a><a href='${payload}'>رابط</a>`,
    ].map((html) => htmlToBody(html).body.content)
    const mediaId = mediaIds[i % mediaIds.length]
    return [
      ...pasted.flat(),
      { type: 'heading', attrs: { level: 2, dir: null }, content: text(line) },
      {
        type: 'quote',
        attrs: {
          speaker: line || null,
          role: line || null,
          source: line || null,
          designated: line ? { by: line } : null,
        },
        content: [{ type: 'paragraph', attrs: { dir: 'rtl' }, content: text(plain.slice(0, 2_000).toWellFormed()) }],
      },
      { type: 'pull_quote', attrs: { dir: null }, content: text(line) },
      { type: 'code_block', content: text(plain.slice(0, 2_000).toWellFormed()) },
      ...(mediaId === undefined
        ? []
        : [{ type: 'image', attrs: { mediaId, alt: line, caption: line, credit: line } } as const]),
    ] as BlockNode[]
  })
  // What the closed schema refuses by itself (a line end in a name) is refused; the rest has to stand.
  return docOf(blocks.filter((block) => checkBody(docOf([block])).ok))
}

const docOf = (content: readonly BlockNode[]): Body => ({ type: 'doc', attrs: { version: 1 }, content })

/** What articles are made of: title lines, of which each makes an article, and bodies, which are dealt out over them. */
export interface Press {
  readonly titles: readonly string[]
  article(i: number): Partial<ArticleContent>
}

export function press(payloads: readonly string[], scene: Scene): Press {
  const titles = packed(payloads, 300)
  const lines = (max: number) => packed(payloads, max)
  const [kickers, standfirsts, descriptions, tags, roles] = [lines(120), lines(1_000), lines(400), lines(80), lines(60)]
  const perArticle = Math.ceil(payloads.length / titles.length)
  const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
  return {
    titles,
    article: (i) => ({
      title: at(titles, i),
      kicker: at(kickers, 2 * i),
      place: at(kickers, 2 * i + 1),
      standfirst: at(standfirsts, i),
      sourceLine: at(titles, i + 7),
      seoDescription: i % 3 === 0 ? at(descriptions, i) : '',
      sectionId: at(scene.sectionIds, i),
      bylines: [0, 1, 2].map((n) => ({ personId: at(scene.personIds, 3 * i + n), role: at(roles, 3 * i + n) })),
      tagNames: [0, 1, 2].map((n) => at(tags, 3 * i + n)),
      lead:
        i % 4 === 0
          ? {
              mediaId: at(scene.mediaIds, i),
              alt: at(titles, i),
              caption: at(standfirsts, i),
              credit: at(titles, i + 3),
            }
          : null,
      body: hostileBody(payloads.slice(i * perArticle, (i + 1) * perArticle), scene),
      kind: i % 5 === 0 ? 'opinion' : 'news',
    }),
  }
}

/** Publishes; the short code of what stands, null where the newsroom refused. */
export async function publish(
  server: TestServer,
  wanted: Partial<ArticleContent>,
): Promise<{ id: number; code: string } | null> {
  try {
    const told = await tell(server.app.call, wanted)
    return { id: told.id, code: told.shortCode }
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') return null
    throw error
  }
}
