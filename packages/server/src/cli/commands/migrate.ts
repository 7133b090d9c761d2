import { Refusal } from '@warraq/core/errors'
import type { Command } from '../command.ts'
import { badCommand, isGiven } from '../command.ts'
import { migrationList } from '../migration-list.ts'
import { say } from '../words.ts'

/** Looks only: migrations are applied by the server when it starts. */
export const migrateCommand: Command = async (invocation) => {
  const { lang } = invocation
  const [status, check] = [isGiven(invocation, '--status'), isGiven(invocation, '--check')]
  if (!status && !check) throw badCommand(say(lang, 'statusOrCheck'))
  const states = await migrationList(invocation.config())
  const pending = states.filter(({ appliedAt }) => appliedAt === null).map(({ name }) => name)
  const lines = states.map(({ name, appliedAt }) =>
    appliedAt === null ? say(lang, 'migrationPending', { name }) : say(lang, 'migrationDone', { name, at: appliedAt }),
  )
  const wrong =
    check && pending.length > 0 ? { wrong: new Refusal('migrations-pending', { names: pending.join(' ') }) } : {}
  return { value: { pending, migrations: states.map((state) => ({ ...state })) }, text: lines.join('\n'), ...wrong }
}
