/** Importers of all kinds begin, write and end a run of their own; for the wizard they do so in the one it has planned. */

import type { CallAction } from '../../actions/call.ts'
import type { BeginImport } from '../../actions/import/begin-import.ts'
import type { ImportItem, ImportSection } from '../../actions/import/import-input.ts'
import type { WizardSettings } from './settings.ts'

const operator = { actor: { kind: 'operator' } } as const

export interface PlannedRun {
  readonly runId: number
  readonly settings: WizardSettings
  /** The section for articles that have none, as it is called here; null: they stay without. */
  readonly section: { readonly id: number; readonly name: string; readonly slug: string } | null
}

/** The calls of an importer, with what the person chose put in their way. */
export function callOfRun(call: CallAction, { runId, settings, section }: PlannedRun): CallAction {
  const drafts = settings.choices.states === 'drafts'
  let sectionKey: string | null = null
  const begin = async ({ source, fileHash, since = null }: BeginImport): Promise<{ runId: number }> => {
    await call('import/take-up-run', { runId, source, fileHash, since }, operator)
    if (section !== null) {
      const own = sectionItem(source, section)
      await call('import/import-batch', { runId, items: [own] }, operator)
      sectionKey = own.key
    }
    return { runId }
  }
  const wished = (item: ImportItem): ImportItem => {
    if (item.kind === 'page') return drafts ? { ...item, published: false } : item
    if (item.kind !== 'article') return item
    const placed = item.sectionKey === null && sectionKey !== null ? { ...item, sectionKey } : item
    return drafts ? { ...placed, state: 'draft', publishedAt: null } : placed
  }
  const answer = (name: string, input: unknown, choices: unknown): Promise<unknown> => {
    if (name === 'import/begin-import') return begin(input as BeginImport)
    const items = name === 'import/import-batch' ? (input as { items: readonly ImportItem[] }).items : null
    const whole = items === null ? input : { ...(input as object), items: items.map(wished) }
    return (call as (name: string, input: unknown, choices: unknown) => Promise<unknown>)(name, whole, choices)
  }
  return answer as CallAction
}

/** A section of the newsroom, under the name by which this import knows it. */
function sectionItem(source: string, { id, name, slug }: NonNullable<PlannedRun['section']>): ImportSection {
  return {
    kind: 'section',
    key: `${source}:chosen-section:${id}`,
    hash: String(id),
    addresses: [],
    standsFor: id,
    name,
    slug,
    slugIsTaken: false,
    description: '',
    parentKey: null,
  }
}
