import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** The next page of a list, asked for by a person: scrolling alone never loads. */
export function MoreButton({ list }: { readonly list: Pages }) {
  const { t } = useText()
  if (!list.hasNextPage) return null
  return (
    <p className="more">
      <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
        {t('action.more')}
      </Button>
    </p>
  )
}
