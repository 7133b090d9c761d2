import type { CommentRow } from '@warraq/core/contract/comments'
import type { SignedIn } from '@warraq/core/contract/session'
import { permissionsOf } from '@warraq/core/people/permissions'
import { articleHandlers } from './mock-articles.ts'
import { Refused, type Handlers } from './mock-kit.ts'
import { createState, MOCK_NOW, type MockComment, type MockState } from './mock-state.ts'

const LINK = 'http://127.0.0.1:4173/newsroom/invitation?token=mock-token-0123456789'

function signedIn(state: MockState): SignedIn {
  const { names, timeZone, country, monthFamily, digits, hijri } = state.site
  const [first] = state.accounts
  if (!first) throw new Error('no account')
  return {
    account: { ...first, language: 'ar' },
    can: permissionsOf(first.role),
    site: {
      name: names.ar,
      publicUrl: 'http://127.0.0.1:4173',
      timeZone,
      country,
      monthFamily,
      digits,
      hijri,
      mail: false,
    },
  }
}

function commentRow(state: MockState, comment: MockComment): CommentRow {
  const article = state.articles.find((one) => one.id === comment.articleId)
  const parent = state.comments.find((one) => one.id === comment.parentId)
  const { id, lockVersion, name, text, at, reasons } = comment
  return {
    id,
    lockVersion,
    name,
    text,
    at,
    reasons,
    revisionId: id,
    state: comment.state,
    article: { id: comment.articleId, title: article?.working.title ?? '' },
    replyTo: parent?.name ?? null,
  }
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Refused(404, { code: 'not-found', message: 'لا يوجد شيء في هذا العنوان.' })
  return row
}

function sessionHandlers(state: MockState) {
  const enter = () => {
    state.signedIn = true
    return signedIn(state)
  }
  return {
    'session.read': () =>
      state.signedIn ? signedIn(state) : { account: null, siteName: state.site.names.ar, setUp: true },
    'session.start': ({ input }) => {
      if (input.password.length < 4) {
        throw new Refused(401, { code: 'sign-in-failed', message: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.' })
      }
      return enter()
    },
    'session.end': () => {
      state.signedIn = false
      return { done: true }
    },
    'session.profile': ({ input }) => {
      const [first] = state.accounts
      if (first)
        state.accounts[0] = {
          ...first,
          ...(input.name !== undefined && { name: input.name }),
          ...(input.gender !== undefined && { gender: input.gender }),
        }
      return { done: true }
    },
    'session.list': () => ({
      rows: [
        { id: 1, current: true, startedAt: MOCK_NOW(), lastSeenAt: MOCK_NOW(), device: 'Chromium، Linux' },
        {
          id: 2,
          current: false,
          startedAt: '2017-06-13T10:00:00.000Z',
          lastSeenAt: '2017-06-13T12:00:00.000Z',
          device: 'Firefox، Android',
        },
      ],
      next: null,
    }),
    'session.revoke': () => ({ done: true }),
    'setup.read': ({ input }) => ({ valid: !input.token.startsWith('bad'), siteName: state.site.names.ar }),
    'setup.finish': enter,
    'password.request': () => ({ done: true }),
    'password.link': ({ input }) => ({ valid: !input.token.startsWith('bad') }),
    'password.reset': enter,
    'password.change': () => ({ done: true }),
    'invitation.read': ({ input }) => ({
      valid: !input.token.startsWith('bad'),
      siteName: state.site.names.ar,
      name: 'سمر خليل',
      email: 'samar@example.org',
      role: 'moderator',
    }),
    'invitation.accept': enter,
    'accounts.list': () => ({ rows: state.accounts, next: null }),
    'accounts.invite': () => ({
      accountId: 9,
      mailed: false,
      link: LINK,
      expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    }),
    'accounts.change': () => ({ done: true }),
    'accounts.resetLink': () => ({
      accountId: 2,
      mailed: false,
      link: LINK,
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  } satisfies Partial<Handlers>
}

function placeHandlers(state: MockState) {
  return {
    'sections.list': () => ({ rows: state.sections, next: null }),
    'sections.create': ({ input }) => {
      const id = state.sections.length + 10
      state.sections.push({
        id,
        name: input.name,
        slug: input.slug ?? input.name,
        description: '',
        parentId: input.parentId,
        articleCount: 0,
        publicUrl: '/',
      })
      return { id }
    },
    'sections.change': () => ({ done: true }),
    'sections.order': ({ input }) => {
      state.sections = input.items.map(({ id, parentId }) => ({
        ...found(state.sections.find((one) => one.id === id)),
        parentId,
      }))
      return { done: true }
    },
    'persons.list': ({ input }) => ({
      rows: state.persons.filter((one) => input.q === undefined || one.name.includes(input.q)),
      next: null,
    }),
    'persons.create': ({ input }) => {
      const id = state.persons.length + 1
      state.persons.push({ ...found(state.persons[0]), id, name: input.name, title: input.title ?? '', portrait: null })
      return { id }
    },
    'persons.change': () => ({ done: true }),
    'tags.list': ({ input }) => ({
      rows: state.tags.filter((one) => input.q === undefined || one.name.includes(input.q)),
      next: null,
    }),
    'tags.rename': () => ({ done: true }),
    'tags.merge': () => ({ done: true }),
    'media.list': () => ({ rows: state.media, next: null }),
    'media.upload': () => {
      const row = { ...found(state.media[0]), id: state.media.length + 1 }
      state.media.unshift(row)
      return row
    },
    'media.describe': () => ({ done: true }),
    'pages.list': () => ({
      rows: state.pages.map(({ id, content, updatedAt }) => ({
        id,
        title: content.title,
        slug: content.slug,
        published: content.published,
        updatedAt,
        publicUrl: content.published ? `/page/${content.slug}` : null,
      })),
      next: null,
    }),
    'pages.create': () => ({ id: 1 }),
    'pages.read': ({ params }) => {
      const page = found(state.pages.find((one) => one.id === params['id']))
      return { ...page, publicUrl: '/page/x', media: {}, related: {} }
    },
    'pages.save': ({ params, input }) => {
      const page = found(state.pages.find((one) => one.id === params['id']))
      if (page.lockVersion !== input.lockVersion) {
        const details = {
          theirs: page.content,
          lockVersion: page.lockVersion,
          savedBy: 'يوسف حداد',
          savedAt: page.updatedAt,
        }
        throw new Refused(409, { code: 'edited-meanwhile', message: '', details })
      }
      page.content = input.content
      page.lockVersion += 1
      page.updatedAt = MOCK_NOW()
      return { lockVersion: page.lockVersion, savedAt: page.updatedAt, publicUrl: '/page/x' }
    },
    'menus.read': () => ({ rows: state.menus, next: null }),
    'menus.save': ({ input }) => {
      const lockVersion = input.lockVersion + 1
      state.menus = state.menus.map((one) =>
        one.name === input.name ? { name: one.name, items: input.items, lockVersion } : one,
      )
      return { lockVersion }
    },
    'site.read': () => ({ settings: state.site, lockVersion: state.siteLock, savedAt: MOCK_NOW(), savedBy: null }),
    'site.save': ({ input }) => {
      state.site = input.settings
      state.siteLock += 1
      return { lockVersion: state.siteLock }
    },
  } satisfies Partial<Handlers>
}

function queueHandlers(state: MockState) {
  return {
    'comments.list': ({ input }) => ({
      rows: state.comments.filter((one) => one.state === (input.state ?? 'held')).map((one) => commentRow(state, one)),
      next: null,
    }),
    'comments.read': ({ params }) => {
      const comment = found(state.comments.find((one) => one.id === params['id']))
      const parent = state.comments.find((one) => one.id === comment.parentId)
      return {
        ...commentRow(state, comment),
        ancestors: parent ? [parent] : [],
        replies: state.comments.filter((one) => one.parentId === comment.id),
        publicUrl: 'http://127.0.0.1:4173/',
        before: { approved: 3, removed: 0 },
        decisions: [],
      }
    },
    'comments.decide': ({ params, input }) => {
      const comment = found(state.comments.find((one) => one.id === params['id']))
      comment.state = input.decision === 'approve' ? 'public' : 'removed'
      comment.lockVersion += 1
      return {
        state: comment.state,
        lockVersion: comment.lockVersion,
        decisionId: comment.lockVersion,
        proposalId: null,
      }
    },
    'clauses.list': () => ({ rows: state.clauses, next: null }),
    'search.articles': () => ({ rows: [], next: null, total: 0, didYouMean: null }),
    'search.comments': ({ input }) => {
      const rows = state.comments
        .filter(({ text }) => text.includes(input.q))
        .map((one) => ({
          row: commentRow(state, one),
          title: [{ text: one.name, hit: false }],
          passage: [{ text: one.text, hit: false }],
        }))
      return { rows, next: null, total: rows.length, didYouMean: null }
    },
    'search.media': () => ({ rows: [], next: null, total: 0, didYouMean: null }),
    'search.names': ({ input }) => ({
      rows: state.tags
        .filter(({ name }) => name.includes(input.q))
        .map(({ id, name }) => ({ kind: 'tag' as const, id, name, publicUrl: null })),
    }),
    'jobs.failed': () => ({ rows: state.jobs, next: null }),
    'jobs.retry': ({ params }) => {
      state.jobs = state.jobs.filter((one) => one.id !== params['id'])
      return { done: true }
    },
    'jobs.discard': ({ params }) => {
      state.jobs = state.jobs.filter((one) => one.id !== params['id'])
      return { done: true }
    },
    'articles.preview': () => '<!doctype html><html lang="ar" dir="rtl"><title>معاينة</title><h1>معاينة</h1></html>',
  } satisfies Partial<Handlers>
}

export function createMockDesk(): { state: MockState; handlers: Handlers } {
  const state = createState()
  const handlers = {
    ...articleHandlers(state),
    ...sessionHandlers(state),
    ...placeHandlers(state),
    ...queueHandlers(state),
  } as Handlers
  return { state, handlers }
}
