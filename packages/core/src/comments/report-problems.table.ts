/** What can be wrong with a report that was sent: code -> what its author reads beside the field. */
export const REPORT_PROBLEMS = {
  'clause-missing': {
    ar: 'اختر البند الذي يخالفه التعليق في رأيك.',
    en: 'Choose the clause that the comment goes against, as you see it.',
  },
  'too-long': {
    ar: 'النص أطول مما يتسع له الحقل. اختصره.',
    en: 'This is longer than the field takes. Make it shorter.',
  },
  'law-missing': {
    ar: 'اذكر القانون أو الحكم الذي ترى أن التعليق يخالفه.',
    en: 'Name the law or rule that you think the comment breaks.',
  },
  'explanation-missing': {
    ar: 'اشرح لماذا ترى أن التعليق مخالف للقانون.',
    en: 'Explain why you think the comment is unlawful.',
  },
  'name-missing': { ar: 'اكتب اسمك. لا يُنشر.', en: 'Write your name. It is not published.' },
  'email-shape': {
    ar: 'اكتب عنوان بريد إلكتروني صحيحًا، مثل name@example.org. لا يُنشر.',
    en: 'Write a valid e-mail address, such as name@example.org. It is not published.',
  },
  'faith-missing': {
    ar: 'أكِّد أن ما كتبته صحيح في علمك.',
    en: 'Confirm that what you wrote is true as far as you know.',
  },
} as const satisfies Record<string, { ar: string; en: string }>

export type ReportProblem = keyof typeof REPORT_PROBLEMS
