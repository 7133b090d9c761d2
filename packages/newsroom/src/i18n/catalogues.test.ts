import { IntlMessageFormat } from 'intl-messageformat'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { AR } from './ar.table.ts'
import { EN } from './en.table.ts'
import { createText, type TextKey } from './text.tsx'

const keys = Object.keys(AR) as TextKey[]

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** Names of a message's values, and the plural or select forms each is asked for. */
function valuesOf(elements: readonly Element[], found = new Map<string, Set<string>>()) {
  for (const element of elements) {
    // Type 0 is plain text; `#` has no value.
    if (element.type === 0 || !('value' in element)) continue
    const forms = found.get(element.value) ?? new Set()
    found.set(element.value, forms)
    if (!('options' in element)) continue
    for (const [form, option] of Object.entries(element.options)) {
      forms.add(form)
      valuesOf(option.value, found)
    }
  }
  return found
}
const read = (message: string) =>
  valuesOf(new IntlMessageFormat(message, 'ar-u-nu-latn', undefined, { ignoreTag: true }).getAst())

describe('catalogues', () => {
  it.each(keys)('%s can be read in both languages, and English asks for no value that Arabic lacks', (key) => {
    const arabic = read(AR[key])
    for (const name of read(EN[key]).keys()) expect([...arabic.keys()], name).toContain(name)
  })

  it.each(keys.filter((key) => AR[key].includes(', plural,')))('%s has all six Arabic forms', (key) => {
    for (const forms of read(AR[key]).values()) {
      if (!forms.has('other') || forms.has('f')) continue
      // A message that is only shown from one on has no form for zero.
      const needed =
        key === 'editor.imagesLeftOut' ? ['one', 'two', 'few', 'many'] : ['zero', 'one', 'two', 'few', 'many']
      for (const form of needed) expect([...forms]).toContain(form)
    }
  })

  it('is asked only for keys that exist, and every key is asked for', () => {
    const root = fileURLToPath(new URL('..', import.meta.url))
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test)\.tsx?$/u.test(name),
    )
    const source = files
      .filter((name) => !name.startsWith('i18n/'))
      .map((name) => readFileSync(root + name, 'utf8'))
      .join('\n')
    // `t(`state.${state}`)` asks for all keys that begin so.
    const stems = [...source.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/gu)].map((match) => match[1] ?? '')
    const unused = keys.filter((key) => !source.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)))
    expect(unused).toEqual([])
  })
})

describe('text', () => {
  const text = createText('ar', 'arab')
  it('counts in the site’s digits and in six forms', () => {
    const counted = [0, 1, 2, 3, 11, 100].map((count) => text.t('home.heldComments', { count }))
    expect(counted).toEqual([
      'لا تعليقات قيد المراجعة',
      'تعليق واحد قيد المراجعة',
      'تعليقان قيد المراجعة',
      '٣ تعليقات قيد المراجعة',
      '١١ تعليقًا قيد المراجعة',
      '١٠٠ تعليق قيد المراجعة',
    ])
    expect(text.n(12)).toBe('١٢')
    expect(createText('en', 'arab').n(12)).toBe('12')
  })

  it('names roles by the person’s gender and nobody by a guess', () => {
    expect(text.t('role.reporter', { gender: 'f' })).toBe('محرّرة')
    expect(text.t('role.reporter', { gender: null })).toBe('محرّر')
    expect(text.t('next.author', { name: null })).toBe('الدور على الكاتب')
    expect(text.t('next.author', { name: 'هالة' })).toBe('الدور على هالة')
  })

  it('keeps what looks like a tag', () => {
    expect(text.t('image.uploading', { name: '<b>.png' })).toBe('جارٍ رفع «<b>.png»…')
  })
})
