import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Model } from '@warraq/core/comments/learn/model'
import { explainScore, ModelError, readModel, scoreText } from '@warraq/core/comments/learn/model'
import type { ScreeningTools } from '@warraq/core/comments/phases/facts'
import type { ReadDb } from '../../store/database.ts'
import { siteModelBytes, siteModelInUse } from '../../store/reader/learner.ts'
import type { Kept } from '../kept.ts'

/** The weights that come with the program, by the name that screenings note. */
export const SHIPPED = 'shipped-1'
const SHIPPED_FILE = fileURLToPath(new URL('../../../learner/learner-1.bin', import.meta.url))
const OF_SITE = /^site-(\d{1,15})$/

/** The learner as the phases ask it, with the name of its model. */
export interface NamedLearner {
  readonly name: string
  readonly model: Model
  readonly learner: NonNullable<ScreeningTools['learner']>
}

export function readShipped(): Model {
  return readModel(new Uint8Array(readFileSync(SHIPPED_FILE)))
}

/** The model in use: the newspaper's own where one is live, else the one that ships. Read once for each version. */
export async function learnerInUse({ db, kept }: { readonly db: ReadDb; readonly kept: Kept }): Promise<NamedLearner> {
  const version = await siteModelInUse(db)
  const name = version === null ? SHIPPED : nameOfSite(version)
  return kept.get('learner', name, () => learnerOf(db, name).catch((error: unknown) => instead(name, error)))
}

/**
 * A model by its name. Throws a `ModelError` for one that is not there any more, or whose features this program reads in
 * another way.
 */
export async function learnerOf(db: ReadDb, name: string): Promise<NamedLearner> {
  const version = OF_SITE.exec(name)?.[1]
  if (version === undefined) {
    if (name !== SHIPPED) throw new ModelError(`no model ${name}`)
    return named(name, readShipped())
  }
  const bytes = await siteModelBytes(db, Number(version))
  if (bytes === null) throw new ModelError(`no model ${name}`)
  return named(name, readModel(bytes))
}

export function nameOfSite(version: number): string {
  return `site-${version}`
}

/**
 * A model of an older program cannot be read; until the next day's learning the one that ships stands in for it. One that is
 * damaged must not keep comments from being sent: its phase fails, which holds each of them.
 */
function instead(name: string, error: unknown): NamedLearner {
  const shipped = named(SHIPPED, readShipped())
  if (error instanceof ModelError) return shipped
  const fail = (): never => {
    throw error
  }
  return { ...shipped, name, learner: { score: fail, explain: fail } }
}

function named(name: string, model: Model): NamedLearner {
  return {
    name,
    model,
    learner: { score: (text) => scoreText(model, text), explain: (text) => explainScore(model, text) },
  }
}
