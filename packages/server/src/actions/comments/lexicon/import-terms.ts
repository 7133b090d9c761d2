import type { TermFields, TermRowFault } from '@warraq/core/comments/term-list'
import { termKey, termsFromCsv } from '@warraq/core/comments/term-list'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../../action.ts'
import { allow } from '../../people/staff.ts'
import { changeList, clauseCodes, isSameTerm, listedTerms } from './change-list.ts'
import { unmetExamples } from './examples.ts'

const MOST_ROWS = 10_000
/** Lines that cannot be taken and are told one by one. */
const MOST_FAULTS = 200

export interface ImportedTerms {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly faults: readonly { line: number; text: string; fault: TermRowFault | 'examples' }[]
  readonly version: number | null
}

/**
 * A table of words onto the list, in one step: new ones are added, those that are on it are changed, none is taken away.
 * Lines that cannot be taken are left out and named. With `try` nothing is stored. Refused with `too-large`.
 */
export const importTerms = defineAction(
  async (context, input: { csv: string; try: boolean }): Promise<ImportedTerms> => {
    await allow(context, 'moderation.manage')
    const read = termsFromCsv(input.csv, await clauseCodes(context))
    if (read.terms.length > MOST_ROWS) throw new Refusal('too-large')
    const listed = await listedTerms(context)
    const faults: { line: number; text: string; fault: TermRowFault | 'examples' }[] = [...read.faults]
    const [add, removeIds]: [TermFields[], number[]] = [[], []]
    let unchanged = 0
    for (const { line, term } of read.terms) {
      const before = listed.get(termKey(term.text))
      if (before && isSameTerm(before.fields, term)) {
        unchanged += 1
        continue
      }
      const { missed, hit } = unmetExamples(term)
      if (missed.length > 0 || hit.length > 0) faults.push({ line, text: term.text, fault: 'examples' })
      else {
        add.push(term)
        if (before) removeIds.push(before.id)
      }
    }
    const counts = { added: add.length - removeIds.length, changed: removeIds.length, unchanged }
    const nothing = input.try || add.length === 0
    const version = nothing ? null : await changeList(context, { why: 'imported', removeIds, add, source: 'site' })
    return { ...counts, version, faults: faults.toSorted((a, b) => a.line - b.line).slice(0, MOST_FAULTS) }
  },
)
