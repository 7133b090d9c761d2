import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './house-files.ts'

/** A program that answers `--help` by doing something else must not hold up the tests. */
const HELP_LIMIT_MS = 20_000

export interface CommandWords {
  /** Every command that does something, in full: `article add`. */
  commands: string[]
  /** Every flag of any command, without `--help` and `--version`. */
  flags: string[]
}

/** Asks the built program itself: its help, and the help of each command the help names. */
export function commandWords(): CommandWords {
  const flags = new Set<string>()
  const commands = explore([], flags)
  for (const own of ['--help', '--version']) flags.delete(own)
  return { commands, flags: [...flags] }
}

function explore(path: string[], flags: Set<string>): string[] {
  const help = helpOf(path)
  for (const [, flag] of section(help, 'Options').matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)) flags.add(flag!)
  const names = [...section(help, 'Commands').matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name!)
  const below = names.filter((name) => name !== 'help').flatMap((name) => explore([...path, name], flags))
  return below.length > 0 ? below : [path.join(' ')]
}

function helpOf(path: string[]): string {
  const program = join(root, 'packages/server/dist/main.js')
  const env = { ...process.env, WARRAQ_LANG: 'en', COLUMNS: '400', NO_COLOR: '1' }
  return execFileSync(process.execPath, [program, ...path, '--help'], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: HELP_LIMIT_MS,
  })
}

/** The lines beneath a heading of a help text, up to the next empty line. */
function section(help: string, heading: string): string {
  return new RegExp(`^${heading}:\\n([^]*?)(?:\\n\\n|\\n?$(?![^]))`, 'm').exec(help)?.[1] ?? ''
}
