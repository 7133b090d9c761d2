import { siteModels } from '../../store/desk/learner.ts'
import { SHIPPED } from '../../actions/learner/model-in-use.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, textOf } from '../command.ts'
import { lookAtNewsroom, withExistingNewsroom } from '../open.ts'
import { percent } from '../percent.ts'
import { say } from '../words.ts'

const operator = { actor: { kind: 'operator' } } as const

/** The models made from the newspaper's decisions, with their figures; `--use` chooses one of them, or the one that ships. */
export const moderationModelsCommand: Command = async (invocation) => {
  const chosen = chosenModel(invocation)
  if (chosen !== undefined) {
    await withExistingNewsroom(invocation.config(), ({ call }) =>
      call('learner/use-model', { version: chosen }, operator),
    )
  }
  return lookAtNewsroom(invocation.config(), async ({ read }) => {
    const { lang } = invocation
    const models = await siteModels(read)
    const inUse = models.find(({ state }) => state === 'live')
    const lines = models.map(({ version, trainedAt, examples, threshold, precision, recall, state }) =>
      say(lang, 'learnerModel', {
        version,
        day: trainedAt.slice(0, 'YYYY-MM-DD'.length),
        examples,
        threshold: threshold.toFixed(3),
        precision: percent(precision),
        recall: percent(recall),
        state: say(lang, `model.${state}`),
      }),
    )
    return {
      value: { inUse: inUse ? inUse.version : SHIPPED, models: models.map((model) => ({ ...model })) },
      text: [
        ...lines,
        inUse ? say(lang, 'learnerInUse', { version: inUse.version }) : say(lang, 'learnerShipped'),
      ].join('\n'),
    }
  })
}

/** Undefined where none is chosen; null for the one that ships. */
function chosenModel(invocation: Invocation): number | null | undefined {
  const text = textOf(invocation, '--use')
  if (text === null) return undefined
  if (text === 'shipped') return null
  if (!/^[1-9]\d{0,14}$/.test(text)) throw badCommand(say(invocation.lang, 'badModel', { text }))
  return Number(text)
}
