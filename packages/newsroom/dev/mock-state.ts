import { EMPTY_BODY } from '@warraq/core/articles/body'
import type { ArticleContent } from '@warraq/core/articles/content'
import type { ArticleState } from '@warraq/core/articles/states'
import type { Correction, HistoryEntry } from '@warraq/core/contract/articles'
import type { Clause, CommentState } from '@warraq/core/contract/comments'
import type { FailedJob } from '@warraq/core/contract/jobs'
import type { MediaRow } from '@warraq/core/contract/media'
import type { MenuView, PageContent } from '@warraq/core/contract/pages'
import type { AccountRow, PersonRow } from '@warraq/core/contract/people'
import type { SectionRow } from '@warraq/core/contract/sections'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { TagRow } from '@warraq/core/contract/tags'
import { HARVEST, p } from './mock-body.ts'

/** The mock desk's memory: enough of a newsroom to look at every screen. Development only. */

export interface MockArticle {
  id: number
  state: ArticleState
  lockVersion: number
  working: ArticleContent
  savedAt: string
  savedBy: string
  ownerId: number
  publishedAt: string | null
  scheduledAt: string | null
  changed: boolean
  withdrawn: { at: string; reason: string } | null
  note: { text: string; by: string; at: string } | null
  corrections: Correction[]
  entries: HistoryEntry[]
  revisions: { n: number; at: string; by: string; content: ArticleContent; published: boolean }[]
}

export interface MockComment {
  id: number
  name: string
  text: string
  at: string
  articleId: number
  parentId: number | null
  state: CommentState
  lockVersion: number
  reasons: string[]
}

export interface MockPage {
  id: number
  content: PageContent
  lockVersion: number
  updatedAt: string
}

export const MOCK_NOW = () => new Date().toISOString()
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

function content(title: string, more: Partial<ArticleContent> = {}): ArticleContent {
  return {
    title,
    kicker: '',
    standfirst: '',
    slug: '',
    kind: 'news',
    lang: 'ar',
    sectionId: 1,
    place: '',
    sourceLine: '',
    seoDescription: '',
    bylines: [],
    tagNames: [],
    lead: null,
    body: EMPTY_BODY,
    commentsOpen: true,
    flags: [],
    ...more,
  }
}

function article(
  id: number,
  state: ArticleState,
  working: ArticleContent,
  more: Partial<MockArticle> = {},
): MockArticle {
  return {
    id,
    state,
    lockVersion: 1,
    working,
    savedAt: ago(id * 47),
    savedBy: 'هالة منصور',
    ownerId: 1,
    publishedAt: state === 'published' ? ago(id * 90) : null,
    scheduledAt: null,
    changed: false,
    withdrawn: null,
    note: null,
    corrections: [],
    entries: [{ at: ago(id * 50), by: 'هالة منصور', from: null, to: 'draft', step: 'create', note: null }],
    revisions: [],
    ...more,
  }
}

export function createState() {
  const harvest = content('انطلاق موسم الزيتون في الساحل بزيادة متوقعة في الإنتاج', {
    kicker: 'زراعة',
    standfirst: 'التعاونيات تتوقع محصولًا أوفر من الموسم الماضي، والمزارعون يشكون من ارتفاع أجور القطاف وقلة العمال.',
    bylines: [
      { personId: 1, role: null },
      { personId: 2, role: 'تصوير' },
    ],
    tagNames: ['الزيتون', 'التعاونيات'],
    place: 'الساحل',
    sourceLine: '',
    lead: { mediaId: 2, alt: 'سلال زيتون أخضر', caption: 'سلال اليوم الأول', credit: 'يوسف حداد' },
    body: HARVEST,
  })
  const bylines = [{ personId: 1, role: null }]
  return {
    signedIn: true,
    articles: [
      article(1, 'draft', harvest),
      article(2, 'submitted', content('مكتبة البلدية تمدّد ساعات العمل في الامتحانات', { bylines, sectionId: 2 })),
      article(3, 'published', content('الميناء القديم يستقبل أولى سفن الصيف', { bylines, body: HARVEST }), {
        corrections: [
          { id: 1, text: 'ذكرت المادة أن السفينة وصلت الأحد، والصواب أنها وصلت السبت.', at: ago(60), by: 'هالة منصور' },
        ],
        revisions: [
          {
            n: 2,
            at: ago(80),
            by: 'هالة منصور',
            content: content('الميناء القديم يستقبل أولى سفن الصيف', { bylines, body: HARVEST }),
            published: true,
          },
          {
            n: 1,
            at: ago(200),
            by: 'يوسف حداد',
            content: content('الميناء يستقبل سفن الصيف', { bylines, body: HARVEST }),
            published: false,
          },
        ],
      }),
      article(
        4,
        'scheduled',
        content('حوار مع أمينة المتحف: «الخزف يحكي طريق التجارة»', { kind: 'interview', sectionId: 2, bylines }),
        {
          scheduledAt: new Date(Date.now() + 5 * 3600_000).toISOString(),
        },
      ),
      article(5, 'in-review', content('خط الحافلات 14 يصل الجامعة ابتداءً من الأحد (BRT)', { bylines })),
      article(6, 'withdrawn', content('خبر سُحب للتدقيق', { bylines }), {
        withdrawn: { at: ago(500), reason: 'تبيّن أن الوثيقة غير صحيحة.' },
      }),
      article(7, 'ready', content('تقرير: كيف تغيّر سعر الخبز في عشر سنوات', { kind: 'report', bylines, sectionId: 3 })),
      article(8, 'published', content('افتتاح معرض الخط العربي في دار الثقافة', { sectionId: 2, bylines }), {
        changed: true,
      }),
      article(9, 'archived', content('نتائج مسابقة القصة القصيرة 2015', { sectionId: 2, bylines })),
      article(10, 'draft', content('')),
    ] as MockArticle[],
    comments: [
      {
        id: 1,
        name: 'أبو كريم',
        text: 'شكرًا على التقرير. هل تنشرون أسعار المعاصر أسبوعيًا؟',
        at: ago(5),
        articleId: 3,
        parentId: null,
        state: 'held',
        lockVersion: 1,
        reasons: ['أول تعليق من هذا القارئ'],
      },
      {
        id: 2,
        name: 'Rania',
        text: 'The new schedule (from 13 June) is great!\nThank you.',
        at: ago(15),
        articleId: 8,
        parentId: null,
        state: 'held',
        lockVersion: 1,
        reasons: ['فيه رابط أو كلمة محفوظة للمراجعة'],
      },
      {
        id: 3,
        name: 'سالم',
        text: 'ردّ على من سأل: الأسعار معلّقة عند باب التعاونية كل خميس، ومن يريدها مكتوبة فليسأل في المكتب.',
        at: ago(30),
        articleId: 3,
        parentId: 4,
        state: 'held',
        lockVersion: 1,
        reasons: ['المراجعة قبل النشر لكل التعليقات'],
      },
      {
        id: 4,
        name: 'منى',
        text: 'أين نجد الأسعار؟',
        at: ago(90),
        articleId: 3,
        parentId: null,
        state: 'public',
        lockVersion: 2,
        reasons: [],
      },
    ] as MockComment[],
    persons: [
      person(1, 'هالة منصور', 'محرّرة شؤون محلية', 'f'),
      person(2, 'يوسف حداد', 'مصوّر', 'm'),
      person(3, 'عبد الرحمن الكواكبي السعدي', 'كاتب رأي', 'm'),
      { ...person(4, 'ليلى عمران', '', 'f'), bylineHidden: true },
    ] as PersonRow[],
    sections: [
      section(1, 'محليات', null),
      section(2, 'ثقافة', null),
      section(4, 'كتب', 2),
      section(5, 'فنون بصرية', 2),
      section(3, 'اقتصاد', null),
    ] as SectionRow[],
    tags: ['الزيتون', 'التعاونيات', 'التعليم', 'الميناء', 'نقل عام'].map((name, index): TagRow => ({
      id: index + 1,
      name,
      slug: name.replaceAll(' ', '-'),
      articleCount: index * 3,
    })),
    media: [1, 2, 3].map((id): MediaRow => ({
      id,
      url: `/mock-media/${id}.png`,
      width: 1200,
      height: 800,
      alt: `صورة تجريبية ${id}`,
      caption: '',
      credit: '',
      originalName: `صورة ${id}.png`,
      bytes: 1000,
      createdAt: ago(id * 100),
    })),
    pages: ['من نحن', 'هيئة التحرير', 'سياسة التصويب', 'شروط التعليق'].map((title, index): MockPage => ({
      id: index + 1,
      content: {
        title,
        slug: title.replaceAll(' ', '-'),
        body: { ...EMPTY_BODY, content: [p(`نص صفحة «${title}».`)] },
        published: index < 3,
      },
      lockVersion: 1,
      updatedAt: ago(index * 4000),
    })),
    menus: [
      {
        name: 'main',
        items: [
          { label: '', target: { kind: 'section', id: 1 } },
          { label: 'ثقافة وفنون', target: { kind: 'section', id: 2 } },
        ],
        lockVersion: 1,
      },
      {
        name: 'footer',
        items: [
          { label: '', target: { kind: 'page', id: 1 } },
          { label: 'راسلنا', target: { kind: 'address', href: '/page/اتصل-بنا' } },
        ],
        lockVersion: 1,
      },
    ] as MenuView[],
    site: {
      names: { ar: 'صحيفة الساحل', en: 'Sahel' },
      taglines: { ar: 'يومية مستقلة', en: '' },
      language: 'ar',
      country: 'EG',
      monthFamily: null,
      digits: 'latn',
      hijri: { shown: true, offset: 0 },
      timeZone: 'Africa/Cairo',
      comments: { open: true, mode: 'pre', closeAfterDays: 30 },
      theme: { paper: '#fffdf8', ink: '#171614', darkPaper: '#141312', darkInk: '#e9e5dd', accent: '#8a1c1c' },
    } as SiteSettings,
    siteLock: 1,
    accounts: [
      account(1, 'هالة منصور', 'hala@example.org', 'admin', 'active'),
      account(2, 'يوسف حداد', 'yousef@example.org', 'reporter', 'active'),
      account(3, 'سمر خليل', 'samar@example.org', 'moderator', 'invited'),
    ] as AccountRow[],
    jobs: [
      {
        id: 1,
        kind: 'mail.send',
        about: 'رسالة دعوة إلى زميل',
        tries: 8,
        failedAt: ago(30),
        error: 'connect ECONNREFUSED 127.0.0.1:2525',
        ref: 'W-7F3K',
      },
      {
        id: 2,
        kind: 'media.variants',
        about: 'نسخ صورة «المعصرة»',
        tries: 8,
        failedAt: ago(300),
        error: 'Input buffer contains unsupported image format',
        ref: null,
      },
    ] as FailedJob[],
    clauses: [
      clause('CL1', 'اتهام شخص محدد بجريمة بلا مصدر منشور'),
      clause('CL2', 'التشهير بالأشخاص'),
      clause('CL6', 'الشتم والإهانة'),
      clause('CL8', 'الألفاظ الفاحشة'),
    ] as Clause[],
  }
}

export type MockState = ReturnType<typeof createState>

function person(id: number, name: string, title: string, gender: 'f' | 'm'): PersonRow {
  return {
    id,
    name,
    slug: name.replaceAll(' ', '-'),
    title,
    bio: '',
    gender,
    portrait: null,
    bylineHidden: false,
    articleCount: id * 4,
    publicUrl: `/author/${id}`,
  }
}

function section(id: number, name: string, parentId: number | null): SectionRow {
  return {
    id,
    name,
    slug: name.replaceAll(' ', '-'),
    description: '',
    parentId,
    articleCount: id,
    publicUrl: `/${name}`,
  }
}

function account(
  id: number,
  name: string,
  email: string,
  role: AccountRow['role'],
  status: AccountRow['status'],
): AccountRow {
  return {
    id,
    name,
    email,
    role,
    gender: id === 2 ? 'm' : 'f',
    sectionIds: [],
    status,
    personId: id,
    lastSeenAt: status === 'active' ? ago(id * 10) : null,
  }
}

function clause(code: string, title: string): Clause {
  return { code, version: 1, title, text: title }
}
