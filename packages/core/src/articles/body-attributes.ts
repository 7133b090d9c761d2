/** Checks the values that nodes and marks of the body carry. Each check gives a clean copy or throws `RefusedBody`. */

import { isSafeHref } from './body-link.ts'
import type { AttributeSpec, AttributeSpecs } from './body-schema.table.ts'

export type BodyProblemCode =
  | 'not-a-node'
  | 'unknown-key'
  | 'unknown-node'
  | 'reserved-node'
  | 'unknown-mark'
  | 'unknown-attribute'
  | 'bad-attribute'
  | 'bad-link'
  | 'bad-content'
  | 'bad-marks'
  | 'bad-text'
  | 'bad-table'
  | 'bad-embed'
  /** A statement of a designated group that leads to the group. */
  | 'linked-statement'
  | 'too-deep'
  | 'too-large'

export interface BodyProblem {
  readonly code: BodyProblemCode
  /** Where, from the root: `content[3].marks[0].attrs.href`; '' is the root itself. */
  readonly path: string
  /** The name that is unknown, reserved or wrong, cut to 60 characters. */
  readonly name: string
}

export type Json = Record<string, unknown>
export interface Walk {
  /** What is left of the size limit; every string and node takes its part. */
  budget: number
}

export class RefusedBody extends Error {
  readonly problem: BodyProblem
  constructor(code: BodyProblemCode, path: string, name = '') {
    super(code)
    this.problem = { code, path, name: name.slice(0, 60) }
  }
}

export const NODE_COST = 16
/** Controls except TAB and LF, lone surrogates, and the two code points that XML cannot carry. */
const UNSTORABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\p{Surrogate}]/u
const LINE_ENDS = /[\t\n\u2028\u2029]/u

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function checkKeys(value: Json, allowed: readonly string[], path: string): void {
  for (const key of Object.keys(value)) if (!allowed.includes(key)) throw new RefusedBody('unknown-key', path, key)
}

/** NFC text without controls except TAB and LF; anything that has no UTF-8 form is refused. */
export function checkText(value: unknown, path: string, walk: Walk): string {
  if (typeof value !== 'string' || UNSTORABLE.test(value)) throw new RefusedBody('bad-text', path)
  walk.budget -= value.length
  if (walk.budget < 0) throw new RefusedBody('too-large', path)
  return value.normalize('NFC')
}

function checkLine(value: unknown, max: number, path: string, walk: Walk): string {
  const line = checkText(value, path, walk)
  if (line.length > max || LINE_ENDS.test(line)) throw new RefusedBody('bad-attribute', path)
  return line
}

function checkName(value: unknown, max: number, path: string, walk: Walk): string {
  const line = checkLine(value, max, path, walk)
  if (line.trim() === '') throw new RefusedBody('bad-attribute', path)
  return line
}

function checkAttribute(value: unknown, spec: AttributeSpec, path: string, walk: Walk): unknown {
  switch (spec.kind) {
    case 'choice':
      if (spec.values.some((allowed) => allowed === value)) return value
      break
    case 'integer':
      if (Number.isSafeInteger(value) && Number(value) >= spec.min && Number(value) <= spec.max) return value
      break
    case 'integer-or-null':
      if (value === null) return null
      if (Number.isSafeInteger(value) && Number(value) >= spec.min && Number(value) <= spec.max) return value
      break
    case 'line':
      return checkLine(value, spec.max, path, walk)
    case 'line-or-null':
      return value === null ? null : checkName(value, spec.max, path, walk)
    case 'designation':
      if (value === null) return null
      if (!isRecord(value)) break
      checkKeys(value, ['by'], path)
      return { by: checkName(value['by'], spec.max, `${path}.by`, walk) }
    case 'href': {
      const href = checkText(value, path, walk)
      if (isSafeHref(href)) return href
      throw new RefusedBody('bad-link', path, href)
    }
  }
  throw new RefusedBody('bad-attribute', path)
}

/** Every attribute of the schema, in its order; those left out take their default. */
export function checkAttributes(value: unknown, specs: AttributeSpecs, path: string, walk: Walk): Json | undefined {
  if (value !== undefined && !isRecord(value)) throw new RefusedBody('bad-attribute', path)
  const given = value ?? {}
  for (const key of Object.keys(given))
    if (!Object.hasOwn(specs, key)) throw new RefusedBody('unknown-attribute', path, key)
  const entries = Object.entries(specs).map(([name, spec]): [string, unknown] => {
    const held = Object.hasOwn(given, name) ? given[name] : 'default' in spec ? spec.default : undefined
    return [name, checkAttribute(held, spec, `${path}.${name}`, walk)]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
