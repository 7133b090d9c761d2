import { readFileSync } from 'node:fs'
import { Command as Commander, CommanderError, Option } from 'commander'
import type { Refusal } from '@warraq/core/errors'
import type { CommandSpec, Invocation, OptionSpec, Said } from './command.ts'
import { badCommand } from './command.ts'
import { COMMANDS, GROUPS } from './commands.table.ts'
import { say } from './words.ts'
import type { Lang, WordKey } from './words.ts'

/** The world a program runs in; a test gives another. */
export interface Surroundings {
  readonly lang: Lang
  readonly config: Invocation['config']
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly readInput: () => Promise<string>
}

/** Runs one command line, without the program's name. Throws a `Refusal` for every normal "no". */
export async function runProgram(words: readonly string[], surroundings: Surroundings): Promise<void> {
  const program = buildProgram(surroundings)
  try {
    await program.parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw refusalOf(error, surroundings.lang, program, words)
  }
}

function buildProgram(surroundings: Surroundings): Commander {
  const { lang } = surroundings
  const program = dressed(new Commander('warraq'), surroundings).description(say(lang, 'about'))
  program.version(readVersion(), '--version', say(lang, 'versionOption'))
  const groups = new Map<string, Commander>()
  for (const spec of COMMANDS) {
    const [first = '', second] = spec.words.split(' ')
    const parent = second === undefined ? program : (groups.get(first) ?? makeGroup(program, first, surroundings))
    if (second !== undefined) groups.set(first, parent)
    addCommand(parent, second ?? first, spec, surroundings)
  }
  return program
}

function makeGroup(program: Commander, name: string, surroundings: Surroundings): Commander {
  const about = GROUPS[name]
  const group = dressed(new Commander(name), surroundings).description(
    about === undefined ? '' : say(surroundings.lang, about),
  )
  program.addCommand(group)
  return group
}

/** Help in the person's language; nothing printed by commander itself but help and version. */
function dressed(command: Commander, { lang, out }: Surroundings): Commander {
  const titles: Readonly<Record<string, WordKey>> = {
    'Usage:': 'usage',
    'Commands:': 'commands',
    'Options:': 'options',
    'Arguments:': 'arguments',
  }
  return command
    .exitOverride()
    .helpOption('--help', say(lang, 'helpOption'))
    .helpCommand(false)
    .showHelpAfterError(false)
    .showSuggestionAfterError(false)
    .configureHelp({ styleTitle: (title) => (titles[title] === undefined ? title : say(lang, titles[title])) })
    .configureOutput({ writeOut: out, writeErr: () => undefined })
}

function addCommand(parent: Commander, name: string, spec: CommandSpec, surroundings: Surroundings): void {
  const command = dressed(new Commander(name), surroundings).description(spec.about[surroundings.lang])
  for (const argument of spec.args ?? []) command.argument(`<${argument}>`)
  for (const option of spec.options ?? []) command.addOption(optionOf(option, surroundings.lang))
  command.option('--json', say(surroundings.lang, 'jsonOption'))
  command.action(async () => run(spec, command, surroundings))
  parent.addCommand(command)
}

function optionOf({ flag, value, needed, many, about }: OptionSpec, lang: Lang): Option {
  const option = new Option(value === undefined ? flag : `${flag} <${value}>`, about[lang])
  if (needed) option.makeOptionMandatory()
  // An option may follow another: `--tag a --tag b`, never `--tag a b`.
  if (many) option.argParser((text: string, former: readonly string[] | undefined) => [...(former ?? []), text])
  return option
}

async function run(spec: CommandSpec, command: Commander, surroundings: Surroundings): Promise<void> {
  const { lang, config, readInput, out, err } = surroundings
  const values: Readonly<Record<string, string | readonly string[] | true | undefined>> = command.opts()
  const given = new Map<string, string | readonly string[] | true>()
  for (const option of command.options) {
    const value = values[option.attributeName()]
    if (value !== undefined && option.long !== undefined && option.long !== null) given.set(option.long, value)
  }
  const json = given.has('--json')
  const work = await spec.load()
  const said = await work({
    args: command.args,
    given,
    lang,
    json,
    config,
    readInput,
    progress: (line) => err(`${line}\n`),
  })
  if (said !== null) print(said, json, out)
}

function print({ value, text, wrong }: Said, json: boolean, out: (text: string) => void): void {
  out(`${json ? JSON.stringify(value) : text}\n`)
  if (wrong) throw wrong
}

/** Commander says what is wrong in English, with the word in question in quotation marks. */
function refusalOf(error: CommanderError, lang: Lang, program: Commander, words: readonly string[]): Refusal {
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownOption':
      return badCommand(say(lang, 'unknownOption', { name }))
    case 'commander.unknownCommand':
      return badCommand(say(lang, 'unknownCommand', { name }))
    case 'commander.missingArgument':
      return badCommand(say(lang, 'missingArgument', { name }))
    case 'commander.missingMandatoryOptionValue':
      return badCommand(say(lang, 'missingOption', { name: name.split(' ')[0] ?? name }))
    case 'commander.optionMissingArgument':
      return badCommand(say(lang, 'missingValue', { name: name.split(' ')[0] ?? name }))
    case 'commander.excessArguments':
      return badCommand(say(lang, 'excess'))
    case 'commander.help':
      return badCommand(say(lang, 'missingCommand', { names: commandsBelow(program, words) }))
    default:
      return badCommand(error.message)
  }
}

function commandsBelow(program: Commander, words: readonly string[]): string {
  const group = program.commands.find((command) => command.name() === words[0]) ?? program
  return group.commands.map((command) => command.name()).join(' ')
}

function readVersion(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
