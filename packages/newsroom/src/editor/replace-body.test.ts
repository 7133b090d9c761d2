import type { Body } from '@warraq/core/articles/body'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { replacing } from './replace-body.ts'
import { bodyOf, docOf } from './schema.ts'

const body = (...texts: string[]): Body => ({
  type: 'doc',
  attrs: { version: 1 },
  content: texts.map((text) => ({
    type: 'paragraph',
    attrs: { dir: null },
    content: text === '' ? [] : [{ type: 'text', text }],
  })),
})

/** Each pair in both directions. */
const PAIRS: readonly (readonly [Body, Body])[] = [
  [body('جاء الوفد'), body('جاء الوفد أمس')],
  [body('الأولى', 'الثانية'), body('الأولى', 'بينهما', 'الثانية')],
  [body('الأولى', 'الثانية'), body('الثانية', 'الأولى')],
  [body('سطر سطر سطر'), body('سطر سطر سطر سطر')],
  [body('اااا'), body('ااا')],
  [body(''), body('نص')],
  [body('فقرة طويلة تُقسم'), body('فقرة طويلة', ' تُقسم')],
  [
    body('عنوان', 'نص'),
    {
      ...body(),
      content: [
        { type: 'heading', attrs: { level: 2, dir: null }, content: [{ type: 'text', text: 'عنوان' }] },
        {
          type: 'paragraph',
          attrs: { dir: null },
          content: [{ type: 'text', text: 'نص', marks: [{ type: 'strong' }] }],
        },
        { type: 'rule' },
      ],
    } as unknown as Body,
  ],
]

describe('another text put into an open editor', () => {
  it('is exactly that text, whatever stood there', () => {
    for (const [one, two] of PAIRS)
      for (const [from, to] of [
        [one, two],
        [two, one],
      ] as const) {
        const state = EditorState.create({ doc: docOf(from) })
        const change = replacing(state, to)
        expect(change && bodyOf(change.doc)).toEqual(bodyOf(docOf(to)))
      }
  })

  it('changes nothing when it is the same', () => {
    const state = EditorState.create({ doc: docOf(body('الأولى', 'الثانية')) })
    expect(replacing(state, body('الأولى', 'الثانية'))?.docChanged).toBe(false)
  })

  it('leaves what is selected selected, where words came in before it and after it', () => {
    const doc = docOf(body('الأولى', 'كلمة مختارة هنا', 'الثالثة'))
    const at = 'الأولى'.length + 2 + 1
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, at + 5, at + 11) })
    expect(state.doc.textBetween(state.selection.from, state.selection.to)).toBe('مختارة')
    for (const text of [
      body('الأولى وأكثر', 'كلمة مختارة هنا', 'الثالثة'),
      body('الأولى', 'كلمة مختارة هنا', 'الثالثة وأكثر'),
    ]) {
      const after = state.apply(replacing(state, text) ?? state.tr)
      expect(after.doc.textBetween(after.selection.from, after.selection.to)).toBe('مختارة')
    }
  })
})
