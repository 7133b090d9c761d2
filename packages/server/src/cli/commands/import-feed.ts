import { importFeed } from '../../import/feed/import-feed.ts'
import type { Command } from '../command.ts'
import { isGiven } from '../command.ts'
import { importSource, placeOf, wishesOf } from '../import-source.ts'

/** Brings the items of a feed in as articles. */
export const importFeedCommand: Command = async (invocation) => {
  const place = placeOf(invocation, true)
  const wishes = { ...wishesOf(invocation), publish: isGiven(invocation, '--publish') }
  return importSource(invocation, (parts, progress) => importFeed({ ...parts, place, wishes }, progress))
}
