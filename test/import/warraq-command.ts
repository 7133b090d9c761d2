/** Runs a command of the program in this process, as somebody types it. */

import { runProgram } from '../../packages/server/src/cli/program.ts'
import { readConfig } from '../../packages/server/src/config/config.ts'
import type { TestServer } from '../harness/server.ts'

export interface Ran {
  readonly out: string
  /** What the command was refused with, or null. */
  readonly error: unknown
}

export interface Around {
  readonly env?: Readonly<Record<string, string>>
  /** What is typed in. */
  readonly input?: string
}

export async function warraq(
  dataDir: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Ran> {
  const said: string[] = []
  const config = readConfig({ WARRAQ_DATA_DIR: dataDir, ...env }, dataDir)
  const surroundings = {
    lang: 'ar' as const,
    config: () => config,
    out: (text: string) => void said.push(text),
    err: () => undefined,
    readInput: () => Promise.resolve(input),
  }
  const error = await runProgram(words, surroundings).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return { out: said.join(''), error }
}

/** Beside a running server, on the same folder and database. */
export function warraqBeside(
  { app, dataDir }: TestServer,
  words: readonly string[],
  { env = {}, input }: Around = {},
): Promise<Ran> {
  const { databaseUrl } = app.config
  const own = databaseUrl === null ? env : { ...env, WARRAQ_DATABASE_URL: databaseUrl }
  return warraq(dataDir, words, own, input)
}
