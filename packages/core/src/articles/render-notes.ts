/** Notes of the writer: small numbers in the text, and what they say at its end. */

import { toDigits } from '@warraq/arabic'
import type { Dress } from './render-dress.ts'
import { element } from './render-dress.ts'
import { attribute, escapeHtml } from './render-markup.ts'
import type { BodyViews } from './render-options.ts'

function numberOf(number: number, { digits }: BodyViews): string {
  return toDigits(String(number), digits)
}

function named(sentence: string, number: string): string {
  return attribute('aria-label', sentence.replace('{number}', number))
}

export function noteMark(number: number, dress: Dress, views: BodyViews): string {
  const shown = numberOf(number, views)
  const mark = dress.linkedNotes
    ? `<a id="note-mark-${number}" href="#note-${number}"${named(views.labels.note, shown)}>${shown}</a>`
    : `[${shown}]`
  return element(dress, 'sup', 'note-mark', mark)
}

export function encodeNotes(notes: readonly string[], dress: Dress, views: BodyViews): string {
  const items = notes.map((note, index) => {
    const number = index + 1
    if (!dress.linkedNotes) return element(dress, 'li', 'note', note)
    const back = `<a href="#note-mark-${number}"${named(views.labels.noteBack, numberOf(number, views))}>↑</a>`
    return `<li id="note-${number}"${dress.attributes('note')}>${note} ${back}</li>`
  })
  const list = `<ol${dress.attributes('list')}>${items.join('')}</ol>`
  return `<section${dress.attributes('notes')}${attribute('aria-label', views.labels.notes)}><p><b>${escapeHtml(views.labels.notes)}</b></p>${list}</section>`
}
