import { statSync } from 'node:fs'
import { importPages, isWebAddress } from '../../import/page/import-pages.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, isGiven, textOf } from '../command.ts'
import { importSource, placeOf, wishesOf } from '../import-source.ts'
import { pageReportText } from '../source-lines.ts'
import { say } from '../words.ts'

/** Reads a page of a newspaper, from a file, a folder of saved pages, or its address, as an article. */
export const importPageCommand: Command = async (invocation) => {
  const place = placeOf(invocation, true)
  const address = addressOf(invocation, place)
  const wishes = {
    ...wishesOf(invocation),
    publish: isGiven(invocation, '--publish'),
    fromElsewhere: isGiven(invocation, '--from-elsewhere'),
  }
  return importSource(
    invocation,
    (parts, progress) => importPages({ ...parts, place, address, wishes }, progress),
    pageReportText,
  )
}

/** Of one saved page: many cannot have been at one address, and a page that is fetched is where it is. */
function addressOf(invocation: Invocation, place: string): string | null {
  const address = textOf(invocation, '--address')
  if (address === null) return null
  const isOne = !isWebAddress(place) && statSync(place).isFile()
  if (!isOne) throw badCommand(say(invocation.lang, 'unknownOption', { name: '--address' }))
  if (!isWebAddress(address) || !URL.canParse(address)) throw badCommand(address)
  return address
}
