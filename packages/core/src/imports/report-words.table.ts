/** What people read for the codes of an import, Arabic first; the command line and the newsroom say the same. */

export interface InBoth {
  readonly ar: string
  readonly en: string
}

type Words = Readonly<Record<string, InBoth>>

export const BUCKET_WORDS = {
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
} as const satisfies Words

/** Why a thing did not come in. */
export const LEAVE_WORDS = {
  'thrown-away': { ar: 'في سلة المهملات', en: 'in the bin' },
  'never-written': { ar: 'مسودة آلية لم تُكتب', en: 'an automatic draft that nobody wrote' },
  'same-number': { ar: 'يكرر رقمًا سبقه أو لا رقم له', en: 'repeats a number or has none' },
  'without-name': { ar: 'بلا اسم', en: 'has no name' },
  unused: { ar: 'لا تستعمله مادة', en: 'no article uses it' },
  'into-section': {
    ar: 'دخلت مواده القسم المطلوب',
    en: 'its articles came into the section that was asked for',
  },
  'other-type': { ar: 'نوع لا مكان له هنا', en: 'a type that has no place here' },
  'other-taxonomy': { ar: 'تصنيف لا مكان له هنا', en: 'a taxonomy that has no place here' },
  machinery: { ar: 'من أدوات النظام القديم، ليس كلامًا لقارئ', en: 'part of the old system, nothing for readers' },
  'other-menu': { ar: 'من قائمة أخرى؛ القائمة الرئيسية وحدها تدخل', en: 'of another menu; only the main one comes in' },
  'menu-below': { ar: 'قائمة داخل قائمة، أو فوق أربعين', en: 'a menu inside a menu, or beyond the fortieth line' },
  'menu-kept': { ar: 'في الموقع قائمة رئيسية صنعتها غرفة الأخبار', en: 'the newsroom has made a main menu already' },
  'leads-nowhere': { ar: 'لا يؤدي هنا إلى شيء', en: 'leads to nothing here' },
  'file-not-given': {
    ar: 'لم يُعطَ مجلد الصور، والصورة في النص صارت رابطًا إلى حيث كانت',
    en: 'no folder of pictures was given; the picture in the text became a link to where it was',
  },
  'file-not-found': { ar: 'ليس في المجلد أو أكبر من المقبول', en: 'not in the folder, or too large' },
  'not-a-picture': { ar: 'ليس صورة ولا تسجيلًا من الأنواع المقبولة', en: 'no picture or recording of an accepted kind' },
  'picture-broken': { ar: 'صورة لا تُقرأ', en: 'a picture that cannot be read' },
  spam: { ar: 'دعاية مزعجة', en: 'spam' },
  pingback: { ar: 'إشعار من موقع آخر', en: 'a notice from another site' },
  'other-comment': { ar: 'ليس تعليق قارئ', en: 'not a reader’s comment' },
  'nothing-written': { ar: 'لا كلام فيه', en: 'nothing is written in it' },
  'not-on-an-article': { ar: 'ليس على مادة دخلت', en: 'not on an article that came in' },
  'not-fetched': { ar: 'تعذّر جلبه', en: 'could not be fetched' },
  'not-asked-for': {
    ar: 'لم يُطلب جلبه، فصار في النص رابطًا إلى حيث كان',
    en: 'nobody asked to fetch it; in the text it became a link to where it was',
  },
  'file-missing': { ar: 'ملفه ليس في المصدر', en: 'its file is not in the source' },
  'text-missing': { ar: 'لا نص له في المصدر', en: 'the source has no text of it' },
  deleted: { ar: 'محذوف هناك', en: 'deleted there' },
  'address-unknown': {
    ar: 'صفحته لا تؤدي إلى مادة هنا',
    en: 'the page it stood on leads to no article here',
  },
  'page-refused': { ar: 'صفحة لم تُقرأ مادةً', en: 'a page that is not read as an article' },
} as const satisfies Words

/** What came in otherwise than it was. */
export const NOTE_WORDS = {
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
} as const satisfies Words

/** How texts were made readable. */
export const REPAIR_WORDS = {
  'mojibake-1256': { ar: 'كلام خُزّن بترميز windows-1256 مرتين', en: 'text stored as windows-1256 over UTF-8' },
  'mojibake-1252': { ar: 'كلام خُزّن بترميز لاتيني فوق ترميزه', en: 'text stored as Latin over UTF-8' },
  'presentation-forms': { ar: 'حروف بأشكال مواضعها صارت حروفًا', en: 'shaped letters became letters' },
  'control-character': { ar: 'محرف تحكم لا تسمح به XML حُذف', en: 'control character that XML does not allow, dropped' },
} as const satisfies Words

/** Why an export of WordPress is refused. */
export const PROBLEM_WORDS = {
  'no-such-category': { ar: 'ليس في المصدر قسم بهذا الاسم', en: 'the source has no category of this name' },
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
} as const satisfies Words

/** Why a file, page or archive of another system is refused. */
export const FAULT_WORDS = {
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
} as const satisfies Words

/** Why an address gave nothing. */
export const FETCH_WORDS = {
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
} as const satisfies Words

/** Why a site is refused that is asked itself. */
export const LIVE_PROBLEM_WORDS = {
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
} as const satisfies Words

/** Why a file, a page or a site is refused. */
export const REASON_WORDS = { ...LIVE_PROBLEM_WORDS, ...FAULT_WORDS, ...PROBLEM_WORDS } as const satisfies Words
