import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'
import { deflateRawSync } from 'node:zlib'
import { writeModel } from '@warraq/core/comments/learn/model'
import type { SiteDecision } from '@warraq/core/comments/learn/retrain'
import { areEnough, isWorthAgain, retrain } from '@warraq/core/comments/learn/retrain'
import { readShipped, SHIPPED } from '../../actions/learner/model-in-use.ts'
import type { ModelToKeep } from '../../actions/learner/keep-model.ts'
import type { DatabaseAddress } from '../../config/config.ts'
import { openPostgres, openSqlite } from '../../store/database.ts'
import { newestExamples, siteDecisions } from '../../store/desk/learner.ts'

export interface LearningOrder {
  readonly address: DatabaseAddress
  /** Learn also when there is little that is new. */
  readonly anyway: boolean
}

/** What came of it. */
export type Learning =
  | {
      readonly done: false
      readonly why: 'too-few' | 'nothing-new'
      readonly removed: number
      readonly published: number
    }
  | {
      readonly done: true
      readonly keep: ModelToKeep
      readonly learned: number
      readonly heldOut: number
      /** On what was held out, at its threshold: of the new model, and of the one that ships. */
      readonly macroF1: number
      readonly baseMacroF1: number
      /** How well each orders it, 0.5 (by chance) to 1. */
      readonly ranking: number
      readonly baseRanking: number
    }

async function read(address: DatabaseAddress): Promise<{ decisions: SiteDecision[]; before: number }> {
  const reading = address.kind === 'postgres' ? openPostgres(address.url, 'read', 1) : openSqlite(address.file, 'read')
  try {
    return { decisions: await siteDecisions(reading.db), before: await newestExamples(reading.db) }
  } finally {
    await reading.close()
  }
}

async function learn({ address, anyway }: LearningOrder): Promise<Learning> {
  const { decisions, before } = await read(address)
  const removed = decisions.filter(({ offensive }) => offensive).length
  const published = decisions.length - removed
  const count = { removed, published }
  if (!areEnough(count)) return { done: false, why: 'too-few', ...count }
  if (!anyway && !isWorthAgain(decisions.length, before)) return { done: false, why: 'nothing-new', ...count }
  const made = retrain(readShipped(), decisions)
  if (made === null) return { done: false, why: 'too-few', ...count }
  const { model, figures, baseFigures, ranking, baseRanking, learned, heldOut } = made
  return {
    done: true,
    keep: {
      base: SHIPPED,
      weights: deflateRawSync(writeModel(model), { level: 9 }).toString('base64'),
      examples: decisions.length,
      threshold: model.threshold,
      precision: figures.precision,
      recall: figures.recall,
      goesLive: ranking >= baseRanking,
    },
    learned,
    heldOut,
    macroF1: figures.macroF1,
    baseMacroF1: baseFigures.macroF1,
    ranking,
    baseRanking,
  }
}

async function work(port: MessagePort, order: LearningOrder): Promise<void> {
  port.postMessage(await learn(order))
}

// What goes wrong ends the thread with that error, and whoever began it hears it.
if (parentPort) await work(parentPort, workerData as LearningOrder)
