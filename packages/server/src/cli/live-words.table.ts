/** What `warraq import wordpress-live` says, Arabic first. Counts stand after their noun, so that no plural is needed. */

import type { LiveWhy } from '../import/wordpress-live/live-problem.ts'
import type { NotHad } from '../import/wordpress-live/download-picture.ts'
import { FETCH_WORDS } from '../ports/fetch/fetch-words.table.ts'

interface InBoth {
  readonly ar: string
  readonly en: string
}

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

/** Why a site is refused. */
export const LIVE_PROBLEM_WORDS: Readonly<Record<LiveWhy, InBoth>> = {
  ...FETCH_WORDS,
  'no-api': {
    ar: 'لا ووردبريس في هذا العنوان، أو واجهته REST معطّلة',
    en: 'there is no WordPress at this address, or its REST API is switched off',
  },
  'sign-in-refused': {
    ar: 'اسم المستخدم أو كلمة مرور التطبيق غير مقبولين، أو أن الخادم لا يمرر ترويسة Authorization',
    en: 'the user name or application password is not accepted, or the server drops the Authorization header',
  },
  'password-in-clear': {
    ar: 'لا تُرسل كلمة المرور إلا عبر https',
    en: 'a password is sent over https only',
  },
  'api-elsewhere': {
    ar: 'واجهة الموقع على مضيف آخر، ولا تُرسل إليه كلمة المرور ما لم تطلب عنوانه نفسه',
    en: 'the site’s API is on another host; the password is sent there only if you name that address',
  },
  'not-open': { ar: 'الموقع لا يعرض مواده لهذا الزائر', en: 'the site does not show its articles to this caller' },
  'not-json': {
    ar: 'جاءت صفحة بدل JSON: خطأ في الموقع أو جدار حماية',
    en: 'a page came instead of JSON: an error of the site, or a firewall',
  },
  'broken-json': { ar: 'JSON مبتور أو على غير المنتظر', en: 'JSON that is cut off or not what was asked for' },
  'server-error': { ar: 'الموقع يجيب بخطأ بعد محاولات', en: 'the site answers with an error, again and again' },
}

export const NOT_HAD_WORDS: Readonly<Record<NotHad['why'], InBoth>> = {
  ...FETCH_WORDS,
  'no-such-file': { ar: 'لا ملف في هذا العنوان', en: 'there is no file at this address' },
  'server-error': LIVE_PROBLEM_WORDS['server-error'],
}
