import { readModel } from '@warraq/core/comments/learn/model'
import { inflateRawSync } from 'node:zlib'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { retireLive } from './use-model.ts'

/** What learning from the newspaper's decisions came to; shares are 0 to 1. */
export interface ModelToKeep {
  /** Name of the model it began from. */
  readonly base: string
  /** The file of the model, deflated, as base64. */
  readonly weights: string
  readonly examples: number
  readonly threshold: number
  readonly precision: number
  readonly recall: number
  /** It orders what was held out no worse than the one in use. */
  readonly goesLive: boolean
}

/** Stores a model with its figures. One that is better is used from the next comment on; another waits for a person. */
export const keepModel = defineAction(async (context, input: ModelToKeep): Promise<{ version: number }> => {
  refusePersons(context)
  // What cannot be read must not be used for the next comment.
  readModel(new Uint8Array(inflateRawSync(Buffer.from(input.weights, 'base64'))))
  if (input.goesLive) await retireLive(context)
  const { version } = await context.db
    .insertInto('learner_model')
    .values({
      base: input.base,
      weights: input.weights,
      examples: input.examples,
      threshold: thousandths(input.threshold),
      precision: thousandths(input.precision),
      recall: thousandths(input.recall),
      state: input.goesLive ? 'live' : 'trial',
      trained_at: context.now,
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  context.audit('learner.train', `model:${version}`, { examples: input.examples, live: input.goesLive })
  return { version }
})

function thousandths(share: number): number {
  return Math.round(share * 1000)
}
