/** What the report of an import says, Arabic first. Counts stand after their noun, so that no plural is needed. */

import type { InBoth } from '@warraq/core/imports/report-words.table'
import { LEAVE_WORDS as WORDS } from '@warraq/core/imports/report-words.table'
import type { Counts, LeaveReason } from '../import/wordpress/import-report.ts'

export const REPORT_WORDS = {
  done: { ar: 'اكتمل استيراد «{title}» ({url})', en: 'Imported “{title}” ({url})' },
  rehearsed: { ar: 'تجربة لم تكتب شيئًا: «{title}» ({url})', en: 'A rehearsal that wrote nothing: “{title}” ({url})' },
  addresses: {
    ar: 'عناوين قديمة صارت تؤدي إلى أصحابها: {count}',
    en: 'Old addresses that lead to where things are now: {count}',
  },
  leftOut: { ar: 'لم يدخل:', en: 'Left out:' },
  notes: { ar: 'دخل ويستحق نظرة:', en: 'Came in and deserves a look:' },
  texts: { ar: 'في النصوص ما لا يظهر كما كان، وكلامه باقٍ:', en: 'Not shown in texts as it was; the words are kept:' },
  examples: { ar: ' · مثل: {names}', en: ' · such as: {names}' },
  comma: { ar: '، ', en: ', ' },
  repairs: { ar: 'أُصلح:', en: 'Repaired:' },
  likeTags: {
    ar: 'وسوم قد تكون وسمًا واحدًا، ولم يُدمج منها شيء:',
    en: 'Tags that may be one; nothing was merged:',
  },
  became: { ar: '{count}: {what}{where} · {before} ← {after}', en: '{count}: {what}{where} · {before} → {after}' },
  line: { ar: ' (السطر {line})', en: ' (line {line})' },
  links: { ar: '… الروابط: {done} من {of}', en: '… links: {done} of {of}' },
  checking: { ar: '… يُفحص الملف كله قبل الكتابة', en: '… the whole file is checked before anything is written' },
  pictures: { ar: '… الصور: {done} من {of}', en: '… pictures: {done} of {of}' },
  items: { ar: '… العناصر: {done} من {of}', en: '… items: {done} of {of}' },
} as const satisfies Record<string, InBoth>

export const COUNT_WORDS: Readonly<Record<keyof Counts, InBoth>> = {
  read: { ar: 'في الملف {count}', en: 'in the file {count}' },
  written: { ar: 'جديد {count}', en: 'new {count}' },
  joined: { ar: 'ضُمّ إلى مثله {count}', en: 'joined to its like {count}' },
  changed: { ar: 'حُدّث {count}', en: 'updated {count}' },
  kept: { ar: 'تغيّر في الملف وبقي هنا على حاله {count}', en: 'changed in the file, left as it is here {count}' },
  unchanged: { ar: 'دخل من قبل {count}', en: 'here already {count}' },
  'left-out': { ar: 'لم يدخل {count}', en: 'left out {count}' },
}

/** Why a thing did not come in; here an option is named. */
export const LEAVE_WORDS: Readonly<Record<LeaveReason, InBoth>> = {
  ...WORDS,
  'file-not-given': {
    ar: 'لم يُعطَ مجلد الملفات (--media)، والصورة في النص صارت رابطًا',
    en: 'no folder of files was given (--media); in texts the picture became a link',
  },
  'not-asked-for': {
    ar: 'لم يُطلب جلبه (--fetch-media)، فصار في النص رابطًا',
    en: 'nobody asked to fetch it (--fetch-media); in the text it became a link',
  },
}
