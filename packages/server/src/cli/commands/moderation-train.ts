import { databaseAddress } from '../../config/config.ts'
import { learnFromDecisions } from '../../jobs/comments/relearn.ts'
import type { Command } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'
import { say } from '../words.ts'
import { percent } from '../percent.ts'

const operator = { actor: { kind: 'operator' } } as const

/** Makes a model from the newspaper's decisions now, as the job does by night, also where little is new. */
export const moderationTrainCommand: Command = async (invocation) =>
  withExistingNewsroom(invocation.config(), async ({ config, call }) => {
    const { lang } = invocation
    const learning = await learnFromDecisions({ address: databaseAddress(config), anyway: true })
    if (!learning.done) {
      const { removed, published } = learning
      return {
        value: { trained: false, removed, published },
        text: say(lang, 'learnerTooFew', { count: removed + published, removed, published }),
      }
    }
    const { keep, learned, heldOut, ranking, baseRanking, macroF1, baseMacroF1 } = learning
    const { version } = await call('learner/keep-model', keep, operator)
    const { weights: _weights, ...told } = keep
    return {
      value: { trained: true, version, ...told, learned, heldOut, macroF1, baseMacroF1, ranking, baseRanking },
      text: [
        say(lang, 'learnerTrained', { version, learned, heldOut }),
        say(lang, 'learnerFigures', { precision: percent(keep.precision), recall: percent(keep.recall) }),
        say(lang, keep.goesLive ? 'learnerLive' : 'learnerTrial', {
          ranking: ranking.toFixed(3),
          base: baseRanking.toFixed(3),
        }),
      ].join('\n'),
    }
  })
