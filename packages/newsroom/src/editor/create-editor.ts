import type { Body } from '@warraq/core/articles/body'
import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { dropCursor } from 'prosemirror-dropcursor'
import { gapCursor } from 'prosemirror-gapcursor'
import { history } from 'prosemirror-history'
import { undoInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { EditorState, NodeSelection, Plugin, type Command } from 'prosemirror-state'
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import { arrowKeys } from './arrow-keys.ts'
import { autoDirection } from './auto-direction.ts'
import { chooseBeside } from './delete-keys.ts'
import { breakLine, enter } from './commands.ts'
import { pastePlugin } from './paste/paste-plugin.ts'
import { replaceBody } from './replace-body.ts'
import { findPlugin } from './find.ts'
import { bodyOf, docOf } from './schema.ts'
import { editCommands, isMac, shortcutOf, type EditId, type OutsideId } from './shortcuts.ts'
import { typingRules } from './typing-rules.ts'
import { nextCell, wholeBlocks } from './table-commands.ts'
import { designatedLinks } from './designated-links.ts'
import { wantedPictures, type WantedHost } from './wanted-pictures.ts'
import { nodeViews, type ViewHost } from './views.ts'

export interface EditorHost extends ViewHost, WantedHost {
  readonly base: 'rtl' | 'ltr'
  readonly lang: string
  readonly label: string
  readonly placeholder: string
  readonly editable: boolean
  /** The document changed; read it with `body()` when it is needed. */
  readonly onChange: () => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onImagesLeftOut: (count: number) => void
  /** What other parts of the newsroom add: notes, house style. Their keys come first. */
  readonly plugins?: readonly Plugin[]
  /** Shortcuts that open something outside the document. */
  readonly onOutside: (id: OutsideId) => void
  /** Links were taken out of a designated group's statement. */
  readonly onLinksTaken: () => void
}

/** A mounted editor, as React sees it: a store of states and the ways to change them. */
export interface Editor {
  readonly view: EditorView
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => EditorState
  readonly body: () => Body
  /** Puts another text in; false when that asks for a new editor. */
  readonly replaceBody: (body: Body) => boolean
  readonly run: (command: Command) => boolean
  readonly commands: Readonly<Record<EditId, Command>>
  readonly destroy: () => void
}

function placeholderPlugin(text: string): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const first = doc.firstChild
        if (doc.childCount !== 1 || first === null || !first.isTextblock || first.content.size > 0) return null
        return DecorationSet.create(doc, [
          Decoration.node(0, first.nodeSize, { class: 'placeholder', 'data-placeholder': text }),
        ])
      },
    },
  })
}

const OPENED: ReadonlySet<string> = new Set(['image', 'related', 'audio', 'video', 'embed', 'footnote'])

/** Enter on a chosen picture, recording or the like opens its dialog. */
function openChosen(host: EditorHost): Command {
  return ({ selection }) => {
    if (!(selection instanceof NodeSelection)) return false
    const { name } = selection.node.type
    if (!OPENED.has(name)) return false
    host.edit(selection.node, selection.from)
    return true
  }
}

function shortcutsPlugin(host: EditorHost, commands: Editor['commands']): Plugin {
  const mac = isMac()
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const found = event.isComposing ? null : shortcutOf(event, mac)
        if (found === null) return false
        event.preventDefault()
        switch (found.id) {
          case 'link':
          case 'image':
          case 'related':
          case 'find':
          case 'outline':
          case 'keys':
            host.onOutside(found.id)
            break
          case 'redo-y':
            commands.redo(view.state, view.dispatch, view)
            break
          default:
            commands[found.id](view.state, view.dispatch, view)
        }
        return true
      },
    },
  })
}

function pluginsOf(host: EditorHost, commands: Editor['commands']): Plugin[] {
  return [
    ...(host.plugins ?? []),
    shortcutsPlugin(host, commands),
    arrowKeys(host.base, isMac()),
    autoDirection(host.base),
    typingRules(),
    pastePlugin(host),
    keymap({
      Enter: chainCommands(openChosen(host), enter),
      'Shift-Enter': breakLine,
      Backspace: chainCommands(undoInputRule, chooseBeside(-1)),
      Delete: chooseBeside(1),
      Tab: nextCell(1),
      'Shift-Tab': nextCell(-1),
    }),
    wholeBlocks(),
    keymap(baseKeymap),
    history(),
    dropCursor({ class: 'drop-cursor', color: false, width: 2 }),
    gapCursor(),
    placeholderPlugin(host.placeholder),
    findPlugin(),
    wantedPictures(host),
    designatedLinks(host.onLinksTaken),
  ]
}

/** Mounts an editor into an element. Throws a RangeError when the body is not of the schema. */
export function createEditor(place: HTMLElement, body: Body, host: EditorHost): Editor {
  const listeners = new Set<() => void>()
  const commands = editCommands(host.base)
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc: docOf(body), plugins: pluginsOf(host, commands) }),
    nodeViews: nodeViews(host),
    editable: () => host.editable,
    attributes: {
      'aria-label': host.label,
      'aria-multiline': 'true',
      role: 'textbox',
      dir: host.base,
      lang: host.lang,
      class: 'prose',
      spellcheck: 'true',
    },
    dispatchTransaction: (transaction) => {
      // What arrives while the text is being mounted anew (notes, the house style) is put into the new view.
      if (view.isDestroyed) return
      view.updateState(view.state.apply(transaction))
      if (transaction.docChanged) host.onChange()
      for (const listener of listeners) listener()
    },
  })
  return {
    view,
    commands,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => view.state,
    body: () => bodyOf(view.state.doc),
    replaceBody: (next) => replaceBody(view, next),
    run: (command) => {
      const done = command(view.state, view.dispatch, view)
      view.focus()
      return done
    },
    destroy: () => view.destroy(),
  }
}
