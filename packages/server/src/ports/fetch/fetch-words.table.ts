/** Why an address gave nothing, in words, Arabic first. */

import type { FetchWhy } from './port.ts'

export const FETCH_WORDS: Readonly<Record<FetchWhy, { readonly ar: string; readonly en: string }>> = {
  'bad-address': { ar: 'ليس عنوان http أو https صالحًا', en: 'not a good http or https address' },
  'port-refused': {
    ar: 'منفذ غير 80 و443، ولم يسمح به WARRAQ_FETCH_ALLOW',
    en: 'a port other than 80 and 443 that WARRAQ_FETCH_ALLOW does not name',
  },
  'not-public': {
    ar: 'عنوان داخل الشبكة لا على الإنترنت، ولم يسمح به WARRAQ_FETCH_ALLOW',
    en: 'an address of this network, not of the internet, that WARRAQ_FETCH_ALLOW does not name',
  },
  'unknown-host': { ar: 'لا خادم بهذا الاسم', en: 'no server has this name' },
  unreachable: { ar: 'لا جواب أو انقطع الاتصال', en: 'no answer, or the connection broke' },
  'not-secure': { ar: 'شهادة الخادم غير سليمة', en: 'the server’s certificate is not good' },
  'too-slow': { ar: 'أبطأ من المهلة', en: 'slower than the time it had' },
  'too-large': { ar: 'أكبر من المقبول', en: 'larger than accepted' },
  redirects: { ar: 'إحالات كثيرة أو تدور في حلقة', en: 'too many redirects, or a circle of them' },
  'type-refused': { ar: 'ليس من النوع المطلوب', en: 'not the kind of file that was asked for' },
  'broken-answer': { ar: 'جواب لا يُقرأ', en: 'an answer that cannot be read' },
  stopped: { ar: 'أُوقف', en: 'stopped' },
}
