import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { Config } from '../config/config.ts'
import type { Lang } from './words.ts'
import { say } from './words.ts'

interface InBoth {
  readonly ar: string
  readonly en: string
}

export interface OptionSpec {
  /** `--title` */
  readonly flag: string
  /** What follows the flag, as the help names it; absent for a switch. */
  readonly value?: string
  readonly needed?: boolean
  /** May be given several times. */
  readonly many?: boolean
  readonly about: InBoth
}

/** One command of the program, as its help shows it. */
export interface CommandSpec {
  /** `article add` */
  readonly words: string
  /** Names of its arguments; all are needed. */
  readonly args?: readonly string[]
  readonly options?: readonly OptionSpec[]
  readonly about: InBoth
  /** Loads the command's own code, so that no command pays for another. */
  readonly load: () => Promise<Command>
}

/** What a command gets: what was typed, and the ways to the world that it needs. */
export interface Invocation {
  readonly args: readonly string[]
  /** By flag: the text that follows it, every text of a flag that may come again, or true for a switch. */
  readonly given: ReadonlyMap<string, string | readonly string[] | true>
  readonly lang: Lang
  readonly json: boolean
  /** The settings of the machine, read and checked when first asked for. */
  config(): Config
  readInput(): Promise<string>
  /** A line that tells how far the work is; never part of the result. */
  progress(line: string): void
}

/** What a command says when it has ended: a value for programs, lines for people. */
export interface Said {
  readonly value: Json
  readonly text: string
  /** The work was done and what it found is not in order: printed, then told as a refusal. */
  readonly wrong?: Refusal
}

/** Null from a command that has said everything itself. */
export type Command = (invocation: Invocation) => Promise<Said | null>

export function textOf({ given }: Invocation, flag: string): string | null {
  const value = given.get(flag)
  return typeof value === 'string' ? value : null
}

export function neededText(invocation: Invocation, flag: string): string {
  const value = textOf(invocation, flag)
  if (value === null) throw badCommand(say(invocation.lang, 'missingOption', { name: flag }))
  return value
}

export function textsOf({ given }: Invocation, flag: string): readonly string[] {
  const value = given.get(flag)
  return Array.isArray(value) ? (value as readonly string[]) : []
}

export function isGiven({ given }: Invocation, flag: string): boolean {
  return given.has(flag)
}

/** An argument that is the id of something: digits, small enough for either database. */
export function idOf({ args, lang }: Invocation): number {
  const text = args[0] ?? ''
  if (!/^[1-9]\d{0,14}$/.test(text)) throw badCommand(say(lang, 'badId', { text }))
  return Number(text)
}

export function badCommand(why: string): Refusal {
  return new Refusal('bad-command', { why })
}
