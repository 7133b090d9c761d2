import { commentsAsked, commentsQuery } from '@warraq/core/comments/thread'
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
  const { context, site: askedSite, path, params, query } = call
  const id = Number(params['id'])
  const row = await publicArticle(context.read, id)
  if (!row) return (await findOldAddress(call)) ?? absent(context, id)
  const site = row.lang === askedSite.lang ? askedSite : await context.sites.get(row.lang)
  const canonical = cardPath(site, row)
  const asked = commentsAsked(query.get('comments'), query.get('order'))
  if (path !== canonical) {
    const elsewhere = await findOldAddress(call)
    return elsewhere ?? redirect(canonical + commentsQuery(asked))
  }
  return articleAnswer(context, site, row, asked)
}
