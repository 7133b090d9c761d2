/** Comments of the REST API as those of an export. The sender's address, which some see there, is not read. */

import type { WxrComment } from '../wordpress/wxr-records.ts'
import { gmtInstant, plainName, wallTime } from '../wordpress/wxr-values.ts'
import type { Row } from './live-json.ts'
import { idIn, textIn, textOf } from './live-json.ts'

const STATES: Readonly<Record<string, WxrComment['state']>> = {
  approved: 'approved',
  approve: 'approved',
  '1': 'approved',
  spam: 'spam',
  trash: 'trash',
  'post-trashed': 'trash',
}
const TYPES: Readonly<Record<string, WxrComment['type']>> = {
  '': 'comment',
  comment: 'comment',
  pingback: 'pingback',
  trackback: 'trackback',
}

export function commentFrom(row: Row): WxrComment {
  const type = textIn(row, 'type')
  const state = textIn(row, 'status')
  return {
    wpId: idIn(row, 'id'),
    parentWpId: idIn(row, 'parent'),
    author: plainName(textIn(row, 'author_name')),
    email: textIn(row, 'author_email'),
    url: textIn(row, 'author_url'),
    userId: idIn(row, 'author'),
    at: gmtInstant(textIn(row, 'date_gmt')),
    wallTime: wallTime(textIn(row, 'date')),
    content: textOf(row, 'content').text.trim(),
    state: Object.hasOwn(STATES, state) ? (STATES[state] ?? 'held') : 'held',
    type: Object.hasOwn(TYPES, type) ? (TYPES[type] ?? 'other') : 'other',
  }
}
