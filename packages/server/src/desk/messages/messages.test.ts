import { describe, expect, it } from 'vitest'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { deskText, isDeskMessage } from './messages.ts'

describe('messages of the desk', () => {
  it('have the same placeholders in both languages and parse', () => {
    const names = (text: string) => new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))
    for (const [key, text] of Object.entries(ar)) {
      if (!isDeskMessage(key)) throw new Error(key)
      expect(names(en[key]), key).toEqual(names(text))
      const values = {
        n: 3,
        ref: 'a',
        name: 'b',
        site: 'c',
        role: 'd',
        kind: 'e',
        id: 1,
        letter: 'f',
        browser: 'g',
        system: 'h',
      }
      for (const lang of ['ar', 'en'] as const) expect(deskText(lang, key, values)).not.toMatch(/[{}]/)
    }
  })

  it('count in all Arabic forms', () => {
    const forms = [1, 2, 3, 11, 100].map((n) => deskText('ar', 'field.long', { n }))
    expect(forms).toEqual([
      'النص أطول من المسموح، وهو حرف واحد.',
      'النص أطول من المسموح، وهو حرفان.',
      'النص أطول من المسموح، وهو 3 أحرف.',
      'النص أطول من المسموح، وهو 11 حرفًا.',
      'النص أطول من المسموح، وهو 100 حرف.',
    ])
  })

  it('never read a name as markup', () => {
    expect(deskText('en', 'job.about.send-mail', { name: '<b>{x}</b>', letter: 'y' })).toBe('Mail to <b>{x}</b>: y')
  })
})
