/**
 * Letters to readers who comment, to whoever hears appeals outside, and to owners; ICU messages. They say as little as
 * they can: a mailbox may be read by others.
 */
export const READER_WORDS = {
  ar: {
    'entry.subject': 'الدخول إلى تعليقاتك في {site}',
    'entry.text': 'طُلب رابط للدخول إلى التعليقات التي كُتبت بهذا البريد في {site}. للدخول:',
    'entry.action': 'الدخول إلى تعليقاتي',
    'entry.after': 'الرابط صالح نصف ساعة، ويُستعمل مرة واحدة.',
    'entry.small': 'إن لم يكن هذا الطلب منك فلا حاجة إلى فعل شيء، ولن يدخل أحد.',
    'statement.subject': 'قرار في تعليقك في {site}',
    'statement.text': '{statement}',
    'statement.link': 'الرابط أدناه.',
    'statement.action': 'القرار والاعتراض عليه',
    'statement.after': 'في الصفحة نص البند كما كان يوم القرار، ونموذج الاعتراض.',
    'statement.small': 'وصلتك هذه الرسالة لأنك أثبتّ أن هذا البريد لك. الرابط لك وحدك.',
    'quiet.subject': 'قرار في تعليقك في {site}',
    'quiet.text': 'صدر قرار في أحد تعليقاتك. تقرؤه، ويمكنك الاعتراض عليه، في صفحة تعليقاتك:',
    'quiet.action': 'تعليقاتي',
    'quiet.after': 'إن لم يعرفك المتصفح فاطلب من الصفحة نفسها رابط دخول بالبريد.',
    'quiet.small': 'وصلتك هذه الرسالة لأنك أثبتّ أن هذا البريد لك.',
    'answer.subject': 'صدر القرار في اعتراضك في {site}',
    'answer.text': 'نُظر في اعتراضك على قرار في أحد تعليقاتك. القرار وجوابه في صفحة تعليقاتك:',
    'answer.action': 'تعليقاتي',
    'answer.after': 'إن لم يعرفك المتصفح فاطلب من الصفحة نفسها رابط دخول بالبريد.',
    'answer.small': 'وصلتك هذه الرسالة لأنك أثبتّ أن هذا البريد لك.',
    'outside.subject': 'اعتراض ينتظر قرارك في {site}',
    'outside.text':
      '{name}، سمّتك {site} محكّمًا للقراء: تنظر في اعتراض على إزالة تعليق حين لا يكون في غرفة الأخبار من ينظر فيه غير من أزاله. في الصفحة التعليق وسياقه والقرار والاعتراض:',
    'outside.action': 'النظر في الاعتراض',
    'outside.after': 'الرابط لك وحدك، ولا يصلح بعد صدور القرار. يحسن أن يصدر القرار قبل {date}.',
    'outside.small': 'إن كان هذا البريد وصلك خطأً فأهمله.',
    'answers.subject': 'ردود على تعليقاتك في {site}',
    'answers.text':
      '{count, plural, zero {لا ردود} one {رُدّ على تعليق لك} two {ردّان على تعليقاتك} few {# ردود على تعليقاتك} many {# ردًّا على تعليقاتك} other {# رد على تعليقاتك}} في {site}: {titles}',
    'answers.action': 'قراءة الردود',
    'answers.after': 'لإيقاف هذه الرسائل: {stop}',
    'answers.small': 'تصلك لأنك اخترتها في صفحة تعليقاتك بعد أن أثبتّ أن هذا البريد لك.',
    'upheld.subject': 'جواب بلاغك إلى {site}',
    'upheld.text':
      '{name}، نظر مشرف التعليقات في {site} في بلاغك، وأُخذ به: لم يعد التعليق ظاهرًا للقراء. بلاغاتك وأجوبتها:',
    'upheld.action': 'بلاغاتي',
    'upheld.after': 'لكاتب التعليق أن يعترض على القرار، وقد يعود إن قُبل اعتراضه.',
    'upheld.small': 'وصلتك هذه الرسالة لأنك تركت بريدك مع البلاغ. لن تصلك رسالة أخرى عنه.',
    'dismissed.subject': 'جواب بلاغك إلى {site}',
    'dismissed.text':
      '{name}، نظر مشرف التعليقات في {site} في بلاغك، ولم يجد في التعليق ما يخالف شروط التعليق، فبقي منشورًا. بلاغاتك وأجوبتها:',
    'dismissed.action': 'بلاغاتي',
    'dismissed.after':
      'إن رأيت أن القرار خطأ فاكتب إلى غرفة الأخبار، ولك أن تلجأ إلى القضاء أو إلى جهة تسوية النزاعات في بلدك.',
    'dismissed.small': 'وصلتك هذه الرسالة لأنك تركت بريدك مع البلاغ. لن تصلك رسالة أخرى عنه.',
    'overdue.subject': 'اعتراض تأخر جوابه في {site}',
    'overdue.text': 'في قائمة الاعتراضات اعتراض انتهت مدته ولم يصدر فيه قرار. لا ينظر فيه من اتخذ القرار الأول.',
    'overdue.action': 'فتح غرفة الأخبار',
    'overdue.after': 'إن لم يكن في غرفة الأخبار من ينظر فيه غيره، فمن شاشة التعليق يُعطى رابط لمحكّم القراء.',
    'overdue.small': 'تصل هذه الرسالة إلى مديري الموقع ورئيس التحرير، كل أسبوع حتى يصدر القرار.',
  },
  en: {
    'entry.subject': 'Your comments at {site}',
    'entry.text': 'A link was asked for to the comments that were written with this address at {site}. To see them:',
    'entry.action': 'Go to my comments',
    'entry.after': 'The link works once and for half an hour.',
    'entry.small': 'If this was not you, nothing needs to be done, and nobody gets in.',
    'statement.subject': 'A decision on your comment at {site}',
    'statement.text': '{statement}',
    'statement.link': 'by the link below.',
    'statement.action': 'The decision, and how to appeal',
    'statement.after': 'The page has the clause as it stood on that day, and the form for an appeal.',
    'statement.small': 'You receive this because you proved that this address is yours. The link is for you alone.',
    'quiet.subject': 'A decision on your comment at {site}',
    'quiet.text':
      'There is a decision on one of your comments. You can read it, and appeal, on the page of your comments:',
    'quiet.action': 'My comments',
    'quiet.after': 'If the browser does not know you, ask on that page for a link by e-mail.',
    'quiet.small': 'You receive this because you proved that this address is yours.',
    'answer.subject': 'Your appeal at {site} has been decided',
    'answer.text':
      'Your appeal against a decision on one of your comments has been heard. The decision and its answer are on the page of your comments:',
    'answer.action': 'My comments',
    'answer.after': 'If the browser does not know you, ask on that page for a link by e-mail.',
    'answer.small': 'You receive this because you proved that this address is yours.',
    'outside.subject': 'An appeal waits for your decision at {site}',
    'outside.text':
      '{name}, {site} has named you the readers’ arbiter: you hear an appeal against the removal of a comment where nobody in the newsroom could hear it but who removed it. The page has the comment, what it answers, the decision and the appeal:',
    'outside.action': 'Hear the appeal',
    'outside.after':
      'The link is for you alone and stops working once you have decided. It is well to decide before {date}.',
    'outside.small': 'If this reached you by mistake, ignore it.',
    'answers.subject': 'Answers to your comments at {site}',
    'answers.text':
      '{count, plural, =0 {No answers} one {One answer} other {# answers}} to your comments at {site}: {titles}',
    'answers.action': 'Read the answers',
    'answers.after': 'To stop these letters: {stop}',
    'answers.small':
      'You receive them because you chose so on the page of your comments, having proved that this address is yours.',
    'upheld.subject': 'The answer to your report at {site}',
    'upheld.text':
      '{name}, a moderator of {site} has looked into your report and agreed with it: readers no longer see the comment. Your reports and their answers:',
    'upheld.action': 'My reports',
    'upheld.after': 'The author may appeal, and the comment may come back if the appeal is granted.',
    'upheld.small':
      'You receive this because you left your address with the report. There will be no other letter about it.',
    'dismissed.subject': 'The answer to your report at {site}',
    'dismissed.text':
      '{name}, a moderator of {site} has looked into your report and found nothing in the comment that goes against the comment terms; it stays. Your reports and their answers:',
    'dismissed.action': 'My reports',
    'dismissed.after':
      'If you think this wrong, write to the newsroom; you may also go to a court or to a dispute settlement body of your country.',
    'dismissed.small':
      'You receive this because you left your address with the report. There will be no other letter about it.',
    'overdue.subject': 'An appeal at {site} is overdue',
    'overdue.text':
      'Among the appeals there is one whose time is over and which nobody has decided. Who made the first decision may not hear it.',
    'overdue.action': 'Open the newsroom',
    'overdue.after':
      'If nobody else in the newsroom could hear it, the comment’s screen gives a link for a readers’ arbiter.',
    'overdue.small': 'This goes to the site’s admins and the editor-in-chief, every week until there is a decision.',
  },
} as const satisfies Record<'ar' | 'en', Record<string, string>>
