import { importPages } from '../../import/page/import-pages.ts'
import type { Command } from '../command.ts'
import { isGiven, textOf } from '../command.ts'
import { importSource, placeOf, wishesOf } from '../import-source.ts'
import { pageReportText } from '../source-lines.ts'

/** Reads a page of a newspaper, from a file, a folder of saved pages, or its address, as an article. */
export const importPageCommand: Command = (invocation) => {
  const place = placeOf(invocation, true)
  const address = textOf(invocation, '--address')
  const wishes = { ...wishesOf(invocation), publish: isGiven(invocation, '--publish') }
  return importSource(
    invocation,
    (parts, progress) => importPages({ ...parts, place, address, wishes }, progress),
    pageReportText,
  )
}
