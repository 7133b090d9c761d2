/**
 * What the author of a removed comment is told (PRODUCT: words on the screen, and "Comment terms"). `{link}` stays in
 * the stored text: the address holds a secret that is known only when the statement is delivered.
 */
export const STATEMENT_WORDS = {
  ar: {
    removed: 'أُزيل تعليقك المنشور في {date} لمخالفته {clauses} من شروط التعليق: {titles}. السبب: {facts}',
    refused: 'لم يُنشر تعليقك المرسل في {date} لمخالفته {clauses} من شروط التعليق: {titles}. السبب: {facts}',
    hidden:
      'حُجب تعليقك المنشور في {date} مؤقتًا بعد بلاغات من القراء تذكر {clauses} من شروط التعليق: {titles}. سيقرؤه أحد المشرفين ويقرر، فإن لم يجد فيه مخالفة أعاده كما كان.',
    hiddenOnly: 'حُجب تعليقك مؤقتًا بعد بلاغات من القراء. سيقرؤه أحد المشرفين ويقرر، فإن لم يجد فيه مخالفة أعاده كما كان.',
    hiddenFacts: 'بلّغ عنه قراء، ولم يقرأه أحد المشرفين بعد.',
    changes:
      'طلب فريق الإشراف أن تعدّل تعليقك المرسل في {date}، فهو يخالف {clauses} من شروط التعليق: {titles}. السبب: {facts} يُراجَع تعليقك بعد تعديله ثم يُنشر.',
    edit: 'لم يُنشر تعديلك لتعليقك المرسل في {date} لمخالفته {clauses} من شروط التعليق: {titles}. السبب: {facts} ويبقى تعليقك كما كان قبل التعديل.',
    mute: 'أُوقف تعليقك حتى {end} لمخالفتك {clauses} من شروط التعليق: {titles}. السبب: {facts}',
    ban: 'مُنعت من التعليق حتى {end} لمخالفتك {clauses} من شروط التعليق: {titles}. السبب: {facts}',
    muteOnly: 'أُوقف تعليقك حتى {end}.',
    banOnly: 'مُنعت من التعليق حتى {end}.',
    /** The facts of a sanction that follows from several removals. */
    repeated: 'تكررت المخالفة حتى بلغت نقاطها {strikes}، وآخرها في تعليقك المرسل في {date}.',
    clauseOnly: 'لا يوافق {clauses}',
    byPerson: 'اتخذ القرار أحد المشرفين.',
    byRule: 'اتُّخذ القرار آليًا.',
    appeal: 'يمكنك الاعتراض حتى {until}، وسيراجعه شخص آخر: {link}',
    /** After a verb or «لمخالفته», which take an object. */
    oneClause: 'البند {n}',
    twoClauses: 'البندين {n}',
    manyClauses: 'البنود {n}',
    /** Joins the last number; Arabic repeats it between all. */
    and: ' و',
    between: ' و',
    titlesBetween: '؛ ',
  },
  en: {
    removed:
      'Your comment published on {date} was removed because it goes against {clauses} of the comment terms: {titles}. Reason: {facts}',
    refused:
      'Your comment sent on {date} was not published because it goes against {clauses} of the comment terms: {titles}. Reason: {facts}',
    hidden:
      'Your comment published on {date} is hidden for now, after reports of readers that name {clauses} of the comment terms: {titles}. A moderator will read it and decide; where nothing in it goes against the terms it is shown again as it was.',
    hiddenOnly:
      'Your comment is hidden for now, after reports of readers. A moderator will read it and decide; where nothing in it goes against the terms it is shown again as it was.',
    hiddenFacts: 'Readers have reported it, and no moderator has read it yet.',
    changes:
      'The moderators ask you to change your comment sent on {date}: it goes against {clauses} of the comment terms: {titles}. Reason: {facts} It is read again once you have changed it, and then published.',
    edit: 'Your change to the comment sent on {date} was not published because it goes against {clauses} of the comment terms: {titles}. Reason: {facts} The comment stays as it was before.',
    mute: 'You are kept from commenting until {end} because of {clauses} of the comment terms: {titles}. Reason: {facts}',
    ban: 'You are banned from commenting until {end} because of {clauses} of the comment terms: {titles}. Reason: {facts}',
    muteOnly: 'You are kept from commenting until {end}.',
    banOnly: 'You are banned from commenting until {end}.',
    repeated: 'It happened again and came to {strikes} strikes, the last with your comment sent on {date}.',
    clauseOnly: 'Does not agree with {clauses}',
    byPerson: 'The decision was made by a moderator.',
    byRule: 'The decision was made automatically.',
    appeal: 'You may appeal until {until}; somebody else will look at it: {link}',
    oneClause: 'clause {n}',
    twoClauses: 'clauses {n}',
    manyClauses: 'clauses {n}',
    and: ' and ',
    between: ', ',
    titlesBetween: '; ',
  },
} as const
