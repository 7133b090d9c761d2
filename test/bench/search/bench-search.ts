/**
 * How good search is, and how fast: `npm run bench:search`, see docs/contracts/search-quality.md. Numbers of times are
 * worth what the machine is worth at that moment; numbers of quality are the same each time.
 */
import { ablation } from './part-ablation.ts'
import { hostileStrings } from './part-hostile.ts'
import { largeCollection } from './part-large.ts'
import { news, questions, titles } from './part-quality.ts'
import type { Options, Part } from './options.ts'
import { readOptions, USAGE } from './options.ts'
import type { Table } from './report.ts'
import { tableText } from './report.ts'

const MEASURES: Readonly<Record<Part, (options: Options, told: (line: string) => void) => Promise<Table[]>>> = {
  questions,
  titles,
  news,
  ablation,
  large: largeCollection,
  hostile: hostileStrings,
}

const told = (line: string): void => void process.stderr.write(`${line}\n`)

async function run(options: Options): Promise<boolean> {
  const tables: Table[] = []
  for (const part of options.parts) {
    const made = await MEASURES[part](options, told)
    if (!options.json) for (const table of made) process.stdout.write(`${tableText(table)}\n`)
    tables.push(...made)
  }
  if (options.json) process.stdout.write(`${JSON.stringify(tables)}\n`)
  return tables.every(({ demands }) => demands.every(({ holds }) => holds))
}

const options = readOptions(process.argv.slice(2))
if (options === null) {
  told(USAGE)
  process.exitCode = 2
} else {
  // The thread that searches does not keep a process alive.
  const awake = setInterval(() => undefined, 60_000)
  process.exitCode = (await run(options)) ? 0 : 1
  clearInterval(awake)
}
