import { describe, expect, it } from 'vitest'
import { CategoryTree } from './categories.ts'
import type { WxrTerm } from './wxr-records.ts'

function category(slug: string, parentSlug: string | null = null): WxrTerm {
  return {
    kind: 'category',
    taxonomy: 'category',
    wpId: null,
    slug,
    rawSlug: slug,
    name: slug,
    parentSlug,
    description: '',
  }
}

function treeOf(...terms: WxrTerm[]): CategoryTree {
  const tree = new CategoryTree()
  for (const term of terms) tree.add(term)
  return tree
}

function placed(tree: CategoryTree, ...slugs: string[]): [string | null, string[]] {
  const { section, others } = tree.place(slugs.map((slug) => ({ domain: 'category', slug, name: slug })))
  return [section?.slug ?? null, others.map(({ slug }) => slug)]
}

describe('categories', () => {
  const tree = treeOf(
    category('water', 'towns'),
    category('towns', 'local'),
    category('local'),
    category('culture'),
    category('uncategorized'),
    category('orphan', 'gone'),
    category('a', 'b'),
    category('b', 'a'),
  )

  it('come after what they lie in; loops and missing parents end at the top', () => {
    expect(tree.inOrder().map(({ slug }) => slug)).toEqual([
      'local',
      'towns',
      'water',
      'culture',
      'uncategorized',
      'orphan',
      'b',
      'a',
    ])
    expect(tree.ancestors(category('water', 'towns')).map(({ slug }) => slug)).toEqual(['local', 'towns'])
  })

  it('in lines of any length take no time', () => {
    const long = treeOf(...Array.from({ length: 50_000 }, (_, n) => category(`c${n}`, `c${n + 1}`)))
    const start = performance.now()
    expect(long.inOrder().length).toBe(50_000)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('give an article one section: the deepest inside the first; the rest are others', () => {
    expect(placed(tree, 'local', 'culture', 'water')).toEqual(['water', ['culture']])
    expect(placed(tree, 'culture', 'water', 'local')).toEqual(['culture', ['water', 'local']])
    expect(placed(tree, 'water', 'local')).toEqual(['water', []])
    expect(placed(tree, 'uncategorized', 'local')).toEqual(['local', []])
    expect(placed(tree, 'uncategorized')).toEqual(['uncategorized', []])
    expect(placed(tree, 'unknown')).toEqual([null, []])
    expect(placed(tree)).toEqual([null, []])
  })
})
