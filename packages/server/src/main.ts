import { isRefusalCode, Refusal, refusalMessage } from '@warraq/core/errors'
import { readConfig } from './config/config.ts'
import { readEnvironment } from './config/env.ts'
import { runServe } from './cli/serve-command.ts'

/** The program: `warraq <command>`. Errors end in one line on stderr and a non-zero exit code. */
async function main(): Promise<void> {
  const config = readConfig(readEnvironment(process.env), process.cwd())
  await runServe(config)
}

main().catch((error: unknown) => {
  const lang = (process.env['WARRAQ_LANG'] ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('en') ? 'en' : 'ar'
  const line = error instanceof Refusal && isRefusalCode(error.code) ? `${refusalMessage(error.code, lang, error.details)} [${error.code}]` : String(error instanceof Error ? error.stack : error)
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
})
