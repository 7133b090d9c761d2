import type { WorkingContent } from '@warraq/core/contract/articles'
import { useLocation } from 'wouter'
import { useCall } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSay } from '../ui/status-line.tsx'

/** Puts a text into an article of its own and goes there, so that nothing typed is lost while somebody else writes. */
export function useKeepCopy(): (content: WorkingContent, before: () => void) => Promise<void> {
  const { t } = useText()
  const call = useCall()
  const say = useSay()
  const [, go] = useLocation()
  return async (content, before) => {
    const made = await call('articles.create', { title: content.title })
    await call(
      'articles.save',
      { content: { ...content, slug: '' }, lockVersion: made.lockVersion, auto: false },
      { params: { id: made.id } },
    )
    before()
    say(t('stale.copied'))
    go(`/articles/${made.id}`)
  }
}
