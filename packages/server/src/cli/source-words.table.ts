/** What the import of pages, feeds and other systems says, Arabic first. */

import type { InBoth } from '@warraq/core/imports/report-words.table'

export const SOURCE_WORDS = {
  items: { ar: '… {done} من {of}', en: '… {done} of {of}' },
  pages: { ar: 'صفحات قُرئت:', en: 'Pages that were read:' },
  page: { ar: '{title} · {authors} · {section} · {date}', en: '{title} · {authors} · {section} · {date}' },
  none: { ar: '؟', en: '?' },
  refused: { ar: 'صفحات لم تُقرأ:', en: 'Pages that were not read:' },
  terms: {
    ar: 'شروط التعليق كما كُتبت هناك؛ تُعرض عليك ولا تُطبَّق وحدها:',
    en: 'Terms for comments as they stand there; offered, never put in force by themselves:',
  },
  comma: { ar: '، ', en: ', ' },
} as const satisfies Record<string, InBoth>
