import type { BlockNode, Body } from '@warraq/core/articles/body'
import { checkBody, EMPTY_BODY } from '@warraq/core/articles/body'
import { BODY_LIMITS } from '@warraq/core/articles/body-schema.table'
import type { LeftOut } from './html-walk.ts'

/** At least the bytes that a value takes as JSON; stops counting where `enough` is passed. */
function jsonSize(value: unknown, enough: number): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + (value.match(/["\\\n\t]/gu)?.length ?? 0) + 2
  if (typeof value !== 'object' || value === null) return 20
  let size = 2
  for (const [key, held] of Object.entries(value)) {
    size += key.length + 4 + jsonSize(held, enough - size)
    if (size > enough) break
  }
  return size
}

/** As many blocks from the beginning as the size limit of a body holds. */
function fitting(blocks: readonly BlockNode[]): readonly BlockNode[] {
  let room = BODY_LIMITS.bytes - 200
  const end = blocks.findIndex((block) => {
    room -= jsonSize(block, room)
    return room < 0
  })
  return end < 0 ? blocks : blocks.slice(0, end)
}

/** The blocks as a body that has passed `checkBody`; those beyond its size are left out and counted as `too-large`. */
export function finishBody(
  blocks: readonly BlockNode[],
  left: readonly LeftOut[],
): { body: Body; left: readonly LeftOut[] } {
  const kept = fitting(blocks)
  const cut = blocks.length - kept.length
  const report = cut === 0 ? left : [...left, { what: 'too-large', count: cut }]
  if (kept.length === 0) return { body: EMPTY_BODY, left: report }
  const check = checkBody({ type: 'doc', attrs: { version: 1 }, content: kept })
  if (!check.ok) throw new Error(`Converter made a body that the schema refuses: ${JSON.stringify(check.problem)}`)
  return { body: check.body, left: report }
}
