import type { ImportReportView, ImportView } from '@warraq/core/contract/imports'

/** A report as a file for other programs. */

export function reportJson(view: ImportView): string {
  const { id, kind, name, startedAt, finishedAt, startedBy, report, madeCounts } = view
  return `${JSON.stringify({ id, kind, name, startedAt, finishedAt, startedBy, made: madeCounts, report }, null, 2)}\n`
}

const HEAD = ['part', 'bucket', 'what', 'name', 'count', 'examples']

/** Comma-separated values (RFC 4180) with a byte order mark, without which spreadsheets take Arabic for Latin. */
export function reportCsv(report: ImportReportView): string {
  const rows = [HEAD, ...countRows(report), ...lineRows(report)]
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function countRows({ counts }: ImportReportView): string[][] {
  return counts.flatMap(({ bucket, ...numbers }) =>
    Object.entries(numbers).map(([what, count]) => ['count', bucket, what, '', String(count), '']),
  )
}

function lineRows({ leftOut, notes, texts, repairs, refused }: ImportReportView): string[][] {
  const line = (part: string) => (one: ImportReportView['notes'][number]) => [
    part,
    one.bucket,
    one.what,
    one.name,
    String(one.count),
    one.examples.join(' | '),
  ]
  return [
    ...leftOut.map(line('left-out')),
    ...notes.map(line('note')),
    ...texts.map(({ what, count }) => ['text', '', what, '', String(count), '']),
    ...repairs.map(({ what, count, examples }) => [
      'repair',
      '',
      what,
      '',
      String(count),
      examples.map(({ before, after }) => `${before} > ${after}`).join(' | '),
    ]),
    ...refused.map(({ name, why, detail }) => ['refused', '', why, name, '1', detail]),
  ]
}

/** What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/u.test(text) && !/^-?\d+$/u.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
