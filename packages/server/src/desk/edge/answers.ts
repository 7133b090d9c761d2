import type { DeskErrorBody } from '@warraq/core/contract/wire'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import type * as v from 'valibot'
import type { DeskContext } from '../context.ts'
import type { DeskMessageKey } from '../messages/messages.ts'
import { deskText } from '../messages/messages.ts'

type Lang = 'ar' | 'en'

/** What an answer carries whatever it says: it is for one person and for nobody's cache, frame or guess. */
export const DESK_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...DESK_HEADERS, 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** Input that does not fit its schema, with a sentence for each field. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
  readonly issues: readonly v.BaseIssue<unknown>[]

  constructor(issues: readonly v.BaseIssue<unknown>[]) {
    super('bad-input')
    this.issues = issues
  }
}

/** Any error as an answer. What is not a normal no is logged once and known to the person by its reference number. */
export function errorAnswer(desk: DeskContext, route: string, error: unknown, lang: Lang): Response {
  if (error instanceof BadInput) return badInput(error.issues, lang)
  if (error instanceof Refusal) return refused(error, lang)
  const ref = desk.log.defect(`desk ${route}`, error)
  const body: DeskErrorBody = { code: 'defect', message: deskText(lang, 'defect', { ref }), ref }
  return json(500, body)
}

function refused(refusal: Refusal, lang: Lang): Response {
  const { code, details, status } = refusal
  const { field, retryAfter } = details
  const message = refusalMessage(code, lang, details)
  const body: DeskErrorBody = {
    code,
    message,
    ...(typeof field === 'string' ? { fields: { [field]: fieldSentence(code, message, lang) } } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  }
  const wait = typeof retryAfter === 'number' ? retryAfter : status === 503 ? 5 : null
  return json(status, body, wait === null ? {} : { 'retry-after': String(wait) })
}

/** A code of its own says what is wrong with the field; the general one would only repeat the field's name. */
function fieldSentence(code: string, message: string, lang: Lang): string {
  return code === 'bad-input' ? deskText(lang, 'field.other') : message
}

function badInput(issues: readonly v.BaseIssue<unknown>[], lang: Lang): Response {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    const path = pathOf(issue)
    fields[path] ??= fieldMessage(issue, lang)
  }
  const details = { field: Object.keys(fields)[0] ?? '' }
  return json(400, {
    code: 'bad-input',
    message: refusalMessage('bad-input', lang, details),
    fields,
    details,
  } satisfies DeskErrorBody)
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? [])
    .map((step) => String(step.key))
    .join('.')
    .slice(0, 120)
}

/** Types of valibot's issues and what they mean to the person who filled the field in. */
const MESSAGES: Readonly<Record<string, DeskMessageKey>> = {
  email: 'field.email',
  picklist: 'field.choice',
  variant: 'field.choice',
  number: 'field.number',
  integer: 'field.number',
  safe_integer: 'field.number',
  min_value: 'field.number',
  max_value: 'field.number',
  iso_timestamp: 'field.time',
}

function fieldMessage(issue: v.BaseIssue<unknown>, lang: Lang): string {
  if (issue.expected === 'never') return deskText(lang, 'field.unknown')
  if (issue.input === undefined) return deskText(lang, 'field.missing')
  if (issue.type === 'min_length') return shortMessage(Number(issue.requirement), lang)
  if (issue.type === 'max_length') {
    return deskText(lang, Array.isArray(issue.input) ? 'field.many' : 'field.long', { n: Number(issue.requirement) })
  }
  return deskText(lang, MESSAGES[issue.type] ?? 'field.other')
}

function shortMessage(least: number, lang: Lang): string {
  return least <= 1 ? deskText(lang, 'field.missing') : deskText(lang, 'field.short', { n: least })
}
