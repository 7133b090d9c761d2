/** What can be wrong with a comment that was sent: code -> what its author reads beside the field. */
export const COMMENT_PROBLEMS = {
  'name-missing': { ar: 'اكتب اسمًا يظهر مع تعليقك.', en: 'Write a name to appear with your comment.' },
  'name-too-long': {
    ar: 'الاسم أطول مما يتسع له المكان. يكفي 60 حرفًا.',
    en: 'The name is too long. At most 60 letters.',
  },
  'name-marks': {
    ar: 'في الاسم علامات متراكبة لا تُقرأ. اكتبه من دونها.',
    en: 'The name has marks piled on its letters. Write it without them.',
  },
  'email-missing': {
    ar: 'اكتب عنوان بريدك الإلكتروني. لن يُنشر.',
    en: 'Write your e-mail address. It will not be published.',
  },
  'email-shape': {
    ar: 'اكتب عنوان بريد إلكتروني صحيحًا، مثل name@example.org.',
    en: 'Write a valid e-mail address, such as name@example.org.',
  },
  'body-missing': { ar: 'اكتب تعليقك.', en: 'Write your comment.' },
  'body-too-long': {
    ar: 'التعليق أطول من الحد المسموح، وهو 4000 حرف.',
    en: 'The comment is longer than the limit of 4,000 letters.',
  },
  'body-characters': {
    ar: 'كانت في النص رموز خفية لا تُقبل، وقد حُذفت. راجِع النص ثم أعد الإرسال.',
    en: 'The text had invisible characters that are not accepted; they have been taken out. Look at it and send it again.',
  },
  'body-words': {
    ar: 'في التعليق لفظ لا تقبله شروط التعليق. لم يُحفظ شيء مما كتبت: غيّر اللفظ المشار إليه ثم أعد الإرسال.',
    en: 'The comment has a word that the comment terms do not allow. Nothing of it was kept: change the marked word and send it again.',
  },
  'parent-gone': {
    ar: 'التعليق الذي تردّ عليه لم يعد منشورًا. يمكنك إرسال ما كتبته تعليقًا مستقلًا.',
    en: 'The comment you are answering is no longer there. You can send what you wrote as a comment of its own.',
  },
  'came-from-nowhere': {
    ar: 'لم يقل متصفحك من أين أُرسل النموذج، فلم نقبله. ما كتبته محفوظ أدناه: انسخه وأعد إرساله من متصفح أحدث.',
    en: 'Your browser did not say where the form was sent from, so it was not accepted. What you wrote is below: copy it and send it again from a newer browser.',
  },
} as const satisfies Record<string, { ar: string; en: string }>

export type CommentProblem = keyof typeof COMMENT_PROBLEMS

export function problemText(problem: CommentProblem, lang: 'ar' | 'en'): string {
  return COMMENT_PROBLEMS[problem][lang]
}
