import { badCommand } from './command.ts'
import type { Lang } from './words.ts'
import { say } from './words.ts'

/** A text that people have judged. */
export interface LabelledText {
  readonly text: string
  readonly offensive: boolean
  /** Code of the clause it goes against, where the file says it. */
  readonly clause: string | null
}

const LABELS: Readonly<Record<string, boolean>> = {
  offensive: true,
  off: true,
  ok: false,
  not_off: false,
}
const CLAUSE = /^CL\d{1,3}$/

/**
 * Lines of a file: either JSON objects with `text`, `label` and perhaps `clause`, or columns with tabs between them in this
 * order. `label` is `offensive` or `ok` (`OFF` and `NOT_OFF`, as research writes them, are read as well); `\n` in a column is
 * the end of a line. A first line that names the columns is passed over. Refuses with `bad-command` naming the line.
 */
export function readLabelled(file: string, lang: Lang): LabelledText[] {
  const lines = file.replace(/^\uFEFF/, '').split(/\r?\n/)
  const read = lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const labelled = (line.startsWith('{') ? fromJson(line) : null) ?? fromColumns(line)
    if (labelled !== null) return [labelled]
    if (at === 0 && !line.startsWith('{')) return []
    throw badCommand(say(lang, 'badLabelled', { line: at + 1 }))
  })
  if (read.length === 0) throw badCommand(say(lang, 'noLabelled'))
  return read
}

function fromColumns(line: string): LabelledText | null {
  const [text = '', label = '', clause = ''] = line.split('\t')
  return labelledOf(text.replaceAll(String.raw`\n`, '\n'), label, clause)
}

function fromJson(line: string): LabelledText | null {
  const value = parsed(line)
  if (typeof value !== 'object' || value === null) return null
  const { text, label, clause } = value as Record<string, unknown>
  return typeof text === 'string' && typeof label === 'string'
    ? labelledOf(text, label, typeof clause === 'string' ? clause : '')
    : null
}

/** Undefined for a line that is no JSON: then it is read as columns, or refused with its number. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function labelledOf(text: string, label: string, clause: string): LabelledText | null {
  const offensive = LABELS[label.trim().toLowerCase()]
  const code = clause.trim().toUpperCase()
  return offensive === undefined
    ? null
    : { text: text.normalize('NFC'), offensive, clause: offensive && CLAUSE.test(code) ? code : null }
}
