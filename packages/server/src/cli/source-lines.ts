/** Reports of imports from pages, feeds and other systems for people. */

import { Refusal } from '@warraq/core/errors'
import { FAULT_WORDS } from '@warraq/core/imports/report-words.table'
import { FAULTS, faultAsRefusal } from '../import/intake/import-fault.ts'
import type { FaultCode } from '../import/intake/import-fault.ts'
import type { PageReport } from '../import/page/import-pages.ts'
import { reportText } from './import-lines.ts'
import { SOURCE_WORDS } from './source-words.table.ts'
import type { Lang } from './words.ts'

const MOST_SHOWN = 10

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}

export function progressText(lang: Lang, done: number, of: number): string {
  return fill(SOURCE_WORDS.items[lang], { done, of })
}

function isFault(code: string): code is FaultCode {
  return FAULTS.some((fault) => fault === code)
}

/** A fault as the refusal that is printed; its reason is a code for programs and becomes a sentence here. */
export function faultInWords(error: unknown, lang: Lang): unknown {
  const refusal = faultAsRefusal(error)
  if (!(refusal instanceof Refusal)) return refusal
  const { reason } = refusal.details
  const isOurs = refusal.code === 'import-refused' || refusal.code === 'import-entry-refused'
  if (!isOurs || typeof reason !== 'string' || !isFault(reason)) return refusal
  return new Refusal(refusal.code, { ...refusal.details, reason: FAULT_WORDS[reason][lang] })
}

/** The common report, then the pages as they were understood, those that were refused, and the terms. */
export function pageReportText(lang: Lang, report: PageReport): string {
  const none = SOURCE_WORDS.none[lang]
  const pages = report.pages.slice(0, MOST_SHOWN).map(({ title, authors, section, publishedAt }) =>
    fill(SOURCE_WORDS.page[lang], {
      title,
      authors: authors.join(SOURCE_WORDS.comma[lang]) || none,
      section: section ?? none,
      date: publishedAt?.slice(0, 10) ?? none,
    }),
  )
  const refused = report.refused
    .slice(0, MOST_SHOWN)
    .map(({ name, why, detail }) => `${name}: ${FAULT_WORDS[why][lang]}${detail === '' ? '' : ` (${detail})`}`)
  return [
    reportText(lang, report),
    ...part(SOURCE_WORDS.pages[lang], pages),
    ...part(SOURCE_WORDS.refused[lang], refused),
    ...part(SOURCE_WORDS.terms[lang], report.terms),
  ].join('\n')
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]
}
