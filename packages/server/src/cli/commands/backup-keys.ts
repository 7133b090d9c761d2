import { writeFile } from 'node:fs/promises'
import { Refusal } from '@warraq/core/errors'
import { newKeys } from '../../backup/sealing.ts'
import type { Command } from '../command.ts'
import { say } from '../words.ts'

/** Makes the pair of keys for sealed backups: the secret one into a file for the owner's safe, the public one is said. */
export const backupKeysCommand: Command = async ({ args: [file = ''], lang }) => {
  const { secret, recipient } = await newKeys()
  await writeFile(file, `# ${recipient}\n${secret}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new Refusal('file-not-written', { path: file, reason: error.code ?? '' })
    },
  )
  return { value: { file, recipient }, text: say(lang, 'backupKeysMade', { file, recipient }) }
}
