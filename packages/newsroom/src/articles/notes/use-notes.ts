import type { NoteRow } from '@warraq/core/contract/together'
import type { Plugin } from 'prosemirror-state'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { forget, useCall, useRead } from '../../api/desk.tsx'
import type { Editor } from '../../editor/create-editor.ts'
import { useText } from '../../i18n/text.tsx'
import { sentenceOf } from '../../ui/refusal.tsx'
import { useSay } from '../../ui/status-line.tsx'
import { applySuggestion, movedAnchors, notesPlugin, showNotes } from './plugin.ts'

export interface Notes {
  readonly rows: readonly NoteRow[]
  readonly plugin: Plugin
  readonly chosen: number | null
  readonly accept: (id: number) => void
}

interface Facts {
  readonly articleId: number
  readonly editor: Editor | null
  readonly mayChange: boolean
  /** When a note changed last, as the desk says. */
  readonly notesAt: string | null
  /** Of the working copy as it was saved: after each save, notes are told where they hang. */
  readonly lockVersion: number
}

const NONE: readonly NoteRow[] = []

/** Notes of an article in its editor: shown where they hang, kept there, taken up with one key. */
export function useNotes({ articleId, editor, mayChange, notesAt, lockVersion }: Facts): Notes {
  const call = useCall()
  const client = useQueryClient()
  const text = useText()
  const say = useSay()
  const list = useRead('notes.list', {}, { id: articleId })
  const rows = list.data?.rows ?? NONE
  const [chosen, setChosen] = useState<number | null>(null)
  const accept = (id: number) => {
    const row = rows.find((one) => one.id === id)
    if (!row || !mayChange || editor === null) return
    if (!applySuggestion(editor.view, id, row.replacement)) return
    call('notes.state', { state: 'accepted' }, { params: { id: articleId, n: id } })
      .catch((error: unknown) => say(sentenceOf(error, text)))
      .finally(() => void forget(client, ['notes.list']))
  }
  const latest = useRef({ accept, rows })
  useEffect(() => {
    latest.current = { accept, rows }
  })
  const [plugin] = useState(() =>
    notesPlugin({ onAccept: (id) => latest.current.accept(id), onChoose: (id) => setChosen(id) }),
  )
  useEffect(() => {
    if (editor) showNotes(editor.view, rows)
  }, [editor, rows])
  useEffect(() => {
    if (notesAt !== null) void forget(client, ['notes.list'])
  }, [client, notesAt])
  useEffect(() => {
    if (!editor || !mayChange) return
    const anchors = movedAnchors(editor.state(), latest.current.rows)
    // A note that was not told is found by its words the next time; the next save tells it again.
    if (anchors.length > 0) call('notes.move', { anchors }, { params: { id: articleId } }).catch(() => undefined)
  }, [call, editor, mayChange, articleId, lockVersion])
  useEffect(() => {
    call('mentions.read', {}, { params: { id: articleId } }).then(
      () => void forget(client, ['mentions.list']),
      // They stay on the home page until they were seen.
      () => undefined,
    )
  }, [call, client, articleId, notesAt])
  return { rows, plugin, chosen, accept }
}
