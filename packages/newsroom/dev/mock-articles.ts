import { slug } from '@warraq/arabic'
import { ARTICLE_STATES, type ArticleState } from '@warraq/core/articles/states'
import { nextActor, stepsFrom, TRANSITIONS } from '@warraq/core/articles/workflow'
import type { ArticleRow, ArticleView, NextActor } from '@warraq/core/contract/articles'
import { withAlikeTitles } from '@warraq/core/articles/alike-titles'
import { Refused, type Handlers } from './mock-kit.ts'
import { MOCK_NOW, type MockArticle, type MockState } from './mock-state.ts'

const ME = { id: 1, role: 'admin', sectionIds: [] } as const

function find(state: MockState, id: number | undefined): MockArticle {
  const found = state.articles.find((one) => one.id === id)
  if (!found) throw new Refused(404, { code: 'not-found', message: 'لا يوجد شيء في هذا العنوان.' })
  return found
}

function nextOf(article: MockArticle): NextActor | null {
  const who = nextActor(article.state)
  if (who === 'nobody') return null
  if (who === 'clock') return { who, at: article.scheduledAt ?? MOCK_NOW() }
  return { who, name: who === 'author' ? 'هالة منصور' : null, gender: null }
}

function rowOf(state: MockState, article: MockArticle): ArticleRow {
  const { working } = article
  const section = state.sections.find((one) => one.id === working.sectionId)
  return {
    id: article.id,
    title: working.title,
    kind: working.kind,
    state: article.state,
    section: section ? { id: section.id, name: section.name } : null,
    bylines: working.bylines.map(({ personId }) => state.persons.find((one) => one.id === personId)?.name ?? ''),
    next: nextOf(article),
    updatedAt: article.savedAt,
    publishedAt: article.publishedAt,
    scheduledAt: article.scheduledAt,
    correctionCount: article.corrections.length,
    changedSincePublished: article.changed,
  }
}

function viewOf(state: MockState, article: MockArticle): ArticleView {
  return {
    id: article.id,
    state: article.state,
    lockVersion: article.lockVersion,
    working: article.working,
    savedAt: article.savedAt,
    savedBy: article.savedBy,
    media: Object.fromEntries(state.media.map((row) => [row.id, row])),
    persons: Object.fromEntries(state.persons.map((row) => [row.id, row.name])),
    related: Object.fromEntries(state.articles.map((row) => [row.id, row.working.title])),
    owner: { accountId: 1, name: 'هالة منصور' },
    mayEdit: article.state !== 'archived',
    steps: stepsFrom(ME, article.state, { ownerId: article.ownerId, sectionId: article.working.sectionId }),
    mayCorrect: article.state === 'published',
    next: nextOf(article),
    shortLink: `http://127.0.0.1:4173/s/k${article.id}Qz7`,
    publicUrl: article.publishedAt
      ? `http://127.0.0.1:4173/${encodeURIComponent('محليات')}/${article.id}/${encodeURIComponent(slug(article.working.title))}`
      : null,
    previewUrl: `/api/desk/articles/${article.id}/preview`,
    automaticSlug: slug(article.working.title),
    publishedAt: article.publishedAt,
    scheduledAt: article.scheduledAt,
    withdrawn: article.withdrawn,
    changedSincePublished: article.changed,
    revisionCount: article.revisions.length,
    corrections: article.corrections,
    returnNote: article.note,
  }
}

function checkVersion(article: MockArticle, lockVersion: number): void {
  if (article.lockVersion === lockVersion) return
  throw new Refused(409, {
    code: 'edited-meanwhile',
    message: 'حفظ شخص آخر هذه المادة بعد أن فتحتَها. النصان معروضان أمامك.',
    details: {
      theirs: article.working,
      lockVersion: article.lockVersion,
      savedBy: article.savedBy,
      savedAt: article.savedAt,
    },
  })
}

function take(
  article: MockArticle,
  input: { to: keyof typeof TRANSITIONS; at?: string; note?: string; reason?: string },
): void {
  const missing = { title: 'اكتب العنوان.', sectionId: 'اختر القسم.' }
  if (input.to === 'publish' && article.working.title === '') {
    throw new Refused(422, { code: 'not-publishable', message: 'لا تُنشر المادة قبل إكمال: العنوان.', fields: missing })
  }
  const from = article.state
  article.state = TRANSITIONS[input.to].to
  article.lockVersion += 1
  article.scheduledAt = input.at ?? null
  if (article.state === 'published') {
    article.publishedAt ??= MOCK_NOW()
    article.changed = false
  }
  if (input.reason !== undefined) article.withdrawn = { at: MOCK_NOW(), reason: input.reason }
  article.note = input.note === undefined ? null : { text: input.note, by: 'هالة منصور', at: MOCK_NOW() }
  article.entries.unshift({
    at: MOCK_NOW(),
    by: 'هالة منصور',
    from,
    to: article.state,
    step: input.to,
    note: input.note ?? null,
  })
}

export function articleHandlers(state: MockState): Partial<Handlers> {
  return {
    'desk.counts': () => ({
      byState: Object.fromEntries(
        ARTICLE_STATES.map((one) => [one, state.articles.filter((row) => row.state === one).length]),
      ) as Record<ArticleState, number>,
      mine: 2,
      awaiting: 2,
      heldComments: state.comments.filter((one) => one.state === 'held').length,
      failedJobs: state.jobs.length,
    }),
    'articles.list': ({ input }) => ({
      rows: state.articles
        .filter((one) => input.state === undefined || one.state === input.state)
        .filter((one) => input.section === undefined || one.working.sectionId === input.section)
        .filter((one) => input.q === undefined || one.working.title.includes(input.q))
        .filter((one) => input.scope !== 'mine' || one.state === 'draft')
        .filter((one) => input.scope !== 'awaiting' || ['submitted', 'in-review', 'ready'].includes(one.state))
        .map((one) => rowOf(state, one)),
      next: null,
    }),
    'articles.create': ({ input }) => {
      const id = Math.max(...state.articles.map((one) => one.id)) + 1
      const blank = find(state, 10)
      state.articles.unshift({
        ...structuredClone(blank),
        id,
        lockVersion: 0,
        savedAt: MOCK_NOW(),
        working: { ...blank.working, title: input.title ?? '' },
      })
      return { id, lockVersion: 0, shortLink: `http://127.0.0.1:4173/s/k${id}Qz7` }
    },
    'articles.read': ({ params }) => viewOf(state, find(state, params['id'])),
    'articles.save': ({ params, input }) => {
      const article = find(state, params['id'])
      checkVersion(article, input.lockVersion)
      article.working = input.content
      article.lockVersion += 1
      article.savedAt = MOCK_NOW()
      article.savedBy = 'هالة منصور'
      if (article.publishedAt) article.changed = true
      return { lockVersion: article.lockVersion, savedAt: article.savedAt }
    },
    'articles.step': ({ params, input }) => {
      const article = find(state, params['id'])
      checkVersion(article, input.lockVersion)
      take(article, input)
      return viewOf(state, article)
    },
    'articles.correct': ({ params, input }) => {
      const article = find(state, params['id'])
      const id = article.corrections.length + 1
      article.corrections.push({ id, text: input.text, at: MOCK_NOW(), by: 'هالة منصور' })
      return { id }
    },
    'articles.alike': ({ params, input }) => ({
      rows: withAlikeTitles(
        input.title,
        state.articles
          .filter((one) => one.id !== params['id'])
          .map((one) => ({ id: one.id, title: one.working.title, state: one.state, at: one.savedAt })),
      ),
    }),
    'articles.history': ({ params }) => {
      const { entries, revisions } = find(state, params['id'])
      return { entries, revisions: revisions.map(({ content, ...row }) => ({ ...row, title: content.title })) }
    },
    'articles.revision': ({ params }) => {
      const found = find(state, params['id']).revisions.find((one) => one.n === params['n'])
      if (!found) throw new Refused(404, { code: 'not-found', message: '' })
      return {
        ...found,
        title: found.content.title,
        media: {},
        persons: Object.fromEntries(state.persons.map((row) => [row.id, row.name])),
        related: {},
      }
    },
  }
}
