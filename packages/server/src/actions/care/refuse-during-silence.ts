import { commentSilence } from '@warraq/core/care/silence'
import { Refusal } from '@warraq/core/errors'
import { readCareSettings } from '../../store/reader/care.ts'
import type { WriteContext } from '../action.ts'

/** Comments rest during an election silence: refused with `comments-silent` (`until`). */
export async function refuseDuringSilence({ db, now }: WriteContext, articleId: number): Promise<void> {
  const { settings } = await readCareSettings(db)
  if (settings.silences.length === 0) return
  const article = await db
    .selectFrom('public_article')
    .select('flags')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  const { until } = commentSilence(settings.silences, JSON.parse(article.flags) as string[], now)
  if (until !== null) throw new Refusal('comments-silent', { until })
}
