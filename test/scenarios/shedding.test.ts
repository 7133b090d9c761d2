import { expect, test } from 'vitest'
import { countQueries } from '../../packages/server/src/store/query-count.ts'
import { boundedDrawing } from '../../packages/server/src/web/drawing.ts'
import { readingLimit } from '../../packages/server/src/web/limits.ts'
import { createReader } from '../../packages/server/src/web/reader.ts'
import { eachServer } from '../harness/server.ts'

eachServer('more pages are asked for than can be drawn', (server) => {
  test('stored pages are read on; what is not stored is told to come back, without a question to the database', async () => {
    const drawing = boundedDrawing(1)
    const reader = createReader(server().web, readingLimit(), drawing)
    const ask = (path: string) => reader.answer({ path, query: new URLSearchParams(), net: 'test' })
    expect(await ask('/')).toMatchObject({ kind: 'stored' })
    let open = (): void => {}
    const held = drawing.take(() => new Promise<void>((resolve) => (open = resolve)))
    expect(await ask('/')).toMatchObject({ kind: 'stored' })
    const logged = server().logged.length
    for (const path of ['/corrections', '/search', '/nowhere']) {
      const { result, queries } = await countQueries(() => ask(path))
      expect(result).toMatchObject({ kind: 'error', status: 503, retryAfter: 5 })
      expect(queries).toEqual([])
    }
    expect(server().logged).toHaveLength(logged)
    open()
    await held
    expect(await ask('/corrections')).toMatchObject({ kind: 'stored' })
  })
})
