import type { Body } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import { describe, expect, it } from 'vitest'
import { markdownToBody } from './markdown-to-body.ts'
import { textToBody } from './text-to-body.ts'

const types = (body: Body): string[] => body.content.map((block) => block.type)

describe('plain text', () => {
  it('parts paragraphs at blank lines and keeps line ends inside', () => {
    const { body } = textToBody('أول\r\nسطر ثانٍ\r\n\r\n \r\nثالث\r\n')
    expect(types(body)).toEqual(['paragraph', 'paragraph'])
    expect(renderText(body)).toBe('أول\nسطر ثانٍ\n\nثالث')
  })

  it('reads every line as a paragraph where no line is blank', () => {
    expect(renderText(textToBody('أ\nب\nج').body)).toBe('أ\n\nب\n\nج')
  })

  it('reads nothing as markup', () => {
    expect(renderText(textToBody('<b>&amp;</b> # **x**').body)).toBe('<b>&amp;</b> # **x**')
  })

  it('is the empty body when there is nothing', () => {
    expect(textToBody(' \n\n').body.content).toEqual([{ type: 'paragraph', attrs: { dir: null } }])
  })
})

describe('Markdown', () => {
  it('knows what articles need', () => {
    const { body, left } = markdownToBody(
      '# عنوان\n\nنص **مهم** و[رابط](/a/1/b).\n\n> قول\n\n- أ\n- ب\n\n3. ج\n\n---\n\n```js\nx < 1\n```\n\n~~قديم~~',
    )
    expect(types(body)).toEqual([
      'heading',
      'paragraph',
      'quote',
      'bullet_list',
      'ordered_list',
      'rule',
      'code_block',
      'paragraph',
    ])
    expect(body.content[4]).toMatchObject({ attrs: { start: 3 } })
    expect(body.content[6]).toMatchObject({ content: [{ text: 'x < 1' }] })
    expect(left).toEqual([])
  })

  it('reads HTML as text', () => {
    expect(renderText(markdownToBody('<script>alert(1)</script>').body)).toBe('<script>alert(1)</script>')
  })

  it('asks for pictures and knows tables', () => {
    const { body, left } = markdownToBody('![وصف](https://a.example/x.jpg)\n\n|أ|ب|\n|-|-|\n|1|2|', {
      resolveImage: () => 5,
    })
    expect(body.content[0]).toMatchObject({ type: 'image', attrs: { mediaId: 5, alt: 'وصف' } })
    expect(left).toEqual([])
    expect(types(body)).toEqual(['image', 'table'])
    expect(renderText(body)).toBe('أ | ب\n1 | 2')
  })

  it('does not hang on hostile nesting', () => {
    const start = performance.now()
    for (const text of ['> '.repeat(20_000), '['.repeat(20_000), '*a_'.repeat(20_000), '![a]('.repeat(10_000)])
      markdownToBody(text)
    // Not a measurement: work that grows with the square of the text takes minutes here, whatever else the machine does.
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
