import type { Digits } from '@warraq/arabic'
import { formatDate, formatHijri, isLocalDate } from '@warraq/arabic'
import type { Command, Invocation } from '../command.ts'
import { badCommand, isGiven, textOf } from '../command.ts'
import { say } from '../words.ts'

/** A date as a country writes it, or the Hijri date of that day. Both in Arabic, in the digits asked for. */
export const textDateCommand: Command = async (invocation) => {
  const [text = ''] = invocation.args
  if (!isLocalDate(text)) throw badCommand(say(invocation.lang, 'badDate', { text }))
  const digits = digitsOf(invocation)
  const country = countryOf(invocation)
  const offset = offsetOf(invocation)
  const hijri = isGiven(invocation, '--hijri') || isGiven(invocation, '--hijri-offset')
  const result = hijri ? formatHijri(text, { digits, offset }) : formatDate(text, { country, digits })
  return { value: { result }, text: result }
}

function digitsOf(invocation: Invocation): Digits {
  const digits = textOf(invocation, '--digits') ?? 'latn'
  if (digits !== 'latn' && digits !== 'arab') throw badCommand(say(invocation.lang, 'badDigits'))
  return digits
}

function countryOf(invocation: Invocation): string {
  const country = textOf(invocation, '--country') ?? 'EG'
  if (!/^[A-Za-z]{2}$/.test(country)) throw badCommand(say(invocation.lang, 'badCountry', { text: country }))
  return country
}

function offsetOf(invocation: Invocation): number {
  const text = textOf(invocation, '--hijri-offset') ?? '0'
  if (!/^[+-]?[0-2]$/.test(text)) throw badCommand(say(invocation.lang, 'badOffset'))
  return Number(text)
}
