/** What `warraq import wordpress-live` says, Arabic first. Counts stand after their noun, so that no plural is needed. */

import type { InBoth } from '@warraq/core/imports/report-words.table'
import { FETCH_WORDS, LIVE_PROBLEM_WORDS } from '@warraq/core/imports/report-words.table'
import type { NotHad } from '../import/wordpress-live/download-picture.ts'

export const LIVE_WORDS = {
  fetching: { ar: '… يُجلب {what}: {done}', en: '… fetching {what}: {done}' },
  fetchingOf: { ar: '… يُجلب {what}: {done} من {of}', en: '… fetching {what}: {done} of {of}' },
  since: { ar: 'طُلب ما تغيّر منذ {since}', en: 'Asked for what has changed since {since}' },
  closed: {
    ar: 'قوائم لا يعرضها الموقع لهذا الزائر: {names}',
    en: 'Lists that the site does not show this caller: {names}',
  },
  withheld: { ar: 'مواد محمية بكلمة مرور لم تُقرأ: {count}', en: 'Articles behind a password, not read: {count}' },
  gone: {
    ar: 'لم تعد هناك وما زالت هنا، ولم يُحذف شيء: {names}',
    en: 'Not there any more and still here; nothing was taken away: {names}',
  },
  conflicts: {
    ar: 'تغيّرت هناك وهنا، وبقيت هنا على حالها: {names}',
    en: 'Changed there and here; ours was left as it is: {names}',
  },
  notFetched: { ar: 'ملفات لم تُجلب:', en: 'Files that could not be fetched:' },
  comma: { ar: '، ', en: ', ' },
} as const satisfies Record<string, InBoth>

export const NOT_HAD_WORDS: Readonly<Record<NotHad['why'], InBoth>> = {
  ...FETCH_WORDS,
  'no-such-file': { ar: 'لا ملف في هذا العنوان', en: 'there is no file at this address' },
  'server-error': LIVE_PROBLEM_WORDS['server-error'],
}
