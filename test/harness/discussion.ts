import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { readModeration } from '../../packages/server/src/store/reader/moderation.ts'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter, idOf } from './commenter.ts'
import type { TestServer } from './server.ts'
import { tell } from './stories.ts'

const operator = { actor: { kind: 'operator' } } as const

export type Browser = ReturnType<typeof commenter>

/** Two articles that take comments at once, readers who write under the first, and what one can do there. */
export function discussionOf(server: () => TestServer) {
  const state = { id: 0, other: 0, path: '', ids: [] as number[] }
  const reader = (n: number): Browser => commenter(server(), state.id, { 'user-agent': `Reader ${n}` })
  const words = (n: number) => ({ name: `قارئ ${n}`, email: `r${n}@example.org`, body: `رأي مختلف رقم ${n}` })
  const moderate = async (change: Partial<ModerationSettings>) => {
    const { app } = server()
    const { settings, lockVersion } = await readModeration(app.read)
    await app.call('comments/save-moderation', { settings: { ...settings, ...change }, lockVersion }, operator)
  }
  const mode = async (way: 'pre' | 'open') => {
    const { app } = server()
    const { settings, lockVersion } = await readSiteSettings(app.read)
    const comments = { ...settings.comments, mode: way }
    await app.call('site/change-settings', { settings: { ...settings, comments }, lockVersion }, operator)
  }
  const post = async (n: number, more: object = {}) => {
    const sent = await reader(n).send({ ...words(n), ...more })
    return { ...sent, id: idOf(sent.headers.get('location')) }
  }
  const send = (who: Browser, path: string, fields: Record<string, string>) =>
    who.ask(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    })
  const revisionOf = async (who: Browser, id: number) =>
    /name="revision" value="(\d+)"/.exec((await who.ask(`/comments/${id}/report`)).body)?.[1] ?? ''

  return {
    state,
    reader,
    words,
    moderate,
    mode,
    post,
    revisionOf,
    /** The articles, and so many comments under the first. */
    open: async (count: number) => {
      const { app } = server()
      const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
      state.id = (await tell(app.call, { title: 'عودة العبارة', sectionId: section.id })).id
      state.other = (await tell(app.call, { title: 'مادة أخرى', sectionId: section.id })).id
      state.path = `/${encodeURIComponent('محليات')}/${state.id}/${encodeURIComponent('عودة-العبارة')}`
      await mode('open')
      await moderate({ burst: null })
      for (let n = 1; n <= count; n += 1) state.ids.push((await post(n)).id)
    },
    page: async (query = '') => (await reader(0).ask(state.path + query)).body,
    shown: (html: string) => [...html.matchAll(/id="c-(\d+)"/g)].map(([, id]) => Number(id)),
    stateOf: async (id: number) => {
      const rows = server().app.read.selectFrom('comment').select('state').where('id', '=', id)
      return (await rows.executeTakeFirstOrThrow()).state
    },
    decide: async (commentId: number, more: object) => {
      const row = await server()
        .app.read.selectFrom('comment')
        .select(['latest_revision_id', 'lock_version'])
        .where('id', '=', commentId)
        .executeTakeFirstOrThrow()
      const decision = {
        commentId,
        revisionId: row.latest_revision_id ?? 0,
        lockVersion: row.lock_version,
        decision: 'approve' as const,
        ...more,
      }
      await server().app.call('comments/decide-comment', decision, operator)
    },
    report: (who: Browser, id: number, fields: Record<string, string>) => send(who, `/comments/${id}/report`, fields),
    /** By the form, as a reader does it. */
    reportNow: async (who: Browser, id: number, fields: Record<string, string>) =>
      send(who, `/comments/${id}/report`, { revision: await revisionOf(who, id), ...fields }),
    like: (who: Browser, id: number, fields: Record<string, string> = {}) => send(who, `/comments/${id}/like`, fields),
  }
}
