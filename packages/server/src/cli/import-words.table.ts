/** What the report of an import says, Arabic first. Counts stand after their noun, so that no plural is needed. */

import type { Bucket, Counts, LeaveReason, Note, RepairName } from '../import/wordpress/import-report.ts'
import type { WxrProblemCode } from '../import/wordpress/wxr-problem.ts'

interface InBoth {
  readonly ar: string
  readonly en: string
}

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

export const BUCKET_WORDS: Readonly<Record<Bucket, InBoth>> = {
  authors: { ar: 'الكتّاب', en: 'Authors' },
  categories: { ar: 'الأقسام', en: 'Sections' },
  tags: { ar: 'الوسوم', en: 'Tags' },
  posts: { ar: 'المواد', en: 'Articles' },
  pages: { ar: 'الصفحات', en: 'Pages' },
  attachments: { ar: 'الصور والملفات', en: 'Pictures and files' },
  comments: { ar: 'التعليقات', en: 'Comments' },
  'menu-items': { ar: 'عناصر القوائم', en: 'Menu items' },
  terms: { ar: 'تصنيفات أخرى', en: 'Other taxonomies' },
  others: { ar: 'أنواع أخرى', en: 'Other types' },
}

export const COUNT_WORDS: Readonly<Record<keyof Counts, InBoth>> = {
  read: { ar: 'في الملف {count}', en: 'in the file {count}' },
  written: { ar: 'جديد {count}', en: 'new {count}' },
  joined: { ar: 'ضُمّ إلى مثله {count}', en: 'joined to its like {count}' },
  changed: { ar: 'حُدّث {count}', en: 'updated {count}' },
  kept: { ar: 'تغيّر في الملف وبقي هنا على حاله {count}', en: 'changed in the file, left as it is here {count}' },
  unchanged: { ar: 'دخل من قبل {count}', en: 'here already {count}' },
  'left-out': { ar: 'لم يدخل {count}', en: 'left out {count}' },
}

export const LEAVE_WORDS: Readonly<Record<LeaveReason, InBoth>> = {
  'thrown-away': { ar: 'في سلة المهملات', en: 'in the bin' },
  'never-written': { ar: 'مسودة آلية لم تُكتب', en: 'an automatic draft that nobody wrote' },
  'same-number': { ar: 'يكرر رقمًا سبقه أو لا رقم له', en: 'repeats a number or has none' },
  'without-name': { ar: 'بلا اسم', en: 'has no name' },
  unused: { ar: 'لا تستعمله مادة', en: 'no article uses it' },
  'other-type': { ar: 'نوع لا مكان له هنا', en: 'a type that has no place here' },
  'other-taxonomy': { ar: 'تصنيف لا مكان له هنا', en: 'a taxonomy that has no place here' },
  machinery: { ar: 'من أدوات النظام القديم، ليس كلامًا لقارئ', en: 'part of the old system, nothing for readers' },
  'other-menu': { ar: 'من قائمة أخرى؛ القائمة الرئيسية وحدها تدخل', en: 'of another menu; only the main one comes in' },
  'menu-below': { ar: 'قائمة داخل قائمة، أو فوق أربعين', en: 'a menu inside a menu, or beyond the fortieth line' },
  'menu-kept': { ar: 'في الموقع قائمة رئيسية صنعتها غرفة الأخبار', en: 'the newsroom has made a main menu already' },
  'leads-nowhere': { ar: 'لا يؤدي هنا إلى شيء', en: 'leads to nothing here' },
  'file-not-given': {
    ar: 'لم يُعطَ مجلد الملفات (--media)، والصورة في النص صارت رابطًا',
    en: 'no folder of files was given (--media); in texts the picture became a link',
  },
  'file-not-found': { ar: 'ليس في المجلد أو أكبر من المقبول', en: 'not in the folder, or too large' },
  'not-a-picture': { ar: 'ليس صورة من الأنواع المقبولة', en: 'no picture of an accepted kind' },
  'picture-broken': { ar: 'صورة لا تُقرأ', en: 'a picture that cannot be read' },
  spam: { ar: 'دعاية مزعجة', en: 'spam' },
  pingback: { ar: 'إشعار من موقع آخر', en: 'a notice from another site' },
  'other-comment': { ar: 'ليس تعليق قارئ', en: 'not a reader’s comment' },
  'nothing-written': { ar: 'لا كلام فيه', en: 'nothing is written in it' },
  'not-on-an-article': { ar: 'ليس على مادة دخلت', en: 'not on an article that came in' },
  'not-fetched': { ar: 'تعذّر جلبه', en: 'could not be fetched' },
  'not-asked-for': {
    ar: 'لم يُطلب جلبه (--fetch-media)، فصار في النص رابطًا',
    en: 'nobody asked to fetch it (--fetch-media); in the text it became a link',
  },
  'file-missing': { ar: 'ملفه ليس في المصدر', en: 'its file is not in the source' },
  'text-missing': { ar: 'لا نص له في المصدر', en: 'the source has no text of it' },
  deleted: { ar: 'محذوف هناك', en: 'deleted there' },
  'address-unknown': {
    ar: 'صفحته لا تؤدي إلى مادة هنا',
    en: 'the page it stood on leads to no article here',
  },
  'page-refused': { ar: 'صفحة لم تُقرأ مادةً', en: 'a page that is not read as an article' },
}

export const NOTE_WORDS: Readonly<Record<Note, InBoth>> = {
  'private-as-draft': { ar: 'خاص، فدخل مسودة', en: 'private, so it came in as a draft' },
  'password-as-draft': { ar: 'محمي بكلمة مرور، فدخل مسودة', en: 'behind a password, so it came in as a draft' },
  'state-as-draft': { ar: 'حالته غير معروفة هنا، فدخل مسودة', en: 'in a state unknown here, so it came in as a draft' },
  'schedule-passed': {
    ar: 'فات موعد نشره، وينتظر من ينشره',
    en: 'its time has passed; it waits for somebody to publish it',
  },
  'schedule-incomplete': {
    ar: 'مجدول ينقصه ما يلزم للنشر، وينتظر من يكمله',
    en: 'scheduled, but incomplete; it waits for somebody',
  },
  'search-title': {
    ar: 'له في محركات البحث عنوان آخر، وهي ترى هنا عنوانه',
    en: 'search engines were shown another title; here they see the headline',
  },
  'links-rewritten': {
    ar: 'روابط إلى الموقع القديم صارت إلى مكانها هنا',
    en: 'links to the old site lead to their places here',
  },
  sticky: { ar: 'كان مثبَّتًا في الصفحة الأولى', en: 'was fixed to the front page' },
  'without-date': {
    ar: 'منشور بلا تاريخ، فتاريخه تاريخ دخوله',
    en: 'published without a date; it has that of its import',
  },
  'without-title': { ar: 'بلا عنوان، فأُخذ من أول النص', en: 'without a title; the beginning of the text stands there' },
  'without-author': { ar: 'بلا كاتب', en: 'without an author' },
  'title-cut': { ar: 'عنوان أطول من المقبول، فقُصَّ', en: 'title longer than accepted, cut' },
  'summary-cut': { ar: 'مقدمة أطول من المقبول، فقُصَّت', en: 'summary longer than accepted, cut' },
  'tags-cut': { ar: 'وسوم أكثر من المقبول، فبقي أولها', en: 'more tags than accepted; the first ones are kept' },
  'category-as-tag': {
    ar: 'في أكثر من قسم، فصارت أقسامه الأخرى وسومًا',
    en: 'in several sections; the others became tags',
  },
  'lead-picture-missing': { ar: 'صورته الأولى ليست هنا', en: 'its first picture is not here' },
  'answer-to-nothing': {
    ar: 'ردٌّ على ما لم يدخل، فصار تعليقًا',
    en: 'an answer to what did not come in; it stands alone',
  },
  'address-of-the-site': {
    ar: 'عنوان قديم هو من صفحات هذا الموقع',
    en: 'an old address that is a page of this site itself',
  },
  'address-of-another': { ar: 'عنوان قديم سبق إليه غيره', en: 'an old address that something else had first' },
  'address-by-query': {
    ar: 'عنوان قديم أطول من أن يُحفظ، أو في رموزه خلل، فلا يؤدي إلى هنا',
    en: 'an old address that is too long or garbled to be kept; it cannot lead here',
  },
  'incomplete-as-draft': {
    ar: 'ينقصها ما يلزم للنشر، فدخلت مسودة',
    en: 'incomplete for publishing, so it came in as a draft',
  },
  'members-as-draft': { ar: 'كان للمشتركين وحدهم، فدخل مسودة', en: 'was for members only, so it came in as a draft' },
  'date-unread': { ar: 'تاريخه مكتوب بصورة لم تُقرأ', en: 'its date is written in a way that was not read' },
  'comments-closed': { ar: 'كان التعليق عليه مغلقًا', en: 'its comments were closed' },
}

export const REPAIR_WORDS: Readonly<Record<RepairName, InBoth>> = {
  'mojibake-1256': { ar: 'كلام خُزّن بترميز windows-1256 مرتين', en: 'text stored as windows-1256 over UTF-8' },
  'mojibake-1252': { ar: 'كلام خُزّن بترميز لاتيني فوق ترميزه', en: 'text stored as Latin over UTF-8' },
  'presentation-forms': { ar: 'حروف بأشكال مواضعها صارت حروفًا', en: 'shaped letters became letters' },
  'control-character': { ar: 'محرف تحكم لا تسمح به XML حُذف', en: 'control character that XML does not allow, dropped' },
}

export const PROBLEM_WORDS: Readonly<Record<WxrProblemCode, InBoth>> = {
  'wxr-empty': { ar: 'الملف فارغ', en: 'the file is empty' },
  'wxr-encoding-unknown': { ar: 'ترميز لا يُقرأ هنا', en: 'an encoding that is not read here' },
  'wxr-encoding': { ar: 'ليس نصًّا بالترميز الذي يعلنه', en: 'not text in the encoding it declares' },
  'wxr-doctype': { ar: 'فيه DOCTYPE، وWordPress لا يكتبه', en: 'it has a DOCTYPE, which WordPress never writes' },
  'wxr-control-character': { ar: 'فيه محرف لا تسمح به XML', en: 'a character that XML does not allow' },
  'wxr-malformed': { ar: 'ليس XML سليمًا', en: 'not well-formed XML' },
  'wxr-too-deep': { ar: 'عناصر يحوي بعضها بعضًا فوق الحد', en: 'elements nested too deeply' },
  'wxr-too-large': { ar: 'عنصر أكبر من أن يُقرأ', en: 'an element too large to be read' },
  'wxr-truncated': { ar: 'الملف مبتور', en: 'the file is cut off' },
  'wxr-not-wordpress': { ar: 'ليس تصديرًا من WordPress', en: 'no export of WordPress' },
}
