import { fileURLToPath } from 'node:url'
import { fromEpoch } from '@warraq/core/time'
import type { BackupFacts } from '../../backup/format.ts'
import { readBackup } from '../../backup/read-backup.ts'
import { restoreBackup } from '../../backup/restore-backup.ts'
import type { Opener } from '../../backup/sealing.ts'
import { identitiesIn } from '../../backup/sealing.ts'
import { databaseAddress } from '../../config/config.ts'
import { ensureDataFolder } from '../../config/data-folder.ts'
import { Refusal } from '@warraq/core/errors'
import type { Command, Invocation } from '../command.ts'
import { isGiven, textOf } from '../command.ts'
import { takeFolder } from '../control-socket.ts'
import { say } from '../words.ts'
import { passphraseOf } from './backup.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** Makes a newsroom of a backup where there is none; with `--check` it only reads the backup from end to end. */
export const restoreCommand: Command = async (invocation) => {
  const { args, lang } = invocation
  const [file = ''] = args
  const opener = await openerOf(invocation)
  if (isGiven(invocation, '--check')) {
    const { facts } = await readBackup(file, opener)
    return { value: { file, ...facts }, text: say(lang, 'backupWhole', wordsFor(facts)) }
  }
  const config = invocation.config()
  ensureDataFolder(config.dataDir)
  // Nobody else begins a newsroom in the folder meanwhile.
  const control = await takeFolder(config.dataDir, { doing: 'command', publicUrl: config.publicUrl.origin })
  try {
    const choices = { address: databaseAddress(config), dataDir: config.dataDir, migrations: MIGRATIONS }
    const restored = await restoreBackup(file, { ...choices, now: fromEpoch(Date.now()), opener })
    const lines = [say(lang, 'restored', wordsFor(restored))]
    if (!restored.keys && config.secret === null) lines.push(say(lang, 'restoredWithoutKeys'))
    return { value: { file, ...restored }, text: lines.join('\n') }
  } finally {
    await control.close(0)
  }
}

const wordsFor = ({ madeAt, rows, media }: BackupFacts): Record<string, string | number> => ({ madeAt, rows, media })

async function openerOf(invocation: Invocation): Promise<Opener | null> {
  const passphrase = await passphraseOf(invocation)
  if (passphrase !== null) return { kind: 'passphrase', passphrase }
  const path = textOf(invocation, '--identity-file')
  if (path === null) return null
  const identities = await identitiesIn(path).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('file-unreadable', { path, reason: error.code ?? '' })
  })
  return { kind: 'identities', identities }
}
