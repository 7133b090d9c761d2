/**
 * What the author of a removed comment is told (PRODUCT: words on the screen, and "Comment terms"). `{link}` stays in
 * the stored text: the address holds a secret that is known only when the statement is delivered.
 */
export const STATEMENT_WORDS = {
  ar: {
    removed: 'أُزيل تعليقك المنشور في {date} لمخالفته {clauses} من شروط التعليق: {titles}. السبب: {facts}',
    refused: 'لم يُنشر تعليقك المرسل في {date} لمخالفته {clauses} من شروط التعليق: {titles}. السبب: {facts}',
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
