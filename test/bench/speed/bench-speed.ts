/**
 * How fast Warraq is: `npm run bench`. Every figure that has to hold is a ratio within one
 * run; figures of seconds are worth what the machine is worth at that moment.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { tableText } from '../search/report.ts'
import type { Row, RowResult } from './row.ts'
import { hit } from './row-hit.ts'
import { miss } from './row-miss.ts'
import { pages } from './row-pages.ts'
import { learner, rules } from './row-screening.ts'

const ROWS: Readonly<Record<string, Row>> = { hit, pages, miss, rules, learner }

const USAGE = `npm run bench -- [--only ${Object.keys(ROWS).join(',')}] [--rounds 5] [--seconds 3] [--articles 100000] [--json FILE]`

const told = (line: string): void => void process.stderr.write(`${line}\n`)

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: Object.keys(ROWS).join(',') },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      articles: { type: 'string', default: '100000' },
      json: { type: 'string' },
    },
  })
  const wanted = values.only.split(',')
  const [rounds, seconds, articles] = [Number(values.rounds), Number(values.seconds), Number(values.articles)]
  if (!wanted.every((name) => name in ROWS) || !(rounds >= 1) || !(seconds > 0) || !(articles >= 1000)) {
    told(USAGE)
    return 2
  }
  const results: Record<string, RowResult[]> = {}
  for (const name of wanted) {
    const made = (await ROWS[name]?.({ rounds, seconds, articles, told })) ?? []
    results[name] = made
    for (const { title, figures, demands } of made)
      process.stdout.write(`${tableText({ title, lines: figures, demands })}\n`)
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`)
  return Object.values(results)
    .flat()
    .every(({ demands }) => demands.every(({ holds }) => holds))
    ? 0
    : 1
}

process.exitCode = await run()
