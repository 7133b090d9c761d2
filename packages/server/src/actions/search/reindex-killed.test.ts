import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { tell } from '../../../../../test/harness/stories.ts'
import { indexStatus, isComplete } from '../../store/search/index-status.ts'

const operator = { actor: { kind: 'operator' } } as const
const job = { actor: { kind: 'job', job: 'test' } } as const
const CHILD = fileURLToPath(new URL('fixtures/reindex-forever.ts', import.meta.url))

eachDatabase('a reindex whose process is killed', (newsroom) => {
  test('leaves an index that answers, knows what is missing, and is finished by the next one', async () => {
    const { call, read, config } = newsroom()
    const { id: sectionId } = await call('sections/create-section', { name: 'أخبار', parentId: null }, operator)
    for (let n = 0; n < 12; n += 1) await tell(call, { title: `قافلة رقم ${n}`, sectionId })
    const rest = async (): Promise<number> =>
      (await call('search/index-waiting', { most: 50, handOver: false }, job)).left
    await call('search/begin-reindex', null, operator)
    while ((await rest()) > 0);
    const hits = async () => {
      const { total } = await newsroom().search.search({
        scope: 'public',
        lang: null,
        text: 'قافلة',
        filters: {},
        sort: 'newest',
        after: null,
        limit: 5,
        facets: false,
        typing: false,
      })
      return total
    }
    expect(await hits()).toBe(12)
    const { waiting } = await call('search/begin-reindex', null, operator)
    const address = config.databaseUrl === null ? [] : [String(config.databaseUrl)]
    const child = spawn(process.execPath, ['--conditions=source', CHILD, config.dataDir, ...address], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise((resolve) => void child.once('exit', resolve))
    await new Promise((resolve) => void child.stdout.once('data', resolve))
    child.kill('SIGKILL')
    await ended
    const status = await indexStatus(read)
    const left = status.reduce((sum, scope) => sum + scope.waiting, 0)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(waiting)
    expect(status.every(isComplete)).toBe(false)
    expect(await hits()).toBe(12)
    // What was done before is not done again.
    expect(await call('search/begin-reindex', null, operator)).toEqual({ waiting: left, goesOn: true })
    while ((await rest()) > 0);
    expect((await indexStatus(read)).every(isComplete)).toBe(true)
    expect(await hits()).toBe(12)
    expect((await call('search/begin-reindex', null, operator)).goesOn).toBe(false)
  })
})
