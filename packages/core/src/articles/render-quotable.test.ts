import { expect, test } from 'vitest'
import type { Body } from './body.ts'
import { describeBody, renderQuotable, renderText } from './render-text.ts'

const quote = (words: string, designated: string | null) => ({
  type: 'quote' as const,
  attrs: { dir: null, speaker: 'الناطق', role: null, source: null, sourceHref: null, designated },
  content: [{ type: 'paragraph' as const, attrs: { dir: null }, content: [{ type: 'text' as const, text: words }] }],
})

test('a statement of a designated group is found by its words and quoted nowhere outside its framing', () => {
  const body = {
    type: 'doc',
    attrs: { version: 1 },
    content: [quote('كلام الجماعة', 'الجهة'), quote('كلام غيرها', null)],
  }
  const tree = body as unknown as Body
  expect(renderText(tree)).toContain('كلام الجماعة')
  expect(renderQuotable(tree)).toContain('كلام غيرها')
  for (const text of [renderQuotable(tree), describeBody(tree)]) expect(text).not.toContain('كلام الجماعة')
})
