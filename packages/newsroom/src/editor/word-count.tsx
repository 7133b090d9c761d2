import { countWords, readMinutes } from '@warraq/core/articles/render-text'
import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import { useText } from '../i18n/text.tsx'
import type { Editor } from './create-editor.ts'
import { bodyOf } from './schema.ts'

/** How many words, and how long it takes to read them, counted as readers' pages count; typing does not wait for it. */
export function WordCount({ editor }: { readonly editor: Editor }) {
  const { t } = useText()
  const { doc } = useDeferredValue(useSyncExternalStore(editor.subscribe, editor.state))
  const words = useMemo(() => countWords(bodyOf(doc)), [doc])
  return (
    <p className="word-count">
      {t('count.words', { count: words })}
      {words > 0 && ` · ${t('count.minutes', { count: readMinutes(words) })}`}
    </p>
  )
}
