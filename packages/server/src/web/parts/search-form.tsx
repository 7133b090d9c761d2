import type { Messages } from '../messages/messages.ts'

interface SearchFormProps {
  readonly url: string
  readonly query: string
  readonly t: Messages
  /** Unique in the page. */
  readonly id: string
}

export function SearchForm({ url, query, t, id }: SearchFormProps) {
  return (
    <search>
      <form class="search-form" method="get" action={url}>
        <label class="hidden" for={id}>
          {t.t('search.label')}
        </label>
        <input id={id} type="search" name="q" value={query} dir="auto" autocomplete="off" />
        <button type="submit">{t.t('search.go')}</button>
      </form>
    </search>
  )
}
