import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { useMemo, useSyncExternalStore } from 'react'
import { useText } from '../i18n/text.tsx'
import type { Editor } from './create-editor.ts'
import { bodySchema } from './schema.ts'

interface Entry {
  readonly pos: number
  readonly level: number
  readonly words: string
}

/** The headings of a text, in their order. */
export function headingsOf(doc: Node): Entry[] {
  const found: Entry[] = []
  doc.descendants((node, pos) => {
    if (node.type === bodySchema.nodes.heading)
      found.push({ pos, level: Number(node.attrs['level']), words: node.textContent.trim() })
    return !node.isTextblock
  })
  return found
}

/** The headings as a list; pressing one puts the cursor there. */
export function Outline({ editor }: { readonly editor: Editor }) {
  const { t } = useText()
  const state = useSyncExternalStore(editor.subscribe, editor.state)
  const entries = useMemo(() => headingsOf(state.doc), [state.doc])
  const here = entries.findLast(({ pos }) => pos <= state.selection.head)
  const go = (pos: number) => {
    const { doc, tr } = editor.state()
    editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(pos + 1))))
    editor.view.focus()
    const shown = editor.view.nodeDOM(pos)
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: 'center' })
  }
  return (
    <nav className="outline" aria-label={t('outline.title')}>
      {entries.length === 0 && <p className="hint">{t('outline.none')}</p>}
      <ol>
        {entries.map(({ pos, level, words }) => (
          <li key={pos} data-level={level}>
            <button type="button" aria-current={pos === here?.pos ? 'location' : undefined} onClick={() => go(pos)}>
              <bdi>{words === '' ? t('outline.untitled') : words}</bdi>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
