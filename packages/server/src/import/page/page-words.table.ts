/**
 * Words by which pages of newspapers name their parts, in folded form (`fold`): compared with folded text, so that vowels,
 * stretching and hamza do not matter. Arabic first.
 */

/** Before a name. */
export const BYLINE_LABELS = [
  'بقلم',
  'كتب',
  'كتبت',
  'كتبه',
  'كتبها',
  'كتب التقرير',
  'كتبت التقرير',
  'الكاتب',
  'الكاتبة',
  'إعداد',
  'تقرير',
  'تحقيق',
  'حوار',
  'حاوره',
  'حاورها',
  'حاورته',
  'تحرير',
  'متابعة',
  'المحرر',
  'المحررة',
  'المراسل',
  'نشر بواسطة',
  'نُشر بواسطة',
  'بواسطة',
  'من قبل',
  'written by',
  'posted by',
  'reported by',
  'story by',
  'author',
  'by',
] as const

export const DATE_LABELS = [
  'نشر في',
  'نُشر في',
  'نُشرت في',
  'نشر بتاريخ',
  'نُشر بتاريخ',
  'تاريخ النشر',
  'تاريخ الإضافة',
  'بتاريخ',
  'التاريخ',
  'نشر يوم',
  'posted on',
  'published on',
  'published',
  'date',
] as const

export const CHANGED_LABELS = [
  'آخر تحديث',
  'اخر تعديل',
  'تاريخ التحديث',
  'تم التحديث',
  'حُدِّث في',
  'حدثت في',
  'محدث',
  'last updated',
  'updated on',
  'updated',
  'last modified',
] as const

export const SECTION_LABELS = [
  'نشر في',
  'القسم',
  'قسم',
  'التصنيف',
  'التصنيفات',
  'تصنيف',
  'الباب',
  'تحت',
  'في قسم',
  'category',
  'categories',
  'section',
  'filed under',
  'posted in',
] as const

export const SHORT_LINK_LABELS = [
  'رابط مختصر',
  'الرابط المختصر',
  'رابط قصير',
  'الرابط القصير',
  'رابط المقال المختصر',
  'رابط الخبر المختصر',
  'short link',
  'shortlink',
  'short url',
] as const

/** A first crumb that is no section. */
export const HOME_WORDS = [
  'الرئيسية',
  'الصفحة الرئيسية',
  'الرئيسة',
  'الصفحة الأولى',
  'الصفحة الاولى',
  'أنت هنا',
  'البداية',
  'home',
  'home page',
  'front page',
  'main',
] as const

/** Begins what leads to other articles; a heading of these takes the list after it along. */
export const RELATED_LABELS = [
  'اقرأ أيضًا',
  'اقرأ المزيد',
  'اقرأ كذلك',
  'إقرأ أيضاً',
  'شاهد أيضًا',
  'شاهد ايضا',
  'طالع أيضًا',
  'للمزيد اقرأ',
  'موضوعات ذات صلة',
  'مواضيع ذات صلة',
  'مواضيع ذات علاقة',
  'أخبار ذات صلة',
  'مقالات ذات صلة',
  'مواد ذات صلة',
  'قد يهمك',
  'قد يعجبك',
  'ربما يعجبك',
  'مواضيع متعلقة',
  'المزيد من',
  'الأكثر قراءة',
  'الأكثر مشاهدة',
  'read also',
  'see also',
  'read more',
  'related',
  'related articles',
  'related posts',
  'related stories',
  'more from',
  'you may also like',
  'most read',
] as const

/** Begins what asks to spread, follow, print or enlarge. */
export const SHARE_LABELS = [
  'شارك',
  'شاركها',
  'شارك هذا',
  'شارك المقال',
  'شارك الخبر',
  'مشاركة',
  'انشر',
  'أرسل إلى صديق',
  'ارسل لصديق',
  'طباعة',
  'اطبع',
  'حجم الخط',
  'تكبير الخط',
  'تابعنا',
  'تابعونا',
  'اشترك',
  'انضم',
  'إعلان',
  'اعلان',
  'إعلانات',
  'محتوى مدفوع',
  'وسوم',
  'الوسوم',
  'كلمات دلالية',
  'كلمات مفتاحية',
  'الكلمات الدلالية',
  'share',
  'share this',
  'tweet',
  'print',
  'email this',
  'follow us',
  'subscribe',
  'sign up',
  'advertisement',
  'sponsored',
  'tags',
] as const

export const COMMENT_FORM_LABELS = [
  'اترك تعليقًا',
  'اترك تعليق',
  'أترك تعليقاً',
  'اترك رد',
  'اترك ردا',
  'أضف تعليقًا',
  'أضف تعليق',
  'إضافة تعليق',
  'اكتب تعليقك',
  'أكتب تعليقا',
  'شاركنا رأيك',
  'علق على الخبر',
  'تعليقك',
  'leave a reply',
  'leave a comment',
  'add a comment',
  'post a comment',
  'write a comment',
] as const

export const COMMENT_LIST_LABELS = [
  'التعليقات',
  'تعليقات',
  'تعليق',
  'تعليقات القراء',
  'الردود',
  'comments',
  'responses',
] as const

export const COMMENTS_CLOSED = [
  'التعليقات مغلقة',
  'التعليق مغلق',
  'أُغلق باب التعليق',
  'أغلقت التعليقات',
  'التعليقات مقفلة',
  'comments are closed',
] as const

export const TERMS_LABELS = [
  'شروط التعليق',
  'شروط نشر التعليقات',
  'شروط النشر',
  'ضوابط التعليق',
  'قواعد التعليق',
  'سياسة التعليق',
  'سياسة التعليقات',
  'تنبيه',
  'ملاحظة',
  'comment policy',
  'comment rules',
  'commenting rules',
  'terms for comments',
] as const

/** Stems of which terms for comments hold several: what is not allowed, and what it is about. */
export const PROHIBITION_WORDS = [
  'عدم',
  'يمنع',
  'يحظر',
  'لا ينشر',
  'لن ينشر',
  'الامتناع',
  'الابتعاد',
  'تجنب',
  'حذف',
  'يحذف',
  'not allowed',
  'must not',
  'do not',
  'will be removed',
  'refrain',
] as const

export const PROHIBITED_WORDS = [
  'الاساءه',
  'اساءه',
  'شتم',
  'شتائم',
  'سب',
  'قذف',
  'تجريح',
  'تحريض',
  'طائفي',
  'عنصري',
  'مقدسات',
  'اديان',
  'الذات الالهيه',
  'الشتيمه',
  'بذيئ',
  'نابي',
  'insult',
  'abus',
  'hate',
  'racis',
  'sectarian',
  'religion',
  'profan',
] as const

export const PRIVACY_PROMISES = [
  'لن يتم نشر عنوان بريدك الإلكتروني',
  'لن يُنشر عنوان بريدك الإلكتروني',
  'لن يتم نشر بريدك',
  'your email address will not be published',
] as const

/** Titles of pages that are not there. */
export const NOT_FOUND_WORDS = [
  'الصفحة غير موجودة',
  'الصفحة المطلوبة غير موجودة',
  'لم يتم العثور على الصفحة',
  'لم يتم العثور',
  'لم نعثر على الصفحة',
  'عذرا الصفحة',
  'خطأ 404',
  'صفحة غير موجودة',
  'page not found',
  'not found',
  'error 404',
  '404',
] as const

/** Words that a name of a person is not. */
export const NO_NAMES = [
  'admin',
  'administrator',
  'webmaster',
  'editor',
  'المشرف',
  'الادارة',
  'المدير',
  'مدير الموقع',
  'المحرر',
  'غير معروف',
  'unknown',
  'الرئيسية',
] as const

/** Between two names of one byline. */
export const NAME_JOINERS = ['و', 'and', '&'] as const

/** After the name of somebody who comments. */
export const SAYING_WORDS = ['يقول', 'تقول', 'قال', 'قالت', 'كتب', 'كتبت', 'says', 'said', 'wrote'] as const
