import { createHash } from 'node:crypto'
import type { ReadDb } from './database.ts'

/** What a row of the audit log says; the rest of it is hashes. */
export interface AuditEntry {
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  /** JSON text. */
  readonly payload: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the first row of a log follows. */
export const CHAIN_START = sha256('warraq audit')

/** Hash of what a row says (hexadecimal SHA-256). */
export function entryHash({ at, actor, action, subject, payload }: AuditEntry): string {
  return sha256([at, actor, action, subject, payload].join('\n'))
}

/** Where the chain stands after a row: what the next one has to name. */
export function chainAfter(previous: string, hash: string): string {
  return sha256(`${previous}\n${hash}`)
}

export interface AuditVerdict {
  readonly rows: number
  /** The number and chain of the last row that is right: kept elsewhere, it shows later that nothing before it was lost. */
  readonly head: { readonly seq: number; readonly chain: string } | null
  /** The first row that is not as it was written, or does not follow the one before. */
  readonly broken: { readonly seq: number; readonly why: 'altered' | 'not-next' } | null
  /** Whether the head that was asked for is in the log; null when none was asked for. */
  readonly knownHead: boolean | null
}

const AT_ONCE = 1000

/** Reads the whole log in order and makes every hash again. `known`: a head that was noted earlier. */
export async function verifyAudit(
  db: ReadDb,
  known: { readonly seq: number; readonly chain: string } | null = null,
): Promise<AuditVerdict> {
  let [rows, after, chain] = [0, 0, CHAIN_START]
  let head: AuditVerdict['head'] = null
  let knownHead = known === null ? null : false
  for (;;) {
    const batch = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute()
    for (const row of batch) {
      const { seq } = row
      if (entryHash(row) !== row.payload_hash) return { rows, head, broken: { seq, why: 'altered' }, knownHead }
      if (row.prev_hash !== chain) return { rows, head, broken: { seq, why: 'not-next' }, knownHead }
      chain = chainAfter(chain, row.payload_hash)
      rows += 1
      after = seq
      head = { seq, chain }
      if (known?.seq === seq && known.chain === chain) knownHead = true
    }
    if (batch.length < AT_ONCE) return { rows, head, broken: null, knownHead }
  }
}
