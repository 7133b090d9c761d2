import type { Quality } from './measures.ts'

/** One line of a table: what was measured, and its numbers by name. */
export interface Line {
  readonly name: string
  readonly numbers: Readonly<Record<string, number>>
}

export interface Table {
  readonly title: string
  readonly lines: readonly Line[]
  /** What has to hold; every one that does not makes the command fail. */
  readonly demands: readonly Demand[]
}

export interface Demand {
  readonly says: string
  readonly holds: boolean
}

export const qualityNumbers = ({ ndcg, recall, mrr, first, questions }: Quality): Line['numbers'] => ({
  'nDCG@10': ndcg,
  'R@10': recall,
  'MRR@10': mrr,
  'P@1': first,
  questions,
})

export function tableText({ title, lines, demands }: Table): string {
  const columns = [...new Set(lines.flatMap(({ numbers }) => Object.keys(numbers)))]
  const rows = [
    ['', ...columns],
    ...lines.map(({ name, numbers }) => [name, ...columns.map((column) => shown(numbers[column]))]),
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  const text = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  const said = demands.map(({ says, holds }) => `${holds ? 'holds' : 'FAILS'}: ${says}`)
  return [`\n${title}`, ...text, ...said].join('\n')
}

function shown(number: number | undefined): string {
  if (number === undefined) return ''
  if (Number.isInteger(number)) return String(number)
  return Math.abs(number) < 2 ? number.toFixed(4) : number.toFixed(1)
}
