import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { ar } from '../../packages/server/src/web/messages/ar.ts'
import { en } from '../../packages/server/src/web/messages/en.ts'
import type { MessageKey } from '../../packages/server/src/web/messages/ar.ts'
import { createMessages } from '../../packages/server/src/web/messages/messages.ts'

const keys = Object.keys(ar) as MessageKey[]

/** Names of the values a message needs, with how it uses them. */
function needs(text: string, locale: string): string[] {
  const found = new Set<string>()
  const visit = (nodes: readonly unknown[]): void => {
    for (const node of nodes as { type: number; value?: string; options?: Record<string, { value: unknown[] }> }[]) {
      if (node.type !== 0 && node.type !== 7 && node.value !== undefined) found.add(node.value)
      for (const option of Object.values(node.options ?? {})) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(text, locale).getAst())
  return [...found].toSorted()
}

describe('the catalogues', () => {
  test.each(keys)('%s asks for the same values in both languages', (key) => {
    expect(needs(en[key], 'en-u-nu-latn')).toEqual(needs(ar[key], 'ar-u-nu-latn'))
  })

  test.each(keys.filter((key) => ar[key].includes('plural')))('%s has the Arabic forms', (key) => {
    for (const form of ['one', 'two', 'few', 'many', 'other']) expect(ar[key]).toMatch(new RegExp(`\\b${form} \\{`))
  })
})

describe('counts', () => {
  const { t } = createMessages('ar', 'latn')
  test.each([
    [0, 'لا تعليقات بعد'],
    [1, 'تعليق واحد'],
    [2, 'تعليقان'],
    [3, '3 تعليقات'],
    [11, '11 تعليقًا'],
    [100, '100 تعليق'],
  ])('%i comments', (count, text) => expect(t('comments.count', { count })).toBe(text))

  test('the genitive has its own forms', () => {
    expect(t('article.readTime', { count: 2 })).toBe('قراءة في دقيقتين')
    expect(t('error.429.text', { minutes: 2 })).toMatch(/^أعد المحاولة بعد دقيقتين\./)
  })

  test('digits are those of the site', () => {
    expect(createMessages('ar', 'arab').t('comments.count', { count: 11 })).toBe('١١ تعليقًا')
    expect(createMessages('en', 'arab').t('comments.count', { count: 11 })).toBe('11 comments')
  })

  test('a value that is not given is an error, not a hole', () => {
    expect(() => t('error.410.text', { date: 'x' })).toThrow()
  })
})
