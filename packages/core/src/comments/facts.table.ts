/**
 * Sentences that moderators begin the facts of a decision with, by clause. What stands in brackets is for them to fill in:
 * facts say what in this very text goes against the clause.
 */
export const FACTS_SUGGESTIONS: Readonly<
  Record<string, { readonly ar: readonly string[]; readonly en: readonly string[] }>
> = {
  CL1: {
    ar: ['وصف كاتب المادة بلفظ مهين', 'اتهم كاتب المادة بجريمة بلا مصدر منشور'],
    en: [
      'Calls the author of the article by a degrading word',
      'Accuses the author of a crime without a published source',
    ],
  },
  CL2: {
    ar: ['وصف شخصًا مذكورًا بالاسم بلفظ مهين', 'اتهم شخصًا محددًا بجريمة بلا مصدر منشور'],
    en: [
      'Calls a named person by a degrading word',
      'Accuses a particular person of a crime without a published source',
    ],
  },
  CL3: { ar: ['سخر من مقدَّس بلفظ مهين'], en: ['Mocks something sacred with a degrading word'] },
  CL4: { ar: ['هاجم أتباع دين بوصفهم جماعة'], en: ['Attacks the followers of a religion as such'] },
  CL5: { ar: ['فيه إساءة صريحة إلى الذات الإلهية'], en: ['Abuses God directly'] },
  CL6: {
    ar: ['دعا إلى معاداة طائفة أو إقصائها', 'وصف طائفة كاملة بلفظ مهين'],
    en: ['Calls for hostility to a sect or for its exclusion', 'Calls a whole sect by a degrading word'],
  },
  CL7: {
    ar: ['حقّر جماعة بسبب أصلها أو لونها', 'دعا إلى معاداة جماعة أو طردها بسبب أصلها'],
    en: [
      'Degrades a group for its origin or colour',
      'Calls for hostility to a group, or for driving it out, for its origin',
    ],
  },
  CL8: { ar: ['فيه شتيمة صريحة'], en: ['Contains a plain insult'] },
  CL9: {
    ar: ['إعلان لا صلة له بالمادة', 'كُرِّر النص نفسه في مواد عدة'],
    en: ['Advertising that has nothing to do with the article', 'The same text under several articles'],
  },
  CL10: { ar: ['مخالف للقانون كما ورد في الإشعار'], en: ['Against the law as the notice says'] },
  CL11: {
    ar: ['نشر رقم هاتف شخص آخر أو عنوانه', 'كشف بيانات شخص لم ينشرها بنفسه'],
    en: ['Publishes somebody’s telephone number or address', 'Reveals data of a person who did not publish them'],
  },
  CL12: { ar: ['كتب باسم شخص آخر أو جهة لا يمثّلها'], en: ['Writes in the name of another person or body'] },
  CL13: {
    ar: ['هدّد شخصًا بالعنف', 'مجّد عملًا عنيفًا أو مرتكبيه'],
    en: ['Threatens a person with violence', 'Glorifies an act of violence or those who committed it'],
  },
  CL14: { ar: ['رمى شخصًا أو جماعة بالكفر أو الخيانة'], en: ['Charges a person or group with unbelief or treason'] },
  CL15: {
    ar: ['شمت بضحايا الخبر', 'كشف هوية قاصر أو ضحية'],
    en: ['Gloats over the victims in the news', 'Reveals the identity of a minor or a victim'],
  },
}

/** With the words that the list of words has found, as they stand in the text. */
export const FACTS_OF_TERM = { ar: 'ورد فيه لفظ «{term}»', en: 'It has the word “{term}”' } as const
