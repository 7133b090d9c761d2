#!/usr/bin/env node
import { isRefusalCode, Refusal, refusalMessage } from '@warraq/core/errors'
import { runProgram } from './cli/program.ts'
import type { Lang } from './cli/words.ts'
import { readConfig } from './config/config.ts'
import { languageOf, readEnvironment } from './config/env.ts'
import { lineLog } from './ports/log/log.ts'

const USAGE = 2

/** The program: `warraq <command>`. A refusal ends in one line on stderr and a non-zero exit code; 2 for a mistyped command. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env)
  const lang = languageOf(environment)
  // Whoever reads our output may stop reading it: `warraq comment list | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  try {
    await runProgram(process.argv.slice(2), {
      lang,
      config: () => readConfig(environment, process.cwd()),
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      readInput,
    })
  } catch (error) {
    process.stderr.write(`${lineFor(error, lang)}\n`)
    process.exitCode = error instanceof Refusal && error.code === 'bad-command' ? USAGE : 1
  }
}

function lineFor(error: unknown, lang: Lang): string {
  if (error instanceof Refusal && isRefusalCode(error.code))
    return `${refusalMessage(error.code, lang, error.details)} [${error.code}]`
  const log = lineLog(
    (line) => process.stderr.write(line),
    () => new Date().toISOString(),
  )
  const ref = log.defect('command', error)
  return `${error instanceof Error ? error.message : String(error)} [defect ${ref}]`
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

await main()
