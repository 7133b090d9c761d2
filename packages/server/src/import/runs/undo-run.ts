/** A whole import is taken back: what it made and nobody has touched since. */

import type { Json } from '@warraq/core/json'
import type { CallAction } from '../../actions/call.ts'
import type { Actor } from '../../actions/action.ts'
import type { KeptOfImport, UndoStage } from '../../actions/import/undo-steps.ts'
import { UNDO_STAGES } from '../../actions/import/undo-steps.ts'

export interface UndoParts {
  readonly call: CallAction
  readonly actor: Actor
}

export interface UndoneImport {
  readonly runId: number
  /** How many things went, by stage. */
  readonly gone: Readonly<Record<Exclude<UndoStage, 'discussions' | 'menus' | 'end'>, number>>
  /** The first {@link MOST_KEPT} that stayed. */
  readonly kept: readonly KeptOfImport[]
  readonly keptCount: number
}

const MOST_KEPT = 500

/**
 * In steps of a transaction each, so that readers and writers go on meanwhile; one that was cut off is finished by doing it
 * again. Refuses an unknown run (`not-found`).
 */
export async function undoRun(
  { call, actor }: UndoParts,
  runId: number,
  progress: (stage: UndoStage, gone: number) => void,
): Promise<UndoneImport> {
  const gone: Record<string, number> = {}
  const kept: KeptOfImport[] = []
  let keptCount = 0
  for (const stage of UNDO_STAGES) {
    if (stage === 'end') break
    const counts = stage !== 'menus' && stage !== 'discussions'
    if (counts) gone[stage] = 0
    for (let after: number | null = 0; after !== null;) {
      const step: { gone: number; kept: readonly KeptOfImport[]; after: number | null } = await call(
        'import/undo-import',
        { runId, stage, after },
        { actor },
      )
      if (counts) gone[stage] = (gone[stage] ?? 0) + step.gone
      keptCount += step.kept.length
      kept.push(...step.kept.slice(0, MOST_KEPT - kept.length))
      progress(stage, gone[stage] ?? 0)
      after = step.after
    }
  }
  const summary = { runId, gone: gone as UndoneImport['gone'], kept, keptCount }
  await call('import/undo-import', { runId, stage: 'end', after: 0, summary: summary as unknown as Json }, { actor })
  return summary
}
