import * as v from 'valibot'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { workingContent, type ArticleRow } from './articles.ts'
import { DESK_ROUTES, type DeskInput, type DeskOutput } from './routes.ts'
import type { Page } from './wire.ts'

const routes = Object.entries(DESK_ROUTES)

describe('desk routes', () => {
  it('gives no two endpoints one method and path', () => {
    const seen = routes.map(([, route]) => `${route.method} ${route.path.replaceAll(/:[a-z]+/g, ':')}`)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it.each(routes)('%s refuses a key its input does not name', (_name, route) => {
    const result = v.safeParse(route.input, { role: 'admin', published_at: '2020-01-01' })
    expect(result.success).toBe(false)
    const keys = result.issues?.flatMap((issue) => issue.path?.map((step) => step.key) ?? []) ?? []
    expect(keys.some((key) => key === 'role' || key === 'published_at')).toBe(true)
  })

  it('reads numbers from a query string', () => {
    const read = v.parse(DESK_ROUTES['articles.list'].input, { section: '12', scope: 'mine' })
    expect(read).toEqual({ section: 12, scope: 'mine' })
    for (const section of ['0', '-1', '1e3', '٣', '1.5', '']) {
      expect(v.safeParse(DESK_ROUTES['articles.list'].input, { section }).success, section).toBe(false)
    }
  })

  it('carries the types of input and output by name', () => {
    expectTypeOf<DeskInput<'articles.list'>['section']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<DeskOutput<'articles.list'>>().toEqualTypeOf<Page<ArticleRow>>()
    expectTypeOf<DeskInput<'comments.decide'>['decision']>().toExtend<string>()
    expectTypeOf<'approve' | 'remove'>().toExtend<DeskInput<'comments.decide'>['decision']>()
  })
})

describe('working content', () => {
  const empty = {
    title: '',
    kicker: '',
    standfirst: '',
    slug: '',
    kind: 'news',
    lang: 'ar',
    sectionId: null,
    place: '',
    sourceLine: '',
    bylines: [],
    tagNames: [],
    lead: null,
    body: { type: 'doc', attrs: { version: 1 }, content: [] },
    commentsOpen: true,
    seoDescription: '',
    flags: [],
  }

  it('takes an article nobody has begun', () => {
    expect(v.safeParse(workingContent, empty).success).toBe(true)
  })

  it('refuses a title of two lines, a slug with a slash and an unknown kind', () => {
    for (const wrong of [{ title: 'سطر\nثانٍ' }, { slug: 'a/b' }, { kind: 'poem' }, { body: { type: 'p' } }]) {
      expect(v.safeParse(workingContent, { ...empty, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
    }
  })
})

it('takes an Arabic slug and a Latin one', () => {
  for (const slug of ['انطلاق-موسم-الزيتون', 'season-2017', 'مُلحق-٣']) {
    expect(v.safeParse(DESK_ROUTES['sections.create'].input, { name: 'قسم', slug, parentId: null }).success).toBe(true)
  }
})

it('refuses an address in a menu that a browser would run or take to another protocol', () => {
  for (const href of ['javascript:alert(1)', '//evil.example', 'data:text/html,x', ' /page', 'mailto:a@b.c']) {
    const items = [{ label: 'رابط', target: { kind: 'address', href } }]
    const result = v.safeParse(DESK_ROUTES['menus.save'].input, { name: 'main', items, lockVersion: 1 })
    expect(result.success, href).toBe(false)
  }
})
