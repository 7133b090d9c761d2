/**
 * The static pages of a new site, Arabic first. What only the owner can know is left to them and says so; what holds
 * for every site because the program works like that is written out.
 */

/** A heading, a paragraph or a list, in the order of the page. */
export type PageBlock =
  | { readonly heading: string }
  | { readonly paragraph: string }
  | { readonly list: readonly string[] }

export type PageRole = 'about' | 'staff' | 'contact' | 'corrections-policy' | 'terms' | 'privacy'

export interface FirstPage {
  readonly role: PageRole
  readonly title: string
  readonly slug: string
  readonly blocks: readonly PageBlock[]
}

export const FIRST_PAGES: Readonly<Record<'ar' | 'en', readonly FirstPage[]>> = {
  ar: [
    {
      role: 'about',
      title: 'من نحن',
      slug: 'من-نحن',
      blocks: [
        { paragraph: 'تُعرّف هذه الصفحة بالجريدة: من يصدرها، ومن أين، ومنذ متى، ومن يموّلها.' },
        { paragraph: 'لم تُكتب بعد.' },
      ],
    },
    {
      role: 'staff',
      title: 'هيئة التحرير',
      slug: 'هيئة-التحرير',
      blocks: [
        { paragraph: 'تذكر هذه الصفحة أسماء من يعملون في الجريدة ومهماتهم، ليعرف القارئ من المسؤول عن كل صفحة.' },
        { paragraph: 'لم تُكتب بعد.' },
      ],
    },
    {
      role: 'contact',
      title: 'اتصل بنا',
      slug: 'اتصل-بنا',
      blocks: [
        { paragraph: 'تذكر هذه الصفحة كيف تصل رسالتك إلى هيئة التحرير.' },
        { paragraph: 'لم تُكتب بعد.' },
        {
          paragraph: 'إذا كتبت إلينا عن مادة بعينها فأرفق رابطها المختصر، وتجده في أسفل كل مادة.',
        },
      ],
    },
    {
      role: 'corrections-policy',
      title: 'سياسة التصويب',
      slug: 'سياسة-التصويب',
      blocks: [
        { paragraph: 'نخطئ أحيانًا. وما نعد به أن نصحّح الخطأ سريعًا، وأن يرى القارئ أننا صحّحناه.' },
        { heading: 'إذا أخطأنا' },
        {
          list: [
            'نصحّح الخطأ في المادة نفسها، ونضيف إليها تصويبًا مؤرّخًا يذكر ما كان مكتوبًا وما صار.',
            'تجتمع التصويبات كلها في صفحة «تصويبات».',
            'لا نغيّر معنى مادة منشورة من غير أن نذكر ذلك.',
          ],
        },
        { heading: 'إذا سحبنا مادة' },
        { paragraph: 'تبقى صفحتها في عنوانها، وفيها تاريخ السحب وسببه.' },
      ],
    },
    {
      role: 'terms',
      title: 'شروط التعليق',
      slug: 'شروط-التعليق',
      blocks: [],
    },
    {
      role: 'privacy',
      title: 'الخصوصية',
      slug: 'الخصوصية',
      blocks: [
        { paragraph: 'نجمع أقل ما يمكن. تذكر هذه الصفحة ما يُحفظ، ولماذا، وكم يبقى.' },
        { heading: 'إذا قرأت فقط' },
        {
          paragraph:
            'ليس في صفحات القراءة ملفات تعقّب، ولا خطوط أو صور أو برامج تُستدعى من مواقع أخرى. تُعدّ مرات قراءة كل مادة، ولا يُحفظ من قرأها. ويمكنك أن تقرأ الموقع كله بلا JavaScript.',
        },
        { heading: 'إذا علّقت' },
        {
          list: [
            'الاسم: يظهر مع تعليقك كما كتبته.',
            'البريد الإلكتروني: لا يُنشر. يُحفظ مشفّرًا ومنفصلًا عن التعليق.',
            'ملف ارتباط واحد: يعرف به الموقع أن تعليقاتك لشخص واحد. يمكنك حذفه متى شئت.',
            'عنوان الشبكة: لا يُحفظ. تُحفظ بصمة لجزء منه ثلاثين يومًا لصدّ الرسائل المزعجة، ثم تُمحى.',
          ],
        },
      ],
    },
  ],
  en: [
    {
      role: 'about',
      title: 'About us',
      slug: 'about',
      blocks: [
        { paragraph: 'This page introduces the newspaper: who publishes it, where, since when, and who pays for it.' },
        { paragraph: 'It has not been written yet.' },
      ],
    },
    {
      role: 'staff',
      title: 'Our staff',
      slug: 'staff',
      blocks: [
        { paragraph: 'This page names the people who make the newspaper and what each of them answers for.' },
        { paragraph: 'It has not been written yet.' },
      ],
    },
    {
      role: 'contact',
      title: 'Contact',
      slug: 'contact',
      blocks: [
        { paragraph: 'This page says how to reach the newsroom.' },
        { paragraph: 'It has not been written yet.' },
        {
          paragraph: 'If you write about a particular article, add its short link; it is at the foot of every article.',
        },
      ],
    },
    {
      role: 'corrections-policy',
      title: 'Corrections policy',
      slug: 'corrections-policy',
      blocks: [
        {
          paragraph:
            'We make mistakes. What we promise is to correct them quickly, and to let readers see that we have.',
        },
        { heading: 'When we were wrong' },
        {
          list: [
            'We correct the article itself and add a dated note of what it said and what it says now.',
            'All corrections are listed on the page “Corrections”.',
            'We do not change the meaning of a published article without saying so.',
          ],
        },
        { heading: 'When we withdraw an article' },
        { paragraph: 'Its page stays at its address and gives the date and the reason.' },
      ],
    },
    {
      role: 'terms',
      title: 'Comment terms',
      slug: 'comment-terms',
      blocks: [],
    },
    {
      role: 'privacy',
      title: 'Privacy',
      slug: 'privacy',
      blocks: [
        { paragraph: 'We collect as little as we can. This page says what is kept, why, and for how long.' },
        { heading: 'If you only read' },
        {
          paragraph:
            'Reader pages have no trackers and load no fonts, pictures or programs from other sites. Readings of each article are counted; who read it is not kept. The whole site can be read without JavaScript.',
        },
        { heading: 'If you comment' },
        {
          list: [
            'Your name is shown with your comment as you typed it.',
            'Your e-mail address is not published. It is kept encrypted and apart from the comment.',
            'One cookie tells the site that your comments are by one person. You may delete it at any time.',
            'Your network address is not kept. A fingerprint of a part of it is kept for thirty days against spam, then erased.',
          ],
        },
      ],
    },
  ],
}
