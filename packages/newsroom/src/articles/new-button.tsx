import { useLocation } from 'wouter'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { sentenceOf } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'

/** Makes an empty article, which has its short link from then on, and opens it. */
export function NewArticleButton() {
  const text = useText()
  const can = useCan()
  const say = useSay()
  const [, go] = useLocation()
  const create = useChange('articles.create', ['articles.list', 'desk.counts'])
  if (!can('article.create')) return null
  const start = () =>
    create.mutate(
      { input: {} },
      { onSuccess: ({ id }) => go(`/articles/${id}`), onError: (error) => say(sentenceOf(error, text)) },
    )
  return (
    <Button look="primary" isPending={create.isPending} onPress={start}>
      {text.t('articles.new')}
    </Button>
  )
}
