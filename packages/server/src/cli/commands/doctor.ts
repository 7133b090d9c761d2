import { Refusal } from '@warraq/core/errors'
import type { Command } from '../command.ts'
import type { Check } from '../doctor-checks.ts'
import { runChecks } from '../doctor-checks.ts'
import { settingsInForce } from '../settings-in-force.ts'
import type { Lang, WordKey } from '../words.ts'
import { say } from '../words.ts'

/** Says which settings are in force and what is not in order; fails when something is wrong. */
export const doctorCommand: Command = async (invocation) => {
  const { lang } = invocation
  const config = invocation.config()
  const settings = settingsInForce(config, say(lang, 'doctor.hidden'))
  const checks = await runChecks(config, lang)
  const wrong = checks.filter(({ mark }) => mark === 'wrong').map(({ name }) => say(lang, nameOf(name)))
  return {
    value: { ok: wrong.length === 0, settings, checks: checks.map((check) => ({ ...check })) },
    text: [...settingLines(lang, settings), ...checkLines(lang, checks)].join('\n'),
    ...(wrong.length === 0 ? {} : { wrong: new Refusal('doctor-found', { names: wrong.join(say(lang, 'comma')) }) }),
  }
}

const nameOf = (name: string): WordKey => `check.${name}` as WordKey

function settingLines(lang: Lang, settings: Readonly<Record<string, string | null>>): string[] {
  const lines = Object.entries(settings).map(([name, value]) => `  ${name} = ${value ?? say(lang, 'doctor.notSet')}`)
  return [say(lang, 'doctor.settings'), ...lines]
}

function checkLines(lang: Lang, checks: readonly Check[]): string[] {
  const lines = checks.map(
    ({ name, mark, detail }) => `  ${say(lang, `mark.${mark}`)} · ${say(lang, nameOf(name))}: ${detail}`,
  )
  return [say(lang, 'doctor.checks'), ...lines]
}
