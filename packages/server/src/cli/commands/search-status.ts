import { Refusal } from '@warraq/core/errors'
import type { ScopeStatus } from '../../store/search/index-status.ts'
import { indexStatus, isComplete } from '../../store/search/index-status.ts'
import type { Command, Invocation } from '../command.ts'
import { lookAtNewsroom } from '../open.ts'
import { say } from '../words.ts'

const SHOWN_IDS = 20

/** Fails when the index lacks something, has it as it was before, or has what is not there any more. */
export const searchStatusCommand: Command = async (invocation) =>
  lookAtNewsroom(invocation.config(), async ({ read }) => {
    const scopes = await indexStatus(read)
    const wrong = scopes.filter((scope) => !isComplete(scope))
    return {
      value: { scopes: scopes.map((scope) => ({ ...scope })) },
      text: scopes.map((scope) => line(invocation, scope)).join('\n'),
      ...(wrong.length === 0
        ? {}
        : { wrong: new Refusal('index-incomplete', { wrong: scopeNames(invocation, wrong) }) }),
    }
  })

function scopeNames({ lang }: Invocation, scopes: readonly ScopeStatus[]): string {
  return scopes.map(({ scope }) => say(lang, `scope.${scope}`)).join(lang === 'ar' ? '، ' : ', ')
}

function line({ lang }: Invocation, status: ScopeStatus): string {
  const { scope, documents, indexed, terms, waiting } = status
  const lines = [say(lang, 'indexedScope', { scope: say(lang, `scope.${scope}`), documents, indexed, terms, waiting })]
  for (const [key, ids] of [
    ['indexMissing', status.missing],
    ['indexStale', status.stale],
    ['indexLeftOver', status.leftOver],
  ] as const) {
    const shown = ids.slice(0, SHOWN_IDS).join(' ') + (ids.length > SHOWN_IDS ? ' …' : '')
    if (ids.length > 0) lines.push(`  ${say(lang, key, { count: ids.length })}: ${shown}`)
  }
  return lines.join('\n')
}
