import { importDisqus } from '../../import/disqus/import-disqus.ts'
import type { Command } from '../command.ts'
import { importSource, placeOf } from '../import-source.ts'

/** Brings the comments of a Disqus export to the articles they stood under. */
export const importDisqusCommand: Command = async (invocation) => {
  const file = placeOf(invocation, false)
  return importSource(invocation, (parts, progress) => importDisqus({ ...parts, file }, progress))
}
