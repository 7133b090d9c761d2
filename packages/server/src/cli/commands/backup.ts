import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '@warraq/core/errors'
import { backupsToDrop, readKeepRule } from '@warraq/core/site/kept-backups'
import type { Instant } from '@warraq/core/time'
import { fromEpoch } from '@warraq/core/time'
import type { MadeBackup } from '../../backup/make-backup.ts'
import { makeBackup } from '../../backup/make-backup.ts'
import { readBackup } from '../../backup/read-backup.ts'
import { backupName, backupsIn } from '../../backup/restore-backup.ts'
import type { Seal } from '../../backup/sealing.ts'
import { databaseAddress } from '../../config/config.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, isGiven, textOf, textsOf } from '../command.ts'
import { isThere } from '../open.ts'
import { say } from '../words.ts'

/**
 * Writes a backup beside whatever runs, then opens and checks it; only then are older ones of the same folder taken away.
 * A folder as its argument gives the file a name by its time.
 */
export const backupCommand: Command = async (invocation) => {
  const { lang } = invocation
  const config = invocation.config()
  if (!isThere(config)) throw new Refusal('no-newsroom', { path: config.dataDir })
  const keep = keepRuleOf(invocation)
  const seal = await sealOf(invocation)
  const now = fromEpoch(Date.now())
  const { file, folder } = await placeOf(invocation.args[0] ?? '', now, seal !== null)
  if (keep !== null && folder === null) throw badCommand(say(lang, 'keepNeedsFolder'))
  const made = await makeBackup(file, {
    address: databaseAddress(config),
    dataDir: config.dataDir,
    publicUrl: config.publicUrl.origin,
    now,
    seal,
    withMedia: !isGiven(invocation, '--without-media'),
  })
  await check(made, seal)
  const dropped = keep === null || folder === null ? [] : await dropOld(folder, keep)
  const mib = (made.bytes / 1024 ** 2).toFixed(1)
  const lines = [say(lang, made.encrypted ? 'backupSealed' : 'backupOpen', { file, mib })]
  if (dropped.length > 0) lines.push(say(lang, 'backupsDropped', { count: dropped.length }))
  return { value: { ...made, dropped }, text: lines.join('\n') }
}

function keepRuleOf(invocation: Invocation): ReturnType<typeof readKeepRule> {
  const text = textOf(invocation, '--keep')
  const rule = text === null ? null : readKeepRule(text)
  if (text !== null && rule === null) throw badCommand(say(invocation.lang, 'badKeepRule', { text }))
  return rule
}

async function sealOf(invocation: Invocation): Promise<Seal | null> {
  const recipients = textsOf(invocation, '--recipient')
  const passphrase = await passphraseOf(invocation)
  if (recipients.length > 0 && passphrase !== null) throw badCommand(say(invocation.lang, 'oneSeal'))
  if (passphrase !== null) return { kind: 'passphrase', passphrase }
  return recipients.length > 0 ? { kind: 'recipients', recipients } : null
}

/** The first line of the file: on the command line it would be in the list of processes. */
export async function passphraseOf(invocation: Invocation): Promise<string | null> {
  const path = textOf(invocation, '--passphrase-file')
  if (path === null) return null
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('file-unreadable', { path, reason: error.code ?? '' })
  })
  const [line = ''] = text.split('\n')
  if (line.trim() === '') throw new Refusal('file-unreadable', { path, reason: 'empty' })
  return line.trim()
}

async function placeOf(given: string, now: Instant, sealed: boolean): Promise<{ file: string; folder: string | null }> {
  const isFolder = given.endsWith('/') || (await stat(given).catch(() => null))?.isDirectory() === true
  return isFolder ? { file: join(given, backupName(now, sealed)), folder: given } : { file: given, folder: null }
}

/** Reads it as a restore would. What is sealed for others cannot be opened here: that its bytes arrived is checked. */
async function check({ file, sha256 }: MadeBackup, seal: Seal | null): Promise<void> {
  if (seal?.kind !== 'recipients') {
    await readBackup(file, seal)
    return
  }
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  if (hash.digest('hex') !== sha256) throw new Refusal('backup-broken', { why: file })
}

async function dropOld(folder: string, keep: NonNullable<ReturnType<typeof readKeepRule>>): Promise<string[]> {
  const there = await backupsIn(folder)
  const old = new Set(
    backupsToDrop(
      there.map(({ madeAt }) => madeAt),
      keep,
    ),
  )
  const names = there.filter(({ madeAt }) => old.has(madeAt)).map(({ name }) => name)
  for (const name of names) await rm(join(folder, name))
  return names
}
