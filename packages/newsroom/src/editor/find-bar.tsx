import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/status-line.tsx'
import type { Editor } from './create-editor.ts'
import { choose, find, findStateOf, replace, replaceAll, step } from './find.ts'

interface FindBarProps {
  readonly editor: Editor
  /** Grows with every press of the shortcut: the field takes the focus again. */
  readonly asked: number
  readonly editable: boolean
  readonly onClose: () => void
}

const LONGEST_TAKEN = 80

/** What is selected, when somebody would search for it. */
function selectedWords(editor: Editor): string {
  const { doc, selection } = editor.state()
  const words = doc.textBetween(selection.from, selection.to, '\n')
  return words.includes('\n') || words.length > LONGEST_TAKEN ? '' : words.trim()
}

/** Finds and replaces in the text, whatever way a word is spelt. Esc closes and leaves the cursor at what was found. */
export function FindBar({ editor, asked, editable, onClose }: FindBarProps) {
  const { t, n } = useText()
  const say = useSay()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [by, setBy] = useState('')
  const { found, current } = findStateOf(useSyncExternalStore(editor.subscribe, editor.state))

  useEffect(() => {
    const words = selectedWords(editor)
    if (words !== '') {
      setQuery(words)
      lookFor(editor, words)
    }
    field.current?.focus()
    field.current?.select()
  }, [editor, asked])
  useEffect(() => () => void find('')(editor.state(), editor.view.dispatch), [editor])

  const go = (direction: 1 | -1) => {
    step(direction)(editor.state(), editor.view.dispatch)
    showCurrent(editor)
  }
  const close = () => {
    choose(editor.state(), editor.view.dispatch)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    }
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      go(event.shiftKey ? -1 : 1)
    }
  }
  const replaceOne = () => {
    replace(by)(editor.state(), editor.view.dispatch)
    showCurrent(editor)
  }
  const replaceEvery = () => {
    const count = found.length
    replaceAll(by)(editor.state(), editor.view.dispatch)
    say(t('editor.replaced', { count }))
  }
  const nothing = found.length === 0
  return (
    <search className="find-bar" aria-label={t('editor.find')}>
      <div className="find-line">
        <input
          ref={field}
          type="text"
          dir="auto"
          enterKeyHint="search"
          aria-label={t('editor.findWords')}
          placeholder={t('editor.findWords')}
          value={query}
          onKeyDown={onKeyDown}
          onChange={({ currentTarget: { value } }) => {
            setQuery(value)
            lookFor(editor, value)
          }}
        />
        <output className="find-count">
          {query.trim() !== '' && t('editor.found', { count: found.length, at: n(current + 1) })}
        </output>
        <Button look="quiet" aria-label={t('editor.findPrevious')} isDisabled={nothing} onPress={() => go(-1)}>
          <Chevron up />
        </Button>
        <Button look="quiet" aria-label={t('editor.findNext')} isDisabled={nothing} onPress={() => go(1)}>
          <Chevron />
        </Button>
        <Button look="quiet" aria-label={t('editor.findClose')} onPress={close}>
          <span aria-hidden="true">×</span>
        </Button>
      </div>
      {editable && (
        <div className="find-line">
          <input
            type="text"
            dir="auto"
            aria-label={t('editor.replaceBy')}
            placeholder={t('editor.replaceBy')}
            value={by}
            onKeyDown={onKeyDown}
            onChange={({ currentTarget: { value } }) => setBy(value)}
          />
          <Button isDisabled={nothing} onPress={replaceOne}>
            {t('editor.replace')}
          </Button>
          <Button isDisabled={nothing} onPress={replaceEvery}>
            {t('editor.replaceAll')}
          </Button>
        </div>
      )}
    </search>
  )
}

function Chevron({ up = false }: { readonly up?: boolean }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="18" height="18" className="find-chevron">
      <path d={up ? 'M5 12.5 10 7.5l5 5' : 'M5 7.5l5 5 5-5'} />
    </svg>
  )
}

function lookFor(editor: Editor, query: string): void {
  find(query)(editor.state(), editor.view.dispatch)
  showCurrent(editor)
}

/** The view scrolls to its own cursor only while it has the focus; here the field has it. */
function showCurrent(editor: Editor): void {
  editor.view.dom.querySelector('.found-current')?.scrollIntoView({ block: 'center' })
}
