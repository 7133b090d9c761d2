/** Other stored pages: the front page, a section, and an article that the reader has already (304). */
import { againstBare, answerOf } from './against-bare.ts'
import type { Comparison } from './against-bare.ts'
import { makeNewspaper } from './newspaper.ts'
import { startProduct } from './processes.ts'
import type { Row, RowResult } from './row.ts'

const ARTICLES = 1000
/** Long enough for the few pages asked for here to be packed as small as they get. */
const PACKED_MS = 6_000

export const pages: Row = async (settings) => {
  const paper = await makeNewspaper(ARTICLES, settings.told)
  const product = await startProduct(paper.dataDir, paper.port)
  try {
    const article = paper.paths[0] ?? ''
    const section = `/${article.split('/', 2)[1] ?? ''}`
    for (const path of ['/', section, article]) await answerOf(product, path, 'br')
    await new Promise((resolve) => setTimeout(resolve, PACKED_MS))
    const { headers } = await answerOf(product, article, 'br')
    const kinds: readonly Pick<Comparison, 'title' | 'requests' | 'status'>[] = [
      { title: 'front page, br', requests: [{ path: '/' }], status: 200 },
      { title: 'section, br', requests: [{ path: section }], status: 200 },
      {
        title: 'article not changed (304)',
        requests: [{ path: article, headers: { 'if-none-match': headers['etag'] ?? '' } }],
        status: 304,
      },
    ]
    const results: RowResult[] = []
    for (const kind of kinds)
      results.push(
        await againstBare(settings, {
          ...kind,
          product,
          coding: 'br',
          connections: [64],
          wanted: { connections: 64, share: 0.9 },
        }),
      )
    return results
  } finally {
    await product.stop()
    paper.remove()
  }
}
