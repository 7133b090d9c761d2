import type { Digits } from '@warraq/arabic'
import { formatDate, formatHijri, isLocalDate, parseDate } from '@warraq/arabic'
import type { Command, Invocation } from '../command.ts'
import { badCommand, isGiven, textOf } from '../command.ts'
import { say } from '../words.ts'

/**
 * A date as a country writes it, or the Hijri date of that day. Both in Arabic, in the digits asked
 * for. The date may be a day, 2017-06-13, or written as people write one: «18 رمضان 1438».
 */
export const textDateCommand: Command = async (invocation) => {
  const [text = ''] = invocation.args
  const digits = digitsOf(invocation)
  const country = countryOf(invocation)
  const offset = offsetOf(invocation)
  const day = dayOf(text, offset)
  if (day === undefined) throw badCommand(say(invocation.lang, 'badDate', { text }))
  const hijri = isGiven(invocation, '--hijri') || isGiven(invocation, '--hijri-offset')
  const result = hijri ? formatHijri(day, { digits, offset }) : formatDate(day, { country, digits })
  return { value: { result }, text: result }
}

/** A Hijri date that is typed follows the same correction as one that is printed. */
function dayOf(text: string, offset: number): string | undefined {
  if (isLocalDate(text)) return text
  const found = parseDate(text, { offset })
  return found?.precision === 'day' ? found.date : undefined
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
