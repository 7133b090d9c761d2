import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BlockNode } from '@warraq/core/articles/body'
import { BODY_NODES } from '@warraq/core/articles/body-schema.table'
import { wpContentToBody } from '../../packages/server/src/import/wordpress/wp-content.ts'
import { inHouse } from '../../scripts/launch/house.mjs'
import { WHAT_BECOMES, type BecomesRow } from './what-becomes.table.ts'

const OPTIONS = {
  base: 'https://old.example/',
  resolveImage: (src: string, _alt: string, _caption: string, id: number | null) =>
    id ?? (Number(/\/p\/(\d)\.jpg$/u.exec(src)?.[1] ?? 0) || null),
  resolveFile: (src: string, id: number | null) => {
    if (id !== null || src.endsWith('/a.mp3')) return { mediaId: id ?? 20, kind: 'audio' } as const
    return src.endsWith('/a.mp4') ? ({ mediaId: 21, kind: 'video' } as const) : null
  },
  attached: [1, 2],
  notes: new Map([['u', 'حاشية']]),
  blocks: new Map([[4, '<!-- wp:paragraph --><p>نص</p><!-- /wp:paragraph -->']]),
}

function typeOf(node: BlockNode): string {
  const hasNote = JSON.stringify(node).includes('"footnote"')
  return hasNote ? `${node.type}+note` : node.type
}

const samples = WHAT_BECOMES.flatMap((row) => row.samples.map((sample) => ({ ...sample, name: row.there.en })))

describe('what becomes of what', () => {
  it.each(samples)('$name: $html', ({ html, becomes, left = [] }) => {
    const made = wpContentToBody(html, OPTIONS)
    expect(made.body.content.map(typeOf)).toEqual(becomes)
    expect(made.left.map(({ what }) => what)).toEqual(left)
  })

  it('has a sample of every block that a body may have, but for those that only we make', () => {
    const made = new Set(samples.flatMap(({ becomes }) => becomes.map((type) => type.replace('+note', ''))))
    const blocks = Object.entries(BODY_NODES).filter(([, { group }]) => group === 'block')
    const missing = blocks.map(([name]) => name).filter((name) => !made.has(name))
    expect(missing).toEqual(['ordered_list', 'related'])
  })

  it.each([
    ['docs/run/moving.md', 'en'],
    ['docs/run/moving.ar.md', 'ar'],
  ] as const)('%s says the same', (path, lang) => {
    const lines = readFileSync(inHouse(path), 'utf8').split('\n')
    const rowOf = ({ there, here }: BecomesRow) => `| ${there[lang]} | ${here[lang]} |`
    const wanted = WHAT_BECOMES.map(rowOf)
    const from = lines.indexOf(wanted[0] ?? '')
    expect(from, wanted.join('\n')).toBeGreaterThan(0)
    expect(lines.slice(from, from + wanted.length)).toEqual(wanted)
    expect(lines[from + wanted.length]).toBe('')
  })
})
