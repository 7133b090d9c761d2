/** Repairs the texts of a record and tells what it did. */

import type { Repair } from './repair-text.ts'
import { repairText } from './repair-text.ts'
import type { WxrComment, WxrItem, WxrRecord } from './wxr-records.ts'

/** One text, before and after. */
export type TellRepair = (repair: Repair, before: string, after: string) => void

type Fix = (text: string) => string

/** Only texts of these are shown to readers. */
const METAS = new Set([
  '_wp_attachment_image_alt',
  '_yoast_wpseo_metadesc',
  '_yoast_wpseo_title',
  'rank_math_description',
  'rank_math_title',
  '_aioseo_description',
  '_aioseop_description',
])

function fixing(tell: TellRepair): Fix {
  return (before) => {
    const { text, repairs } = repairText(before)
    for (const repair of repairs) tell(repair, before, text)
    return text
  }
}

function metaOf(meta: WxrItem['meta'], fix: Fix): WxrItem['meta'] {
  if (![...meta.keys()].some((name) => METAS.has(name))) return meta
  return new Map([...meta].map(([name, values]) => [name, METAS.has(name) ? values.map(fix) : values]))
}

function commentOf(comment: WxrComment, fix: Fix): WxrComment {
  return { ...comment, author: fix(comment.author), content: fix(comment.content) }
}

/** Addresses, slugs and logins stay as they were: things are known by them. */
export function repairRecord(record: WxrRecord, tell: TellRepair): WxrRecord {
  const fix = fixing(tell)
  switch (record.kind) {
    case 'site':
      return { ...record, title: fix(record.title), description: fix(record.description) }
    case 'author':
      return { ...record, name: fix(record.name) }
    case 'category':
    case 'tag':
    case 'term':
      return { ...record, name: fix(record.name), description: fix(record.description) }
    case 'item':
      return {
        ...record,
        title: fix(record.title),
        content: fix(record.content),
        excerpt: fix(record.excerpt),
        terms: record.terms.map((term) => ({ ...term, name: fix(term.name) })),
        meta: metaOf(record.meta, fix),
        comments: record.comments.map((comment) => commentOf(comment, fix)),
      }
  }
}

/** What pass 1 looks at: everything but the long texts. Nothing is told: pass 2 tells. */
export function repairNames(record: WxrRecord): WxrRecord {
  if (record.kind !== 'item') return repairRecord(record, () => undefined)
  const fix = fixing(() => undefined)
  return {
    ...record,
    title: fix(record.title),
    excerpt: record.type === 'attachment' ? fix(record.excerpt) : record.excerpt,
    terms: record.terms.map((term) => ({ ...term, name: fix(term.name) })),
    meta: record.type === 'attachment' ? metaOf(record.meta, fix) : record.meta,
  }
}
