/**
 * Every reason for a refusal: code -> HTTP status, Arabic and English sentence. `docs/errors.md` has a line for each.
 * Texts may use `{detail}` placeholders that name keys of the refusal's details.
 */
export const ERROR_CODES = {
  'not-found': { status: 404, ar: 'لا يوجد شيء في هذا العنوان.', en: 'There is nothing at this address.' },
  'bad-input': { status: 400, ar: 'في الطلب ما لا يصح: {field}.', en: 'The request has something invalid: {field}.' },
  'method-not-allowed': { status: 405, ar: 'هذه الطريقة غير مسموح بها هنا.', en: 'This method is not allowed here.' },
  'too-large': { status: 413, ar: 'حجم المُرسَل أكبر من المسموح.', en: 'What was sent is larger than allowed.' },
  'url-too-long': {
    status: 414,
    ar: 'العنوان المطلوب أطول من المسموح.',
    en: 'The requested address is longer than allowed.',
  },
  'too-many-requests': {
    status: 429,
    ar: 'طلبات كثيرة في وقت قصير. أعد المحاولة بعد قليل.',
    en: 'Too many requests in a short time. Try again shortly.',
  },
  'cross-site': {
    status: 403,
    ar: 'رُفض الطلب لأنه لم يأتِ من هذا الموقع.',
    en: 'Refused: the request did not come from this site.',
  },
  'wrong-host': {
    status: 421,
    ar: 'هذا الخادم لا يخدم العنوان المطلوب.',
    en: 'This server does not serve the requested host.',
  },
  busy: {
    status: 503,
    ar: 'الخادم مشغول الآن. أعد المحاولة بعد لحظات.',
    en: 'The server is busy now. Try again in a moment.',
  },
  'search-busy': {
    status: 503,
    ar: 'البحث مشغول الآن. أعد المحاولة بعد لحظات.',
    en: 'Search is busy now. Try again in a moment.',
  },
  'pen-taken': {
    status: 409,
    ar: 'يكتب {by} في هذه المادة الآن. نصّك لم يُحفظ فوق نصّه.',
    en: '{by} is writing in this article now. Your text was not saved over theirs.',
  },
  'note-settled': {
    status: 409,
    ar: 'بتّ غيرك في هذه الملاحظة قبلك.',
    en: 'Somebody else settled this note before you.',
  },
  'sign-in-needed': { status: 401, ar: 'سجّل الدخول أولًا.', en: 'Sign in first.' },
  'sign-in-failed': {
    status: 401,
    ar: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
    en: 'The e-mail or the password is wrong.',
  },
  'wrong-password': { status: 403, ar: 'كلمة المرور الحالية غير صحيحة.', en: 'The present password is wrong.' },
  'not-allowed': { status: 403, ar: 'ليست لديك صلاحية لهذا الإجراء.', en: 'You are not allowed to do this.' },
  'second-key-needed': {
    status: 403,
    ar: 'حسابك ينشر أو يدير، فأضف مفتاحًا ثانيًا قبل أي عمل آخر.',
    en: 'Your account publishes or manages: add a second key before anything else.',
  },
  'step-up-needed': {
    status: 403,
    ar: 'هذا إجراء حسّاس. أثبت هويتك مرة أخرى.',
    en: 'This is a sensitive act. Prove again that it is you.',
  },
  'code-wrong': {
    status: 403,
    ar: 'الرمز غير صحيح أو استُعمل من قبل. انتظر الرمز التالي.',
    en: 'The code is wrong or was used before. Wait for the next one.',
  },
  'challenge-expired': {
    status: 410,
    ar: 'مضى وقت طويل. ابدأ من جديد.',
    en: 'This took too long. Begin again.',
  },
  'passkey-refused': {
    status: 403,
    ar: 'لم يُقبل مفتاح المرور. جرّب مرة أخرى أو ادخل بكلمة المرور.',
    en: 'The passkey was not accepted. Try again or sign in with the password.',
  },
  'passkey-known': {
    status: 409,
    ar: 'مفتاح المرور هذا مسجَّل من قبل.',
    en: 'This passkey is registered already.',
  },
  'codes-there': {
    status: 409,
    ar: 'تطبيق الرموز مضاف من قبل. أزله أولًا لتضيف غيره.',
    en: 'An authenticator is there already. Remove it before adding another.',
  },
  'last-key': {
    status: 409,
    ar: 'هذا آخر مفاتيحك، ولا يبقى حساب ينشر أو يدير بلا مفتاح. أضف غيره أولًا.',
    en: 'This is your last second key, and an account that publishes or manages needs one. Add another first.',
  },
  'not-for-tokens': {
    status: 403,
    ar: 'هذا لا يُفعل برمز برنامج، بل بعد تسجيل الدخول.',
    en: 'This is not done with a token but by somebody who is signed in.',
  },
  'section-in-use': {
    status: 409,
    ar: 'في القسم مواد أو من يرأسه. اختر قسمًا تنتقل إليه.',
    en: 'The section has articles or a head. Choose a section that takes them.',
  },
  'both-have-accounts': {
    status: 409,
    ar: 'لكل من الشخصين حساب في غرفة الأخبار، فلا يُدمجان.',
    en: 'Both persons have accounts in the newsroom, so they are not one.',
  },
  'link-expired': {
    status: 410,
    ar: 'انتهت صلاحية هذا الرابط أو استُخدم من قبل.',
    en: 'This link has expired or was used before.',
  },
  'weak-password': {
    status: 400,
    ar: 'كلمة المرور قصيرة أو شائعة. اختر 12 حرفًا على الأقل لا يسهل تخمينها.',
    en: 'The password is short or common. Choose at least 12 characters that are hard to guess.',
  },
  'email-taken': { status: 409, ar: 'هذا البريد مسجَّل لحساب آخر.', en: 'This e-mail belongs to another account.' },
  'bad-email': { status: 400, ar: 'عنوان البريد الإلكتروني غير صحيح.', en: 'The e-mail address is not valid.' },
  'account-disabled': {
    status: 409,
    ar: 'هذا الحساب معطَّل. أعد تفعيله أولًا.',
    en: 'This account is disabled. Enable it first.',
  },
  'last-admin': { status: 409, ar: 'لا بد من بقاء مدير واحد للموقع على الأقل.', en: 'At least one admin must remain.' },
  'edited-meanwhile': {
    status: 409,
    ar: 'حفظ شخص آخر هذه المادة بعد أن فتحتَها. النصان معروضان أمامك.',
    en: 'Somebody saved this after you opened it. Both texts are shown.',
  },
  'transition-not-possible': {
    status: 409,
    ar: 'لا يمكن الانتقال من «{from}» بهذا الإجراء.',
    en: 'This step is not possible from “{from}”.',
  },
  'not-publishable': {
    status: 422,
    ar: 'لا تُنشر المادة قبل إكمال: {missing}.',
    en: 'The article cannot be published before this is complete: {missing}.',
  },
  'schedule-in-past': { status: 400, ar: 'موعد النشر في الماضي.', en: 'The publishing time is in the past.' },
  'reason-needed': { status: 400, ar: 'اذكر السبب.', en: 'Give the reason.' },
  'bad-body': {
    status: 400,
    ar: 'نص المادة فيه عنصر غير معروف عند {path}.',
    en: 'The article body has an unknown element at {path}.',
  },
  'slug-taken': {
    status: 409,
    ar: 'هذا العنوان المختصر مستعمل: {slug}.',
    en: 'This address is already in use: {slug}.',
  },
  'slug-reserved': { status: 400, ar: 'هذا العنوان محجوز للنظام: {slug}.', en: 'This address is reserved: {slug}.' },
  'name-needed': { status: 400, ar: 'اكتب الاسم.', en: 'Write the name.' },
  'search-words-unfit': {
    status: 400,
    ar: 'اكتب كلمتين إلى ثمانٍ، كلًّا منها كلمة واحدة، لا يجدها البحث واحدةً بالأخرى من غير هذا المدخل.',
    en: 'Write two to eight words, each a single word, that search does not find by one another already.',
  },
  'name-taken': { status: 409, ar: 'هذا الاسم مستعمل من قبل: {name}.', en: 'This name is already in use: {name}.' },
  'section-not-empty': {
    status: 409,
    ar: 'في القسم مواد أو أقسام فرعية.',
    en: 'The section still has articles or sub-sections.',
  },
  'list-changed': {
    status: 409,
    ar: 'تغيّرت القائمة بعد أن فتحتَها. أعد فتحها ثم رتّبها.',
    en: 'The list changed after you opened it. Open it again, then order it.',
  },
  'section-loop': { status: 400, ar: 'لا يكون القسم فرعًا من نفسه.', en: 'A section cannot be inside itself.' },
  'comments-closed': { status: 403, ar: 'التعليق مغلق على هذه المادة.', en: 'Comments are closed on this article.' },
  'comments-slow': {
    status: 429,
    ar: 'التعليقات هنا على مهل: انتظر قليلًا قبل تعليقك التالي.',
    en: 'Comments are slowed down here: wait a little before your next one.',
  },
  'comment-sanctioned': {
    status: 403,
    ar: 'أُوقف تعليقك مؤقتًا بقرار من فريق الإشراف. تجد القرار وموعد انتهائه في «تعليقاتي».',
    en: 'You are kept from commenting for now by a decision of the moderators. It stands, with its end, under “My comments”.',
  },
  'term-unfit': {
    status: 422,
    ar: 'لا تصح الكلمة على أمثلتها. راجِع هذه الجملة: «{sentence}».',
    en: 'The word does not do what its examples say. Look at this sentence: “{sentence}”.',
  },
  'term-exists': { status: 409, ar: '«{term}» في القائمة من قبل.', en: '“{term}” is on the list already.' },
  'rule-unfit': {
    status: 422,
    ar: 'لا تصح القاعدة على هذا النحو: {fault}.',
    en: 'The rule cannot be kept like this: {fault}.',
  },
  'rule-step': {
    status: 409,
    ar: 'لا تُنقل القاعدة إلى هذه المرحلة من مرحلتها الحالية: تبدأ مسودةً، ثم تُجرَّب في الظل، ثم تعمل.',
    en: 'The rule cannot go there from where it is: it is a draft first, then tried in the shadow, then it works.',
  },
  'comment-invalid': { status: 422, ar: 'راجِع الحقول المشار إليها.', en: 'Check the marked fields.' },
  'comment-decided': {
    status: 409,
    ar: 'بتَّ مشرف آخر في هذا التعليق قبل لحظات.',
    en: 'Another moderator has just decided on this comment.',
  },
  'edit-over': {
    status: 409,
    ar: 'انتهت مدة تعديل هذا التعليق. ما زال بإمكانك سحبه.',
    en: 'The time for changing this comment is over. You can still take it back.',
  },
  'appeal-not-taken': {
    status: 409,
    ar: 'لا يُقبل اعتراض على هذا القرار: انتهت مدته، أو قُدّم من قبل، أو لم يعد القرار ساريًا.',
    en: 'This decision cannot be appealed: its time is over, it was appealed before, or it no longer stands.',
  },
  'appeal-invalid': {
    status: 422,
    ar: 'اكتب نصًّا لا يزيد على 2000 حرف.',
    en: 'Write a text of at most 2,000 letters.',
  },
  'appeal-decided': {
    status: 409,
    ar: 'صدر القرار في هذا الاعتراض من قبل.',
    en: 'This appeal has been decided already.',
  },
  'appeal-has-hearer': {
    status: 409,
    ar: 'في غرفة الأخبار مشرف آخر ينظر في هذا الاعتراض، ولم تنتهِ مدته بعد.',
    en: 'Another moderator can hear this appeal, and its time is not over yet.',
  },
  'own-decision': {
    status: 403,
    ar: 'من اتخذ القرار لا ينظر في الاعتراض عليه.',
    en: 'Who made a decision does not hear the appeal against it.',
  },
  'appeal-open': {
    status: 409,
    ar: 'على هذا القرار اعتراض لم يُبتّ فيه بعد؛ البتّ يكون في الاعتراض.',
    en: 'This decision is under appeal: it is the appeal that has to be decided.',
  },
  'undo-over': {
    status: 409,
    ar: 'لم يعد التراجع ممكنًا: مضى عليه يوم، أو طرأ على التعليق شيء بعده، أو ليس القرار قرارك.',
    en: 'This can no longer be undone: a day has passed, something has happened since, or it was not your decision.',
  },
  'second-needed': {
    status: 409,
    ar: 'لا بدّ لهذا القرار من شخص ثانٍ؛ اتخذه وحده لا مع غيره.',
    en: 'This decision takes two people; make it by itself, not together with others.',
  },
  'own-proposal': {
    status: 403,
    ar: 'من اقترح القرار لا يكون الشخص الثاني فيه.',
    en: 'Who proposed a decision is not the second person for it.',
  },
  'proposal-settled': {
    status: 409,
    ar: 'بُتّ في هذا الاقتراح من قبل.',
    en: 'This proposal has been settled already.',
  },
  'clause-needed': {
    status: 400,
    ar: 'لا يُزال تعليق دون ذكر البند والسبب.',
    en: 'A comment is not removed without the clause and the facts.',
  },
  'media-refused': {
    status: 415,
    ar: 'نوع الصورة غير مقبول. المقبول: JPEG وPNG وWebP وGIF وAVIF.',
    en: 'This kind of picture is not accepted. Accepted: JPEG, PNG, WebP, GIF, AVIF.',
  },
  'recording-refused': {
    status: 415,
    ar: 'نوع التسجيل غير مقبول. المقبول: MP3 وM4A وAAC وOgg وWAV وFLAC للصوت، وMP4 وWebM للفيديو.',
    en: 'This kind of recording is not accepted. Accepted: MP3, M4A, AAC, Ogg, WAV, FLAC for sound, MP4 and WebM for film.',
  },
  'media-broken': {
    status: 422,
    ar: 'تعذّرت قراءة الصورة؛ قد يكون الملف تالفًا.',
    en: 'The picture could not be read; the file may be damaged.',
  },
  'media-in-use': { status: 409, ar: 'الصورة مستعملة في مواد.', en: 'The picture is in use.' },
  legal: { status: 451, ar: 'حُجبت هذه المادة بطلب قانوني.', en: 'This article is not available for legal reasons.' },
  gone: { status: 410, ar: 'سُحبت هذه المادة.', en: 'This article was withdrawn.' },
  'already-set-up': { status: 404, ar: 'الموقع مُعَدّ من قبل.', en: 'The site is already set up.' },
  'import-refused': {
    status: 422,
    ar: 'لا يمكن استيراد الملف: {reason} (السطر {line}، العمود {column}).',
    en: 'The file cannot be imported: {reason} (line {line}, column {column}).',
  },
  'import-stopped': {
    status: 409,
    ar: 'أُوقف الاستيراد. ما دخل بقي، وتشغيله ثانية يكمله.',
    en: 'The import was stopped. What came in stays; running it again goes on.',
  },
  'import-entry-refused': {
    status: 422,
    ar: 'لا يمكن الاستيراد: {reason} ({entry} {detail}).',
    en: 'This cannot be imported: {reason} ({entry} {detail}).',
  },
  'import-busy': {
    status: 409,
    ar: 'لا يصح هذا الآن: الاستيراد جارٍ أو انتهى أو تُرُوجع عنه.',
    en: 'Not now: this import is running, has ended, or was undone.',
  },
  'import-file-gone': {
    status: 410,
    ar: 'لم يعد الملف المرفوع هنا. ارفعه من جديد.',
    en: 'The uploaded file is not here any more. Upload it again.',
  },
  'source-refused': {
    status: 422,
    ar: 'تعذّر الاستيراد من {url}: {reason}.',
    en: 'Cannot import from {url}: {reason}.',
  },
  'storage-failed': {
    status: 503,
    ar: 'تعذّر الحفظ الآن. لم يُفقد ما كتبتَ؛ أعد المحاولة بعد قليل.',
    en: 'Saving failed just now. Nothing you wrote is lost; try again shortly.',
  },
  'port-in-use': {
    status: 500,
    ar: 'المنفذ {port} مشغول. أوقف البرنامج الذي يستعمله أو اختر غيره: PORT=8081 npm start',
    en: 'Port {port} is in use. Stop what uses it or choose another: PORT=8081 npm start',
  },
  'data-not-writable': {
    status: 500,
    ar: 'لا يمكن الكتابة في مجلد البيانات {path}. اضبط الأذونات أو WARRAQ_DATA_DIR.',
    en: 'The data folder {path} cannot be written. Fix its permissions or set WARRAQ_DATA_DIR.',
  },
  'care-missing': {
    status: 409,
    ar: 'لا تُنشر هذه المادة بعد: في «العناية بالمادة» ما لم يكتمل.',
    en: 'This item cannot be published yet: something under “Care” is not complete.',
  },
  'same-person': {
    status: 409,
    ar: 'يؤكدها محرّر آخر غير من حفظها.',
    en: 'Somebody else than who saved it has to confirm it.',
  },
  'election-silence': {
    status: 409,
    ar: 'الصمت الانتخابي سارٍ على هذه المادة.',
    en: 'Election silence holds this item.',
  },
  'comments-silent': {
    status: 403,
    ar: 'التعليق متوقف التزامًا بالصمت الانتخابي.',
    en: 'Comments rest, in keeping with election silence.',
  },
  'not-urgent': {
    status: 409,
    ar: 'على المادة تنبيه تحريري يمنعها من شريط «عاجل».',
    en: 'An editorial flag keeps this article out of the breaking bar.',
  },
  'correction-needed': {
    status: 409,
    ar: 'انشر التصويب على المادة أولًا ثم اختره.',
    en: 'Publish the correction on the article first, then choose it.',
  },
  'reply-not-public': {
    status: 409,
    ar: 'الرد لم يُنشر بعد.',
    en: 'The reply has not been published yet.',
  },
  'letter-closed': {
    status: 409,
    ar: 'أُغلقت هذه الرسالة.',
    en: 'This letter is closed.',
  },
  'demand-closed': {
    status: 409,
    ar: 'اتُّخذ قرار في هذا الطلب.',
    en: 'This demand has been decided.',
  },
  'data-in-use': {
    status: 500,
    ar: 'مجلد البيانات {path} يستعمله خادم آخر يعمل الآن.',
    en: 'The data folder {path} is used by another running server.',
  },
  'sqlite-too-old': {
    status: 500,
    ar: 'إصدار SQLite {version} أقدم من 3.51.3 وفيه خطأ قد يُتلف البيانات. استعمل Node 24.14 أو أحدث.',
    en: 'SQLite {version} is older than 3.51.3, which can corrupt data. Use Node 24.14 or newer.',
  },
  'setting-invalid': { status: 500, ar: 'الإعداد {name} غير صحيح: {why}', en: 'The setting {name} is not valid: {why}' },
  'public-url-insecure': {
    status: 500,
    ar: 'العنوان {url} بلا HTTPS على مضيف غير محلي. اضبط WARRAQ_PUBLIC_URL على https://…',
    en: 'The address {url} is plain HTTP on a host that is not local. Set WARRAQ_PUBLIC_URL to https://…',
  },
  'database-newer': {
    status: 500,
    ar: 'قاعدة البيانات من إصدار أحدث من هذا البرنامج ({name}).',
    en: 'The database was written by a newer version of the program ({name}).',
  },
  'migration-changed': {
    status: 500,
    ar: 'خطوة الترحيل {name} تغيّرت بعد تطبيقها.',
    en: 'The migration {name} was changed after it was applied.',
  },
  'no-newsroom': {
    status: 404,
    ar: 'لا غرفة أخبار في {path}. ابدأ بـ npm start أو warraq init، أو اضبط WARRAQ_DATA_DIR.',
    en: 'There is no newsroom in {path}. Begin with npm start or warraq init, or set WARRAQ_DATA_DIR.',
  },
  'file-unreadable': {
    status: 400,
    ar: 'تعذّرت قراءة الملف {path} ({reason}).',
    en: 'The file {path} could not be read ({reason}).',
  },
  'backup-broken': {
    status: 500,
    ar: 'النسخة الاحتياطية ناقصة أو تغيّرت ({why}). استعمل نسخة أخرى.',
    en: 'The backup was cut off or altered ({why}). Use another one.',
  },
  'backup-locked': {
    status: 400,
    ar: 'النسخة مشفّرة، ولا يفتحها هذا المفتاح أو هذه العبارة.',
    en: 'The backup is sealed, and this key or passphrase does not open it.',
  },
  'backup-newer': {
    status: 400,
    ar: 'النسخة من إصدار أحدث من هذا البرنامج ({name}). حدّث البرنامج أولًا.',
    en: 'The backup was made by a newer version of the program ({name}). Update the program first.',
  },
  'restore-not-empty': {
    status: 409,
    ar: 'هنا غرفة أخبار ({path})، والاسترجاع يكون حيث لا شيء. اختر مجلدًا أو قاعدة خالية.',
    en: 'There is a newsroom here ({path}), and a backup is restored where there is none. Choose an empty folder or database.',
  },
  'file-not-written': {
    status: 500,
    ar: 'تعذّرت كتابة الملف {path} ({reason}).',
    en: 'The file {path} could not be written ({reason}).',
  },
  'audit-broken': {
    status: 500,
    ar: 'سجل الأعمال تغيّر عند السطر {seq}: لم يعد كما كُتب.',
    en: 'The audit log was changed at row {seq}: it is not as it was written.',
  },
  'audit-head-missing': {
    status: 500,
    ar: 'الرأس المحفوظ ليس في سجل الأعمال: حُذف آخره أو أُعيدت كتابته.',
    en: 'The head that was noted is not in the audit log: its end was cut off, or it was written anew.',
  },
  'index-incomplete': {
    status: 500,
    ar: 'فهرس البحث ناقص أو قديم أو زائد في: {wrong}. نفّذ warraq search reindex',
    en: 'The search index lacks, or has old or left over: {wrong}. Run warraq search reindex',
  },
  'migrations-pending': {
    status: 500,
    ar: 'خطوات ترحيل لم تُطبّق: {names}. تُطبّق عند تشغيل الخادم.',
    en: 'Migrations are pending: {names}. Starting the server applies them.',
  },
  'doctor-found': { status: 500, ar: 'وُجد خلل في: {names}', en: 'Something is wrong with: {names}' },
  'bad-command': { status: 400, ar: 'أمر غير مفهوم: {why}', en: 'Command not understood: {why}' },
} as const satisfies Record<string, { status: number; ar: string; en: string }>
