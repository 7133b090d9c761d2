/** JSON of another system: UTF-8, not too large, not too deep; where it is wrong is said by line and column. */

import { ImportFault } from './import-fault.ts'

export const JSON_LIMITS = { bytes: 268_435_456, depth: 64 } as const

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws {@link ImportFault}: `file-empty`, `file-too-large`, `encoding`, `json-malformed`, `json-too-deep`. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length > JSON_LIMITS.bytes) throw new ImportFault('file-too-large')
  const text = textOf(bytes)
  if (text.trim() === '') throw new ImportFault('file-empty')
  refuseDepth(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ImportFault('json-malformed', placeIn(text, error), { cause: error })
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new ImportFault('encoding', { line: 1, detail: 'utf-8' }, { cause: error })
  }
}

/** Counted before it is parsed: brackets outside of strings. */
function refuseDepth(text: string): void {
  let depth = 0
  let line = 1
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) line += 1
    else if (inString && code === 0x5c) at += 1
    else if (code === 0x22) inString = !inString
    else if (!inString && (code === 0x5b || code === 0x7b)) depth += 1
    else if (!inString && (code === 0x5d || code === 0x7d)) depth -= 1
    if (depth > JSON_LIMITS.depth) throw new ImportFault('json-too-deep', { line })
  }
}

/** V8 says `at position 12` or, at the end of the text, nothing. */
function placeIn(text: string, error: unknown): { line: number; column: number; detail: string } {
  const detail = error instanceof Error ? error.message.slice(0, 200) : ''
  const position = /position (\d+)/u.exec(detail)?.[1]
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
  return { line: before.length, column: before.at(-1)?.length ?? 0, detail }
}

/** A value that a field may have, or what stands for nothing. */
export function textIn(object: JsonObject, name: string): string {
  const value = object[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

export function listIn(object: JsonObject, name: string): JsonObject[] {
  const value = object[name]
  return Array.isArray(value) ? value.filter(isObject) : []
}

export function objectIn(object: JsonObject, name: string): JsonObject | null {
  const value = object[name]
  return isObject(value) ? value : null
}
