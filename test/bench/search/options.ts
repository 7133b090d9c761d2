import { parseArgs } from 'node:util'
import type { DatabaseKind } from '../../harness/newsroom.ts'
import type { Half } from './shared-sets.ts'

export const PARTS = ['questions', 'titles', 'news', 'ablation', 'large', 'hostile'] as const
export type Part = (typeof PARTS)[number]

export interface Options {
  readonly parts: readonly Part[]
  /** Null: both halves and all together. */
  readonly half: Half | null
  readonly kinds: readonly DatabaseKind[]
  readonly articles: number
  readonly strings: number
  readonly json: boolean
}

export const USAGE = `npm run bench:search -- [--only ${PARTS.join(',')}] [--half dev|test] [--on sqlite,postgres]
  [--articles 100000] [--strings 10000] [--json]
Without --only: everything, with 10,000 articles in «large».`

/** Null when the line makes no sense. */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      half: { type: 'string' },
      on: { type: 'string', default: 'sqlite,postgres' },
      articles: { type: 'string', default: '10000' },
      strings: { type: 'string', default: '10000' },
      json: { type: 'boolean', default: false },
    },
  })
  const parts = values.only?.split(',') ?? [...PARTS]
  const kinds = values.on.split(',')
  const half = values.half ?? null
  if (!parts.every((part): part is Part => (PARTS as readonly string[]).includes(part))) return null
  if (!kinds.every((kind): kind is DatabaseKind => kind === 'sqlite' || kind === 'postgres')) return null
  if (half !== null && half !== 'dev' && half !== 'test') return null
  const [articles, strings] = [Number(values.articles), Number(values.strings)]
  if (!(articles >= 100) || !(strings >= 100)) return null
  return { parts, kinds, half, articles, strings, json: values.json }
}
