import { Refusal } from '@warraq/core/errors'
import type { AuditVerdict } from '../../store/audit-chain.ts'
import { verifyAudit } from '../../store/audit-chain.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, textOf } from '../command.ts'
import { lookAtNewsroom } from '../open.ts'
import { say } from '../words.ts'

/** Fails at the first row that is not as it was written, and when a head noted earlier is not in the log any more. */
export const auditVerifyCommand: Command = async (invocation) => {
  const known = headOf(invocation)
  return lookAtNewsroom(invocation.config(), async ({ read }) => {
    const verdict = await verifyAudit(read, known)
    const wrong = wrongIn(verdict)
    return {
      value: { ...verdict, head: verdict.head === null ? null : `${verdict.head.seq}:${verdict.head.chain}` },
      text: text(invocation, verdict),
      ...(wrong === null ? {} : { wrong }),
    }
  })
}

function headOf(invocation: Invocation): { seq: number; chain: string } | null {
  const given = textOf(invocation, '--head')
  if (given === null) return null
  const [, seq, chain] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given) ?? []
  if (seq === undefined || chain === undefined) throw badCommand(say(invocation.lang, 'badHead', { head: given }))
  return { seq: Number(seq), chain }
}

function wrongIn({ broken, knownHead }: AuditVerdict): Refusal | null {
  if (broken !== null) return new Refusal('audit-broken', { ...broken })
  return knownHead === false ? new Refusal('audit-head-missing') : null
}

function text({ lang }: Invocation, { rows, head }: AuditVerdict): string {
  const lines = [say(lang, 'auditRows', { count: rows })]
  if (head !== null) lines.push(say(lang, 'auditHead', { head: `${head.seq}:${head.chain}` }))
  return lines.join('\n')
}
