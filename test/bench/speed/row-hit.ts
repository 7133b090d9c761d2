/** Stored pages: a thousand articles in turn, in each coding and with few and many connections. */
import type { Newspaper } from './newspaper.ts'
import { makeNewspaper } from './newspaper.ts'
import { againstBare, answerOf } from './against-bare.ts'
import type { Program } from './processes.ts'
import { startProduct } from './processes.ts'
import type { Coding } from './requests.ts'
import type { Row, RowResult } from './row.ts'

const ARTICLES = 1000
const CONNECTIONS = [1, 16, 64] as const
const CODINGS: readonly Coding[] = ['identity', 'gzip', 'br']
/** Packing a thousand kept pages as small as they get takes a thread about a minute. */
const LONGEST_PACKING_MS = 300_000

export const hit: Row = async (settings) => {
  const paper = await makeNewspaper(ARTICLES, settings.told)
  const product = await startProduct(paper.dataDir, paper.port)
  try {
    await allPacked(product, paper, settings.told)
    const requests = paper.paths.map((path) => ({ path }))
    const results: RowResult[] = []
    for (const coding of CODINGS)
      results.push(
        await againstBare(settings, {
          title: `article, ${ARTICLES} in turn, ${coding}`,
          product,
          requests,
          coding,
          status: 200,
          connections: CONNECTIONS,
          wanted: { connections: 64, share: 0.9 },
        }),
      )
    return results
  } finally {
    await product.stop()
    paper.remove()
  }
}

/** Until the pages are kept in their smallest form: what is measured is a server at rest but for its readers. */
async function allPacked(product: Program, paper: Newspaper, told: (line: string) => void): Promise<void> {
  for (const path of paper.paths) await answerOf(product, path, 'br')
  told('pages are packed')
  for (const limit = performance.now() + LONGEST_PACKING_MS; performance.now() < limit;) {
    const tags = await Promise.all(paper.paths.slice(-3).map((path) => answerOf(product, path, 'br')))
    if (tags.every(({ headers }) => headers['etag']?.endsWith('-br11"'))) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error('kept pages are not packed')
}
