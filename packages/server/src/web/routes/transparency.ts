import { demandLines } from '@warraq/core/care/demand-counts'
import { transparencyCsv } from '@warraq/core/comments/transparency'
import { transparencyPath } from '@warraq/core/links/addresses'
import { plusSeconds } from '@warraq/core/time'
import type { Answer } from '../answers.ts'
import { loadDemands, loadTransparency, transparencyPageView } from '../loaders/transparency.ts'
import { TransparencyPage } from '../pages/transparency-page.tsx'
import { htmlPage, redirect, rendered } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

/** Counted anew so often: a figure that follows each decision would tell who decided what. */
const SECONDS = 3600

export async function transparency({ context, site, path }: ReaderCall): Promise<Answer> {
  const canonical = transparencyPath(site.prefix)
  if (path !== canonical) return redirect(canonical)
  return htmlPage(site, TransparencyPage, await transparencyPageView(context, site), {
    tags: ['transparency'],
    expiresAt: plusSeconds(context.now(), SECONDS),
  })
}

export async function transparencyFile({ context, site }: ReaderCall): Promise<Answer> {
  const demands = await loadDemands(context, site)
  const body = transparencyCsv(await loadTransparency(context)) + (demands === null ? '' : demandLines(demands))
  const facts = { tags: ['transparency'], expiresAt: plusSeconds(context.now(), SECONDS) }
  return { kind: 'page', page: rendered('text/csv; charset=utf-8', body, facts) }
}
