import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import type { EditorState, Plugin, Transaction } from 'prosemirror-state'
import { parseDigits } from '@warraq/arabic'
import { bodySchema } from './schema.ts'
import { typedPunctuation, typedQuote } from './typed-punctuation.ts'

/**
 * What typing turns into. Backspace right after a rule gives back what was typed.
 */

const { nodes } = bodySchema

/** The text of the block before a position, without what the rule matched. */
function before(state: EditorState, at: number): string {
  const $at = state.doc.resolve(at)
  return $at.parent.textBetween(0, $at.parentOffset, '\n', '\uFFFC')
}

function replaceTyped(pattern: RegExp, choose: (before: string, typed: string) => string | null): InputRule {
  return new InputRule(
    pattern,
    (state, match, start, end): Transaction | null => {
      const typed = match[1] ?? match[0]
      const from = start + match[0].lastIndexOf(typed)
      const put = choose(before(state, from), typed)
      if (put === null || put === typed) return null
      return state.tr.insertText(put, from, end)
    },
    { inCodeMark: false },
  )
}

export function typingRules(): Plugin {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s?[-*•]\s$/u, nodes.bullet_list),
      wrappingInputRule(
        /^([0-9\u0660-\u0669\u06F0-\u06F9]{1,6})[.)-]\s$/u,
        nodes.ordered_list,
        (match) => ({ start: parseDigits(match[1] ?? '1') ?? 1 }),
        (match, list) => list.childCount + Number(list.attrs['start']) === parseDigits(match[1] ?? '1'),
      ),
      textblockTypeInputRule(/^(#{2,4})\s$/u, nodes.heading, (match) => ({ level: match[1]?.length ?? 2 })),
      wrappingInputRule(/^>\s$/u, nodes.quote),
      new InputRule(/^---$/u, (state, _match, start, end) => {
        const $start = state.doc.resolve(start)
        if (!$start.parent.isTextblock || $start.depth !== 1) return null
        return state.tr.delete(start, end).insert($start.before(), nodes.rule.create())
      }),
      replaceTyped(/(")$/u, (text) => typedQuote(text)),
      replaceTyped(/(<<)$/u, () => '«'),
      replaceTyped(/(>>)$/u, () => '»'),
      replaceTyped(/([,;?])$/u, typedPunctuation),
      replaceTyped(/(\.\.\.)$/u, () => '…'),
      // At the start of a block two dashes are on their way to a rule.
      replaceTyped(/(--)$/u, (text) => (text === '' ? null : '—')),
    ],
  })
}
