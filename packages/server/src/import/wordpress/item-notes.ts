/** Notes of the block editor, which keeps them beside the text: JSON in the field `footnotes`. */

import type { WxrItem } from './wxr-records.ts'

const MOST_NOTES = 1000

/** HTML of each note by the name that its mark leads to; none where the field is no list of notes. */
export function notesOfItem({ meta }: Pick<WxrItem, 'meta'>): ReadonlyMap<string, string> {
  const notes = new Map<string, string>()
  for (const note of listFrom(meta.get('footnotes')?.[0] ?? '').slice(0, MOST_NOTES)) {
    if (typeof note !== 'object' || note === null || !('id' in note) || !('content' in note)) continue
    if (typeof note.id === 'string' && typeof note.content === 'string') notes.set(note.id, note.content)
  }
  return notes
}

function listFrom(json: string): readonly unknown[] {
  if (!json.startsWith('[')) return []
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value : []
  } catch {
    // Cut or written by something else: the marks stay links that lead nowhere and are reported as such.
    return []
  }
}
