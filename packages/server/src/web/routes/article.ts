import { publicArticle } from '../../store/reader/articles.ts'
import type { Answer } from '../answers.ts'
import { cardPath } from '../loaders/cards.ts'
import { absent } from './absence.ts'
import { articleAnswer } from './article-answer.ts'
import { findOldAddress } from './old-address.ts'
import { redirect } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

/**
 * `/{section}/{id}/{slug}`: the id decides; every other spelling of the rest answers one redirect to the canonical one.
 * Addresses of an imported site may look like such a spelling (`/2017/10/title`, `/archives/123`): they lead where they
 * led before.
 */
export async function article(call: ReaderCall): Promise<Answer> {
  const { context, site: asked, path, params, query } = call
  const id = Number(params['id'])
  const row = await publicArticle(context.read, id)
  if (!row) return (await findOldAddress(call)) ?? absent(context, id)
  const site = row.lang === asked.lang ? asked : await context.sites.get(row.lang)
  const canonical = cardPath(site, row)
  const commentsPage = pageOfComments(query.get('comments'))
  if (path !== canonical) {
    const elsewhere = await findOldAddress(call)
    return elsewhere ?? redirect(canonical + (commentsPage > 1 ? `?comments=${commentsPage}` : ''))
  }
  return articleAnswer(context, site, row, commentsPage)
}

function pageOfComments(text: string | null): number {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1
}
