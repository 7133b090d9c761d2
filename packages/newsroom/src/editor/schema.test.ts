import { BODY_MARKS, BODY_NODES } from '@warraq/core/articles/body-schema.table'
import { checkBody, EMPTY_BODY, type Body } from '@warraq/core/articles/body'
import { AllSelection, EditorState, TextSelection, type Command } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import {
  blockName,
  enter,
  insertBlock,
  insertRule,
  linkAt,
  removeLink,
  setLink,
  toggleList,
  toggleQuote,
  turnDirection,
  unifyAllQuotes,
} from './commands.ts'
import { bodyOf, bodySchema, docOf } from './schema.ts'
import { editCommands } from './shortcuts.ts'

const { nodes } = bodySchema
const p = (text = '', dir: 'ltr' | 'rtl' | null = null) => ({
  type: 'paragraph' as const,
  attrs: { dir },
  ...(text !== '' && { content: [{ type: 'text' as const, text }] }),
})
const cell = (text: string, attrs: Record<string, unknown> = {}) => ({
  type: 'table_cell',
  attrs: { header: false, colspan: 1, rowspan: 1, ...attrs },
  content: [p(text)],
})
const body = (...content: unknown[]) => ({ type: 'doc', attrs: { version: 1 }, content }) as unknown as Body

/** A state with the cursor before `|` in the text, or over what stands between two of them. */
function stateOf(tree: Body): EditorState {
  const raw = docOf(tree)
  const marks: number[] = []
  raw.descendants((node, pos) => {
    for (let at = node.text?.indexOf('|') ?? -1; at >= 0; at = node.text?.indexOf('|', at + 1) ?? -1)
      marks.push(pos + at)
  })
  const clean = EditorState.create({ doc: raw })
  const tr = clean.tr
  for (const [index, at] of marks.entries()) tr.delete(at - index, at - index + 1)
  const [from = 1, to = from + 1] = marks
  const doc = tr.doc
  return EditorState.create({
    doc,
    selection:
      marks.length === 0
        ? TextSelection.atStart(doc)
        : TextSelection.create(doc, from, marks.length === 1 ? from : to - 1),
  })
}

function run(state: EditorState, command: Command): EditorState {
  let next = state
  expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true)
  next.doc.check()
  const check = checkBody(bodyOf(next.doc))
  expect(check.ok ? null : check.problem).toBeNull()
  return next
}
const shown = (state: EditorState) => state.doc.toString()

describe('schema', () => {
  it('has core’s nodes and marks in core’s order', () => {
    expect(Object.keys(bodySchema.nodes).toSorted()).toEqual(Object.keys(BODY_NODES).toSorted())
    expect(Object.keys(bodySchema.marks)).toEqual(Object.keys(BODY_MARKS))
  })

  it('gives back what core accepts, unchanged', () => {
    const all = body(
      { type: 'heading', attrs: { level: 3, dir: null }, content: [{ type: 'text', text: 'عنوان' }] },
      {
        type: 'paragraph',
        attrs: { dir: 'ltr' },
        content: [
          { type: 'text', text: 'A', marks: [{ type: 'link', attrs: { href: '/a' } }, { type: 'strong' }] },
          { type: 'hard_break' },
          { type: 'text', text: 'b' },
        ],
      },
      {
        type: 'quote',
        attrs: { speaker: 'سعاد', role: null, source: 'بيان', designated: { by: 'الأمم المتحدة' } },
        content: [p('نعم')],
      },
      { type: 'pull_quote', attrs: { dir: null }, content: [{ type: 'text', text: 'مقولة' }] },
      { type: 'image', attrs: { mediaId: 3, alt: 'أ', caption: 'ب', credit: 'ج' } },
      { type: 'rule' },
      { type: 'code_block', content: [{ type: 'text', text: 'x\ny' }] },
      { type: 'related', attrs: { articleId: 4 } },
      {
        type: 'ordered_list',
        attrs: { start: 3, dir: null },
        content: [
          {
            type: 'list_item',
            content: [
              p('واحد'),
              { type: 'bullet_list', attrs: { dir: null }, content: [{ type: 'list_item', content: [p('فرع')] }] },
            ],
          },
        ],
      },
      {
        type: 'paragraph',
        attrs: { dir: null },
        content: [
          { type: 'text', text: 'x', marks: ['emphasis', 'strike', 'superscript', 'code'].map((type) => ({ type })) },
          { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
          {
            type: 'footnote',
            content: [
              { type: 'text', text: 'حاشية ' },
              { type: 'text', text: 'مهمة', marks: [{ type: 'link', attrs: { href: '/b' } }] },
            ],
          },
        ],
      },
      {
        type: 'gallery',
        attrs: { caption: 'الميناء' },
        content: [{ type: 'image', attrs: { mediaId: 3, alt: '', caption: 'أول', credit: '' } }],
      },
      { type: 'audio', attrs: { mediaId: 5, title: 'حديث', caption: '', credit: 'إذاعة' } },
      { type: 'video', attrs: { mediaId: 6, posterId: 3, title: '', caption: 'مقطع', credit: '' } },
      {
        type: 'embed',
        attrs: { provider: 'x', href: 'https://x.com/a/status/12', title: 'منشور', caption: '' },
      },
      {
        type: 'table',
        attrs: { caption: 'أعداد', dir: 'ltr' },
        content: [
          { type: 'table_row', content: [cell('أ', { rowspan: 2, header: true }), cell('ب', { colspan: 2 })] },
          { type: 'table_row', content: [cell('ج'), cell('د')] },
          { type: 'table_row', content: [cell('هـ', { colspan: 3, rowspan: 2 })] },
          { type: 'table_row' },
        ],
      },
    )
    const seen = JSON.stringify(all)
    for (const name of [...Object.keys(BODY_NODES), ...Object.keys(BODY_MARKS)]) expect(seen).toContain(`"${name}"`)
    const check = checkBody(all)
    expect(check.ok ? null : check.problem).toBeNull()
    expect(check.ok && bodyOf(docOf(check.body))).toEqual(check.ok && check.body)
  })

  it('keeps no blank paragraphs at the end, and one in an empty body', () => {
    expect(bodyOf(docOf(body(p('نص'), p(), p())))).toEqual(body(p('نص')))
    expect(bodyOf(docOf(EMPTY_BODY))).toEqual(EMPTY_BODY)
    expect(bodyOf(docOf(body(p(), p())))).toEqual(EMPTY_BODY)
  })

  it('refuses an unknown node', () => {
    expect(() => docOf(body({ type: 'iframe' }))).toThrow(RangeError)
  })
})

describe('commands', () => {
  it('makes a list, changes its kind and takes it away', () => {
    const bullets = run(stateOf(body(p('بند|'))), toggleList(nodes.bullet_list))
    expect(shown(bullets)).toBe('doc(bullet_list(list_item(paragraph("بند"))))')
    const numbers = run(bullets, toggleList(nodes.ordered_list))
    expect(shown(numbers)).toBe('doc(ordered_list(list_item(paragraph("بند"))))')
    expect(shown(run(numbers, toggleList(nodes.ordered_list)))).toBe('doc(paragraph("بند"))')
  })

  it('wraps several paragraphs into one quote and takes them out again', () => {
    const quoted = run(stateOf(body(p('أ|ول'), p('ث|ان'))), toggleQuote)
    expect(shown(quoted)).toBe('doc(quote(paragraph("أول"), paragraph("ثان")))')
    expect(shown(run(quoted, toggleQuote))).toBe('doc(paragraph("أول"), paragraph("ثان"))')
  })

  it('turns a block’s direction and back', () => {
    const turned = run(stateOf(body(p('Latin |text'))), turnDirection('rtl'))
    expect(turned.doc.firstChild?.attrs['dir']).toBe('ltr')
    expect(run(turned, turnDirection('rtl')).doc.firstChild?.attrs['dir']).toBeNull()
  })

  it('goes on in the same direction on the next line', () => {
    const next = run(stateOf(body(p('Latin|', 'ltr'))), enter)
    expect(next.doc.childCount).toBe(2)
    expect(next.doc.child(1).attrs['dir']).toBe('ltr')
  })

  it('keeps the direction when a paragraph becomes a heading', () => {
    const next = run(stateOf(body(p('Title|', 'ltr'))), editCommands('rtl')['heading-2'])
    expect(next.doc.firstChild?.attrs).toEqual({ level: 2, dir: 'ltr' })
    expect(blockName(next)).toBe('heading-2')
  })

  it('leaves a quote by Enter on an empty line', () => {
    const quote = {
      type: 'quote',
      attrs: { speaker: null, role: null, source: null, designated: null },
      content: [p('قول'), p('|')],
    }
    expect(shown(run(stateOf(body(quote)), enter))).toBe('doc(quote(paragraph("قول")), paragraph)')
  })

  it('puts a rule in place of an empty line, with a line after it', () => {
    const next = run(stateOf(body(p('نص'), p('|'))), insertRule)
    expect(shown(next)).toBe('doc(paragraph("نص"), rule, paragraph)')
    expect(next.selection.$from.parent.type.name).toBe('paragraph')
  })

  it('puts a picture after the paragraph, and out of a quote that takes none', () => {
    const image = nodes.image.create({ mediaId: 1 })
    expect(shown(run(stateOf(body(p('ن|ص'), p('بعد'))), insertBlock(image)))).toBe(
      'doc(paragraph("نص"), image, paragraph("بعد"))',
    )
    const quote = {
      type: 'quote',
      attrs: { speaker: null, role: null, source: null, designated: null },
      content: [p('ق|ول')],
    }
    expect(shown(run(stateOf(body(quote)), insertBlock(image)))).toBe('doc(quote(paragraph("قول")), image, paragraph)')
  })

  it('puts a block after everything when everything is selected', () => {
    const state = stateOf(body(p('أول'), p('ثان')))
    const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)))
    expect(shown(run(all, insertRule))).toBe('doc(paragraph("أول"), paragraph("ثان"), rule, paragraph)')
    const commands = Object.entries(editCommands('rtl'))
    for (const [name, command] of commands) expect(typeof command(all), name).toBe('boolean')
  })

  it('links a selection, finds the link from inside and removes it', () => {
    const linked = run(stateOf(body(p('إلى |الموقع| هنا'))), setLink('https://example.org/'))
    expect(linkAt(linked)?.href).toBe('https://example.org/')
    const bold = run(linked, editCommands('rtl').strong)
    const at = linkAt(bold)
    expect(at && bold.doc.textBetween(at.from, at.to)).toBe('الموقع')
    const inside = bold.apply(bold.tr.setSelection(TextSelection.create(bold.doc, 7)))
    expect(shown(run(inside, removeLink))).not.toContain('link')
  })

  it('types the address where nothing is selected', () => {
    expect(shown(run(stateOf(body(p('انظر |'))), setLink('/a')))).toBe('doc(paragraph("انظر ", link("/a")))')
  })

  it('unifies quotation marks over marks, and only in blocks where they come in pairs', () => {
    const mixed = body(
      {
        type: 'paragraph',
        attrs: { dir: null },
        content: [
          { type: 'text', text: 'قال "' },
          { type: 'text', text: 'نعم"', marks: [{ type: 'strong' }] },
        ],
      },
      p('شاشة 15"'),
    )
    expect(shown(run(stateOf(mixed), unifyAllQuotes))).toBe(
      'doc(paragraph("قال «", strong("نعم»")), paragraph("شاشة 15\\""))',
    )
    expect(unifyAllQuotes(stateOf(body(p('بلا')))).valueOf()).toBe(false)
  })
})
