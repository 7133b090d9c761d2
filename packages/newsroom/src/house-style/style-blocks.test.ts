import type { Body } from '@warraq/core/articles/body'
import { checkStyle, houseStyle } from '@warraq/core/house-style/check'
import { describe, expect, it } from 'vitest'
import { docOf } from '../editor/schema.ts'
import { styleBlocks } from './style-blocks.ts'

type Inline = string | { readonly note: string }

const doc = (...inline: Inline[]) =>
  docOf({
    type: 'doc',
    attrs: { version: 1 },
    content: [
      {
        type: 'paragraph',
        attrs: { dir: null },
        content: inline.map((part) =>
          typeof part === 'string'
            ? { type: 'text', text: part }
            : { type: 'footnote', content: [{ type: 'text', text: part.note }] },
        ),
      },
    ],
  } as unknown as Body)

const style = houseStyle([])
/** The words that are marked, as they stand in the document at the place of the mark. */
const marked = (document: ReturnType<typeof doc>) =>
  styleBlocks(document).flatMap(({ start, text }) =>
    checkStyle(text, style).map(({ from, to, words }) => [words, document.textBetween(start + from, start + to)]),
  )

describe('house style around a footnote', () => {
  it('does not miss a space where a footnote stands at a full stop, a comma or a quotation mark', () => {
    for (const before of ['انتهى الخبر.', 'انتهى الخبر،', 'قال «انتهى الخبر».', 'قال «انتهى الخبر»'])
      expect(marked(doc(before, { note: 'حاشية عن الخبر' }, ' ثم بدأ التقرير'))).toEqual([])
  })

  it('marks what follows a footnote at its own place, and what is wrong inside it', () => {
    expect(marked(doc('وصل الوفد', { note: 'حاشية' }, ' الى المدينة'))).toEqual([['الى', 'الى']])
    expect(marked(doc('وصل الوفد', { note: 'ذهب الى هناك' }, ' أمس'))).toEqual([['الى', 'الى']])
  })
})
