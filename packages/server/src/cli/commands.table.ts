import type { CommandSpec, OptionSpec } from './command.ts'
import type { WordKey } from './words.ts'

/** First words that lead to several commands, and what the help says of them. */
export const GROUPS: Readonly<Record<string, WordKey>> = {
  article: 'groupArticle',
  audit: 'groupAudit',
  comment: 'groupComment',
  import: 'groupImport',
  moderation: 'groupModeration',
  sample: 'groupSample',
  search: 'groupSearch',
  session: 'groupSession',
  text: 'groupText',
  user: 'groupUser',
}

const DRY_RUN: OptionSpec = {
  flag: '--dry-run',
  about: { ar: 'يذكر ما سيفعله ولا يكتب شيئًا', en: 'say what would be done and write nothing' },
}

const FETCH_PICTURES: OptionSpec = {
  flag: '--fetch-media',
  about: { ar: 'يجلب الصور أيضًا', en: 'fetch the pictures too' },
}

const PASSPHRASE_FILE: OptionSpec = {
  flag: '--passphrase-file',
  value: 'path',
  about: { ar: 'ملف في سطره الأول عبارة السر', en: 'file whose first line is the passphrase' },
}

const TYPE_RULE: OptionSpec = {
  flag: '--type',
  value: 'rule',
  many: true,
  about: {
    ar: 'ماذا يصير نوع من أنواع الموقع القديم: movie=article:report أو landing=page أو movie=leave؛ يُكرر',
    en: 'what a type of the old site becomes: movie=article:report, landing=page, movie=leave; may be repeated',
  },
}

/** Of WordPress, whose categories become sections. */
const SECTION_OPTIONS: readonly OptionSpec[] = [
  {
    flag: '--section',
    value: 'name',
    about: {
      ar: 'قسم واحد لكل المواد، وتصير أقسامها وسومًا',
      en: 'one section for all articles; their categories become tags',
    },
  },
  {
    flag: '--category',
    value: 'rule',
    many: true,
    about: {
      ar: 'القسم الذي تدخله مواد قسم هناك: اقتصاد=مال وأعمال؛ يُكرر',
      en: 'the section that a category becomes: economy=Money; may be repeated',
    },
  },
]

const PUBLISH_COMPLETE: OptionSpec = {
  flag: '--publish',
  about: { ar: 'ينشر ما اكتمل منها، وإلا دخلت مسودات', en: 'publish what is complete; otherwise all are drafts' },
}

const INTO_SECTION: OptionSpec = {
  flag: '--section',
  value: 'name',
  about: { ar: 'القسم بدل ما في المصدر', en: 'section instead of what the source says' },
}

const BY_AUTHOR: OptionSpec = {
  flag: '--author',
  value: 'name',
  many: true,
  about: { ar: 'الكاتب، ويُكرر', en: 'author; may be repeated' },
}

const OLD_SITE: OptionSpec = {
  flag: '--site',
  value: 'url',
  about: {
    ar: 'عنوان الموقع القديم إن لم يذكره الملف',
    en: 'address of the old site, where the file does not say it',
  },
}

/** Of systems that write everything into one file. */
const EXPORT_OPTIONS: readonly OptionSpec[] = [OLD_SITE, INTO_SECTION, BY_AUTHOR, FETCH_PICTURES, DRY_RUN]

/** Every command of the program. `docs/run/cli.md` is held against this table by a test. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    words: 'serve',
    about: { ar: 'يشغّل الموقع وغرفة الأخبار', en: 'run the site and the newsroom' },
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  {
    words: 'init',
    about: {
      ar: 'يُنشئ موقعًا خاليًا من النماذج ويطبع رابط إعداده',
      en: 'make a site without the sample and print its set-up link',
    },
    options: [
      { flag: '--name', value: 'name', needed: true, about: { ar: 'اسم الجريدة', en: 'name of the newspaper' } },
      {
        flag: '--locale',
        value: 'locale',
        about: { ar: 'اللغة والدولة: ar-EG ما لم يُذكر غيرها', en: 'language and country (default ar-EG)' },
      },
      {
        flag: '--time-zone',
        value: 'zone',
        about: { ar: 'المنطقة الزمنية: Africa/Cairo ما لم تُذكر غيرها', en: 'IANA time zone (default Africa/Cairo)' },
      },
      {
        flag: '--owner',
        value: 'email',
        about: { ar: 'بريد المالك: يُدعى مديرًا للموقع', en: "owner's e-mail: invited as admin" },
      },
      { flag: '--owner-name', value: 'name', about: { ar: 'اسم المالك', en: "owner's name" } },
    ],
    load: async () => (await import('./commands/init.ts')).initCommand,
  },
  {
    words: 'user add',
    about: { ar: 'يضيف حسابًا ويطبع رابط دعوته', en: 'add an account and print its invitation link' },
    options: [
      { flag: '--name', value: 'name', needed: true, about: { ar: 'الاسم', en: 'name' } },
      { flag: '--email', value: 'email', needed: true, about: { ar: 'البريد الإلكتروني', en: 'e-mail' } },
      {
        flag: '--role',
        value: 'role',
        needed: true,
        about: {
          ar: 'contributor أو reporter أو reviewer أو section-head أو managing-editor أو editor-in-chief أو moderator أو admin',
          en: 'contributor, reporter, reviewer, section-head, managing-editor, editor-in-chief, moderator or admin',
        },
      },
      {
        flag: '--password-stdin',
        about: { ar: 'كلمة المرور من المدخل بدل الرابط', en: 'read the password from stdin instead of making a link' },
      },
    ],
    load: async () => (await import('./commands/user-add.ts')).userAddCommand,
  },
  {
    words: 'user reset',
    about: { ar: 'يطبع رابطًا لاختيار كلمة مرور جديدة', en: 'print a one-time link for a new password' },
    options: [
      { flag: '--email', value: 'email', needed: true, about: { ar: 'بريد الحساب', en: 'e-mail of the account' } },
    ],
    load: async () => (await import('./commands/user-reset.ts')).userResetCommand,
  },
  {
    words: 'user reset-keys',
    about: {
      ar: 'يزيل المفاتيح الثانية لمن فقدها، وينهي جلساته',
      en: 'take away the second keys of somebody who lost them, and end their sessions',
    },
    options: [
      { flag: '--email', value: 'email', needed: true, about: { ar: 'بريد الحساب', en: 'e-mail of the account' } },
    ],
    load: async () => (await import('./commands/user-reset-keys.ts')).userResetKeysCommand,
  },
  {
    words: 'session end-all',
    about: {
      ar: 'يخرج الجميع من غرفة الأخبار فورًا',
      en: 'sign everybody out of the newsroom, at once',
    },
    options: [{ flag: '--tokens', about: { ar: 'ورموز البرامج أيضًا', en: 'end the tokens of programs, too' } }],
    load: async () => (await import('./commands/session-end-all.ts')).sessionEndAllCommand,
  },
  {
    words: 'article add',
    about: { ar: 'يضيف مادة، وينشرها إن طُلب ذلك', en: 'add an article and, when asked, publish it' },
    options: [
      { flag: '--title', value: 'text', needed: true, about: { ar: 'العنوان', en: 'title' } },
      {
        flag: '--body-file',
        value: 'file',
        needed: true,
        about: { ar: 'النص: ملف md أو html أو txt', en: 'the text: a md, html or txt file' },
      },
      {
        flag: '--section',
        value: 'name',
        needed: true,
        about: { ar: 'القسم باسمه أو رقمه؛ يُنشأ إن لم يوجد', en: 'section by name or id; a missing name is created' },
      },
      {
        flag: '--author',
        value: 'name',
        needed: true,
        many: true,
        about: {
          ar: 'الكاتب باسمه أو رقمه؛ يُنشأ إن لم يوجد، ويُكرر',
          en: 'author by name or id; a missing name is created; may be repeated',
        },
      },
      { flag: '--tag', value: 'name', many: true, about: { ar: 'وسم؛ يُكرر', en: 'tag; may be repeated' } },
      {
        flag: '--date',
        value: 'date',
        about: {
          ar: 'تاريخ النشر بتوقيت الموقع: 2017-06-13 أو 2017-06-13T14:30',
          en: "date of publication in the site's zone: 2017-06-13 or 2017-06-13T14:30",
        },
      },
      {
        flag: '--publish',
        about: {
          ar: 'ينشرها، أو يجدولها إن كان تاريخها في المستقبل',
          en: 'publish it, or schedule it when its date is in the future',
        },
      },
    ],
    load: async () => (await import('./commands/article-add.ts')).articleAddCommand,
  },
  {
    words: 'article show',
    args: ['id'],
    about: { ar: 'يعرض مادة', en: 'show an article' },
    load: async () => (await import('./commands/article-show.ts')).articleShowCommand,
  },
  {
    words: 'article publish',
    args: ['id'],
    about: { ar: 'ينشر مادة', en: 'publish an article' },
    load: async () => (await import('./commands/article-step.ts')).articlePublishCommand,
  },
  {
    words: 'article withdraw',
    args: ['id'],
    about: {
      ar: 'يسحب مادة منشورة؛ يبقى السبب في عنوانها',
      en: 'withdraw a published article; its address keeps the reason',
    },
    options: [
      {
        flag: '--reason',
        value: 'text',
        needed: true,
        about: { ar: 'السبب كما يقرؤه الناس', en: 'the reason readers see' },
      },
    ],
    load: async () => (await import('./commands/article-step.ts')).articleWithdrawCommand,
  },
  {
    words: 'backup',
    args: ['file'],
    options: [
      {
        flag: '--recipient',
        value: 'age1…',
        many: true,
        about: { ar: 'يشفّرها لصاحب هذا المفتاح العام؛ يُكرر', en: 'seal it for this public key; may be repeated' },
      },
      PASSPHRASE_FILE,
      { flag: '--without-media', about: { ar: 'بلا صور وتسجيلات', en: 'leave pictures and recordings out' } },
      {
        flag: '--keep',
        value: 'd,w,m',
        about: {
          ar: 'ثم يحذف من المجلد ما زاد على نسخة لكل من هذه الأيام والأسابيع والأشهر',
          en: 'then delete from the folder what goes beyond one for each of so many days, weeks and months',
        },
      },
    ],
    about: {
      ar: 'ينسخ كل شيء إلى ملف واحد والخادم يعمل، ثم يفحصه',
      en: 'write everything to one file while the server runs, then check it',
    },
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  {
    words: 'backup-keys',
    args: ['file'],
    about: { ar: 'يصنع مفتاحين للنسخ المشفّرة', en: 'make a pair of keys for sealed backups' },
    load: async () => (await import('./commands/backup-keys.ts')).backupKeysCommand,
  },
  {
    words: 'restore',
    args: ['file'],
    options: [
      {
        flag: '--identity-file',
        value: 'path',
        about: { ar: 'ملف المفتاح السري لنسخة مشفّرة', en: 'file of the secret key of a sealed backup' },
      },
      PASSPHRASE_FILE,
      { flag: '--check', about: { ar: 'يقرؤها كلها ولا يكتب شيئًا', en: 'read all of it and write nothing' } },
    ],
    about: {
      ar: 'يعيد غرفة أخبار من نسخة إلى مجلد خالٍ أو قاعدة خالية',
      en: 'make a newsroom of a backup, in an empty folder or database',
    },
    load: async () => (await import('./commands/restore.ts')).restoreCommand,
  },
  {
    words: 'audit verify',
    options: [
      {
        flag: '--head',
        value: 'seq:hash',
        about: {
          ar: 'رأس السجل كما حُفظ من قبل: يجب أن يكون فيه',
          en: 'the head of the log as it was noted before: it must still be in it',
        },
      },
    ],
    about: {
      ar: 'يتحقق من أن سجل الأعمال كما كُتب، سطرًا بعد سطر',
      en: 'verify that the audit log is as it was written, row after row',
    },
    load: async () => (await import('./commands/audit-verify.ts')).auditVerifyCommand,
  },
  {
    words: 'breaking',
    args: ['text'],
    about: {
      ar: 'خبر عاجل: سطر يظهر فورًا في أعلى كل صفحة، وهو مادة تُكمَل في عنوانها',
      en: 'breaking news: a line on top of every page at once, which grows into an article at its address',
    },
    options: [
      {
        flag: '--minutes',
        value: 'n',
        about: {
          ar: 'كم دقيقة يبقى في الشريط؛ 60 إن لم يُذكر',
          en: 'how many minutes it stays in the bar; 60 if not given',
        },
      },
      {
        flag: '--section',
        value: 'name',
        about: { ar: 'القسم، باسمه أو برقمه؛ الأول إن لم يُذكر', en: 'section, by name or id; the first if not given' },
      },
    ],
    load: async () => (await import('./commands/breaking.ts')).breakingCommand,
  },
  {
    words: 'comment list',
    about: { ar: 'يعرض التعليقات، أقدمها أولًا', en: 'list comments, oldest first' },
    options: [
      {
        flag: '--state',
        value: 'state',
        about: {
          ar: 'held لما ينتظر قرارًا، أو published أو removed أو غيرها',
          en: 'held for what waits for a decision, published, removed, …',
        },
      },
    ],
    load: async () => (await import('./commands/comment-list.ts')).commentListCommand,
  },
  {
    words: 'comment export',
    args: ['file'],
    options: [
      {
        flag: '--format',
        value: 'format',
        about: { ar: 'jsonl أو wxr (صيغة ووردبريس)', en: 'jsonl, or wxr (the format of WordPress)' },
      },
      {
        flag: '--with-addresses',
        about: {
          ar: 'مع عناوين البريد: احفظ الملف كما تحفظها',
          en: 'with e-mail addresses: keep the file as safe as they are',
        },
      },
    ],
    about: { ar: 'يكتب التعليقات كلها في ملف', en: 'write all comments to a file' },
    load: async () => (await import('./commands/comment-export.ts')).commentExportCommand,
  },
  {
    words: 'comment decide',
    args: ['id'],
    about: { ar: 'ينشر تعليقًا أو يزيله ببند وسبب', en: 'publish a comment, or remove it by clause and facts' },
    options: [
      { flag: '--approve', about: { ar: 'ينشره', en: 'publish it' } },
      { flag: '--remove', about: { ar: 'يزيله', en: 'remove it' } },
      {
        flag: '--clause',
        value: 'code',
        many: true,
        about: { ar: 'البند الذي خالفه: CL6؛ يُكرر', en: 'the clause it goes against: CL6; may be repeated' },
      },
      {
        flag: '--facts',
        value: 'text',
        about: { ar: 'ما خالف البند في هذا التعليق', en: 'what in this comment goes against it' },
      },
    ],
    load: async () => (await import('./commands/comment-decide.ts')).commentDecideCommand,
  },
  {
    words: 'import wordpress',
    args: ['file'],
    about: {
      ar: 'يستورد ملف تصدير من ووردبريس؛ يُعاد ويُستأنف ولا يكرر شيئًا',
      en: 'bring a WordPress export in; may be repeated and resumed',
    },
    options: [
      {
        flag: '--media',
        value: 'folder',
        about: { ar: 'مجلد wp-content/uploads من الموقع القديم', en: "the old site's wp-content/uploads folder" },
      },
      {
        flag: '--fetch-media',
        about: {
          ar: 'يجلب من الموقع القديم الصور التي ليست في مجلد',
          en: 'fetch from the old site the pictures that no folder has',
        },
      },
      {
        flag: '--keep-addresses',
        about: {
          ar: 'تبقى المواد ظاهرة في عناوينها القديمة بلا تحويل',
          en: 'articles stay at their old addresses too, without a redirect',
        },
      },
      ...SECTION_OPTIONS,
      TYPE_RULE,
      DRY_RUN,
    ],
    load: async () => (await import('./commands/import-wordpress.ts')).importWordpressCommand,
  },
  {
    words: 'import list',
    about: { ar: 'يعرض عمليات الاستيراد، أحدثها أولًا', en: 'list imports, newest first' },
    load: async () => (await import('./commands/import-runs.ts')).importListCommand,
  },
  {
    words: 'import resume',
    args: ['run'],
    about: {
      ar: 'يكمل استيرادًا بدأ من غرفة الأخبار؛ الخادم يفعل ذلك بنفسه',
      en: 'go on with an import begun in the newsroom; the server does so by itself',
    },
    load: async () => (await import('./commands/import-runs.ts')).importResumeCommand,
  },
  {
    words: 'import undo',
    args: ['run'],
    about: {
      ar: 'يسحب استيرادًا كاملًا، ويُبقي ما عمل عليه الناس بعده',
      en: 'take a whole import back; what people have worked on since stays',
    },
    load: async () => (await import('./commands/import-runs.ts')).importUndoCommand,
  },
  {
    words: 'import wordpress-live',
    args: ['url'],
    about: {
      ar: 'يستورد موقع ووردبريس من عنوانه؛ ويُعاد فيجلب ما تغيّر',
      en: 'bring a WordPress site in from its address; again: what has changed',
    },
    options: [
      { flag: '--user', value: 'name', about: { ar: 'اسم المستخدم هناك', en: 'user name there' } },
      {
        flag: '--password-stdin',
        about: {
          ar: 'كلمة مرور التطبيق تُقرأ من الدخل؛ بها تدخل المسودات والبريد والقوائم',
          en: 'read an application password from the input; drafts, e-mails and menus come in with it',
        },
      },
      {
        flag: '--since',
        value: 'date',
        about: { ar: 'ما تغيّر منذ هذا التاريخ فقط', en: 'only what has changed since this date' },
      },
      FETCH_PICTURES,
      ...SECTION_OPTIONS,
      TYPE_RULE,
      DRY_RUN,
    ],
    load: async () => (await import('./commands/import-wordpress-live.ts')).importWordpressLiveCommand,
  },
  {
    words: 'import page',
    args: ['page'],
    about: {
      ar: 'يقرأ صفحة محفوظة أو مجلد صفحات أو عنوانًا مادةً بكاتبها وتاريخها وتعليقاتها',
      en: 'read a saved page, a folder of them or an address as articles',
    },
    options: [
      PUBLISH_COMPLETE,
      INTO_SECTION,
      BY_AUTHOR,
      {
        flag: '--address',
        value: 'url',
        about: { ar: 'عنوان الصفحة القديم إن لم تذكره', en: 'where the page was, when it does not say' },
      },
      {
        flag: '--from-elsewhere',
        about: {
          ar: 'المواد لصحيفة أخرى: «نقلًا عن» اسمها برابط المادة',
          en: 'of another newspaper: each says where it is from, with a link',
        },
      },
      FETCH_PICTURES,
      DRY_RUN,
    ],
    load: async () => (await import('./commands/import-page.ts')).importPageCommand,
  },
  {
    words: 'import feed',
    args: ['feed'],
    about: {
      ar: 'يستورد مواد خلاصة RSS أو Atom أو JSON Feed',
      en: 'bring the items of a feed in',
    },
    options: [PUBLISH_COMPLETE, INTO_SECTION, BY_AUTHOR, FETCH_PICTURES, DRY_RUN],
    load: async () => (await import('./commands/import-feed.ts')).importFeedCommand,
  },
  {
    words: 'import ghost',
    args: ['file'],
    about: {
      ar: 'يستورد ملف تصدير من Ghost',
      en: 'bring an export of Ghost in',
    },
    options: EXPORT_OPTIONS,
    load: async () => (await import('./commands/import-ghost.ts')).importGhostCommand,
  },
  {
    words: 'import blogger',
    args: ['file'],
    about: {
      ar: 'يستورد نسخة احتياطية من Blogger بتعليقاتها',
      en: 'bring a back-up of Blogger in, with its comments',
    },
    options: EXPORT_OPTIONS,
    load: async () => (await import('./commands/import-blogger.ts')).importBloggerCommand,
  },
  {
    words: 'import substack',
    args: ['export'],
    about: {
      ar: 'يستورد تصدير Substack: ملف zip أو مجلده',
      en: 'bring an export of Substack in: its zip or folder',
    },
    options: EXPORT_OPTIONS,
    load: async () => (await import('./commands/import-substack.ts')).importSubstackCommand,
  },
  {
    words: 'import disqus',
    args: ['file'],
    about: {
      ar: 'يستورد تعليقات Disqus إلى موادها بحسب عناوينها',
      en: 'bring comments of Disqus to their articles, by address',
    },
    options: [DRY_RUN],
    load: async () => (await import('./commands/import-disqus.ts')).importDisqusCommand,
  },
  {
    words: 'moderation evaluate',
    args: ['file'],
    about: {
      ar: 'يقيس قائمة الكلمات والمصنِّف المحلي على نصوص حكم عليها الناس',
      en: 'hold the list of words and the local classifier against texts that people have judged',
    },
    load: async () => (await import('./commands/moderation-evaluate.ts')).moderationEvaluateCommand,
  },
  {
    words: 'moderation train',
    about: {
      ar: 'يعلّم المصنِّف المحلي من قرارات الصحيفة الآن',
      en: 'teach the local classifier from the newspaper’s decisions now',
    },
    load: async () => (await import('./commands/moderation-train.ts')).moderationTrainCommand,
  },
  {
    words: 'moderation models',
    about: {
      ar: 'ما تعلّمه المصنِّف من قرارات الصحيفة، بأرقامه، وأيّه المستعمل',
      en: 'what the classifier has learned from the newspaper’s decisions, in figures, and which is in use',
    },
    options: [
      {
        flag: '--use',
        value: 'model',
        about: {
          ar: 'رقم النموذج الذي يُستعمل من الآن، أو shipped للمرفق مع البرنامج',
          en: 'the number of the model to use from now on, or shipped for the one that comes with the program',
        },
      },
    ],
    load: async () => (await import('./commands/moderation-models.ts')).moderationModelsCommand,
  },
  {
    words: 'search explain',
    args: ['text'],
    about: {
      ar: 'يبيّن كيف يُفهم نص البحث، ولماذا تظهر مادة في النتائج أو لا تظهر',
      en: 'show how a query is understood, and why an article is found or not',
    },
    options: [
      {
        flag: '--article',
        value: 'id',
        about: { ar: 'رقم المادة المسؤول عنها', en: 'the article that is asked about' },
      },
    ],
    load: async () => (await import('./commands/search-explain.ts')).searchExplainCommand,
  },
  {
    words: 'search status',
    about: {
      ar: 'يقابل فهرس البحث بما في غرفة الأخبار: الناقص والقديم والزائد',
      en: 'hold the search index against the newsroom: what it lacks, has as it was, or should not have',
    },
    load: async () => (await import('./commands/search-status.ts')).searchStatusCommand,
  },
  {
    words: 'search reindex',
    about: {
      ar: 'يعيد فهرسة كل شيء والبحث يعمل، ويكمل من حيث انقطع',
      en: 'index everything again while search goes on; continues where it was interrupted',
    },
    load: async () => (await import('./commands/search-reindex.ts')).searchReindexCommand,
  },
  {
    words: 'text fold',
    args: ['text'],
    about: { ar: 'الصورة التي تُقارن بها الكلمات', en: 'the form in which words are compared' },
    load: async () => (await import('./commands/text.ts')).textFoldCommand,
  },
  {
    words: 'text slug',
    args: ['text'],
    about: { ar: 'العنوان المختصر للنص', en: 'the slug of a text' },
    load: async () => (await import('./commands/text.ts')).textSlugCommand,
  },
  {
    words: 'text stem',
    args: ['text'],
    about: { ar: 'جذوع الكلمات كما يراها البحث', en: 'the words of a text as search stems them' },
    load: async () => (await import('./commands/text.ts')).textStemCommand,
  },
  {
    words: 'text date',
    args: ['date'],
    about: { ar: 'التاريخ كما يُكتب في بلد', en: 'a date as a country writes it' },
    options: [
      {
        flag: '--country',
        value: 'code',
        about: { ar: 'رمز الدولة، وهو EG ما لم يُذكر غيره', en: 'country code (default EG)' },
      },
      { flag: '--digits', value: 'digits', about: { ar: 'latn (الأصل) أو arab', en: 'latn (default) or arab' } },
      { flag: '--hijri', about: { ar: 'التاريخ الهجري (أم القرى)', en: 'the Hijri date (Umm al-Qura)' } },
      {
        flag: '--hijri-offset',
        value: 'days',
        about: { ar: 'تصحيح الهجري من -2 إلى 2', en: 'days added to the Hijri date, -2 to 2' },
      },
    ],
    load: async () => (await import('./commands/text-date.ts')).textDateCommand,
  },
  {
    words: 'sample remove',
    about: {
      ar: 'يزيل الجريدة التجريبية ويُبقي كل ما كتبته',
      en: 'take the sample newspaper away and keep everything of your own',
    },
    load: async () => (await import('./commands/sample-remove.ts')).sampleRemoveCommand,
  },
  {
    words: 'migrate',
    about: { ar: 'حال قاعدة البيانات من خطوات الترحيل', en: 'which migrations the database has' },
    options: [
      { flag: '--status', about: { ar: 'يعرض كل خطوة ومتى طُبّقت', en: 'list every step and when it was applied' } },
      { flag: '--check', about: { ar: 'ينجح حين لا تنقص خطوة', en: 'succeed only when none is pending' } },
    ],
    load: async () => (await import('./commands/migrate.ts')).migrateCommand,
  },
  {
    words: 'doctor',
    about: {
      ar: 'يفحص الإعدادات والقاعدة والمجلد ويذكر ما فيه خلل',
      en: 'check settings, database and folder and say what is wrong',
    },
    load: async () => (await import('./commands/doctor.ts')).doctorCommand,
  },
]
