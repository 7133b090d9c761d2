/** What the import of pages, feeds and other systems says, Arabic first. */

import type { FaultCode } from '../import/intake/import-fault.ts'

interface InBoth {
  readonly ar: string
  readonly en: string
}

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

export const FAULT_WORDS: Readonly<Record<FaultCode, InBoth>> = {
  'file-empty': { ar: 'الملف فارغ', en: 'the file is empty' },
  'file-too-large': { ar: 'أكبر من أن يُقرأ', en: 'too large to be read' },
  'file-unknown-kind': { ar: 'نوع لا يُعرف', en: 'of an unknown kind' },
  'encoding-unknown': { ar: 'ترميز لا يُقرأ هنا', en: 'an encoding that is not read here' },
  encoding: { ar: 'ليس نصًّا بالترميز المعلن', en: 'not text in the declared encoding' },
  doctype: { ar: 'فيه DOCTYPE، ولا تُقبل', en: 'it has a DOCTYPE, which is not accepted' },
  'xml-malformed': { ar: 'ليس XML سليمًا', en: 'not well-formed XML' },
  'xml-too-deep': { ar: 'عناصر يحوي بعضها بعضًا فوق الحد', en: 'elements nested too deeply' },
  'xml-truncated': { ar: 'الملف مبتور', en: 'the file is cut off' },
  'json-malformed': { ar: 'ليس JSON سليمًا', en: 'not well-formed JSON' },
  'json-too-deep': { ar: 'قيم يحوي بعضها بعضًا فوق الحد', en: 'values nested too deeply' },
  'csv-malformed': { ar: 'ليس CSV سليمًا', en: 'not well-formed CSV' },
  'no-feed': { ar: 'ليس خلاصة RSS أو Atom أو JSON Feed', en: 'no feed of RSS, Atom or JSON Feed' },
  'no-ghost': { ar: 'ليس تصديرًا من Ghost', en: 'no export of Ghost' },
  'no-blogger': { ar: 'ليس تصديرًا من Blogger', en: 'no export of Blogger' },
  'no-substack': { ar: 'ليس تصديرًا من Substack', en: 'no export of Substack' },
  'no-disqus': { ar: 'ليس تصديرًا من Disqus', en: 'no export of Disqus' },
  'page-not-html': { ar: 'ليس صفحة HTML', en: 'no HTML page' },
  'page-too-large': { ar: 'صفحة أكبر من أن تُقرأ', en: 'a page too large to be read' },
  'page-not-found': { ar: 'صفحة تقول إن ما طُلب غير موجود', en: 'a page that says nothing is there' },
  'page-front': { ar: 'صفحة أولى أو قائمة، وليست مادة', en: 'a front page or a list, not an article' },
  'page-without-title': { ar: 'لا عنوان فيها', en: 'no headline in it' },
  'page-without-text': { ar: 'لا نص مادة فيها', en: 'no text of an article in it' },
  'archive-broken': { ar: 'أرشيف لا يُقرأ', en: 'an archive that cannot be read' },
  'archive-encrypted': { ar: 'أرشيف مشفّر', en: 'an encrypted archive' },
  'archive-path': { ar: 'اسم في الأرشيف يخرج منه', en: 'a name in the archive that leads out of it' },
  'archive-link': { ar: 'وصلة في الأرشيف بدل ملف', en: 'a link in the archive instead of a file' },
  'archive-too-many': { ar: 'ملفات أكثر من المقبول', en: 'more files than accepted' },
  'archive-too-large': { ar: 'أكبر من المقبول بعد فكه', en: 'larger than accepted when unpacked' },
  'archive-ratio': { ar: 'مضغوط فوق المعقول', en: 'packed beyond reason' },
  'not-fetched': { ar: 'تعذّر جلبه', en: 'could not be fetched' },
}
