import type { Body } from '@warraq/core/articles/body'
import type { ArticleContent } from '@warraq/core/articles/content'
import type { ActionInput, CallAction } from '../../packages/server/src/actions/call.ts'

const operator = { actor: { kind: 'operator' } } as const

export function paragraphs(...texts: string[]): Body {
  return {
    type: 'doc',
    attrs: { version: 1 },
    content: texts.map((text) => ({ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text }] })),
  }
}

/** A complete article; what a test cares about it says itself. */
export function content(wanted: Partial<ArticleContent>): ArticleContent {
  return {
    title: 'افتتاح مكتبة عامة في الحي القديم',
    kicker: 'ثقافة',
    standfirst: 'تضم المكتبة قاعة للأطفال.',
    slug: '',
    kind: 'news',
    lang: 'ar',
    sectionId: null,
    place: 'المدينة',
    sourceLine: '',
    seoDescription: '',
    bylines: [],
    tagNames: [],
    lead: null,
    body: paragraphs('فُتحت المكتبة صباح اليوم.', 'وقال أمينها إن «القراءة حق للجميع».'),
    commentsOpen: true,
    flags: [],
    ...wanted,
  }
}

export interface Told {
  readonly id: number
  readonly lockVersion: number
  readonly shortCode: string
}

/** Writes an article through the same actions as the newsroom and, unless told otherwise, publishes it. */
export async function tell(call: CallAction, wanted: Partial<ArticleContent>, publish = true): Promise<Told> {
  const made = await call('articles/create-article', { title: wanted.title ?? '' }, operator)
  const saved = await call(
    'articles/save-working',
    { id: made.id, content: content({ sourceLine: 'وكالات', ...wanted }), lockVersion: made.lockVersion, auto: false },
    operator,
  )
  if (!publish) return { ...made, lockVersion: saved.lockVersion }
  const step = await call(
    'articles/take-step',
    { id: made.id, step: 'publish', lockVersion: saved.lockVersion },
    operator,
  )
  return { ...made, lockVersion: step.lockVersion }
}

/** A picture without bytes: pages only need its words and sizes. */
export function picture(n: number): ActionInput<'media/add-media'> {
  const key = `${n}`.repeat(64)
  return {
    mime: 'image/jpeg',
    bytes: 10,
    width: 1200,
    height: 800,
    sha256: key,
    blobKey: key,
    originalName: `${n}.jpg`,
    alt: `صورة ${n}`,
    caption: '',
    credit: 'أرشيف',
    variants: [{ format: 'jpeg', width: 960, height: 640, key, bytes: 10 }],
  }
}
