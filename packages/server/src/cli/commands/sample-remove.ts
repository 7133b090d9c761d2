import type { RemovedSample } from '../../actions/sample/removed.ts'
import type { Command } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'
import type { Lang, WordKey } from '../words.ts'
import { say } from '../words.ts'

/** Takes the sample newspaper away and says what stayed and why. */
export const sampleRemoveCommand: Command = async (invocation) =>
  withExistingNewsroom(invocation.config(), async ({ call }) => {
    const report = await call('sample/remove-sample', null, { actor: { kind: 'operator' } })
    const { removed, counts, kept } = report
    return {
      value: { removed, counts, kept: kept.map((thing) => ({ ...thing })) },
      text: linesOf(invocation.lang, report).join('\n'),
    }
  })

function linesOf(lang: Lang, { removed, counts, kept }: RemovedSample): string[] {
  if (!removed) return [say(lang, 'sampleNotHere')]
  const gone = Object.entries(counts).map(([what, n]) => `  ${say(lang, `count.${what}` as WordKey)}: ${n}`)
  const stayed = kept.map(
    ({ kind, id, name, why }) => `  ${say(lang, `thing.${kind}`)} ${id}: ${name} (${say(lang, `kept.${why}`)})`,
  )
  return [say(lang, 'sampleRemoved'), ...gone, ...(stayed.length === 0 ? [] : [say(lang, 'sampleKept'), ...stayed])]
}
