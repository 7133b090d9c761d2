import { importBlogger } from '../../import/blogger/import-blogger.ts'
import type { Command } from '../command.ts'
import { importSource, placeOf, wishesOf } from '../import-source.ts'

/** Brings an export of Blogger in. */
export const importBloggerCommand: Command = async (invocation) => {
  const file = placeOf(invocation, false)
  const wishes = wishesOf(invocation)
  return importSource(invocation, (parts, progress) => importBlogger({ ...parts, file, wishes }, progress))
}
