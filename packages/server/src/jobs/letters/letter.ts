import { IntlMessageFormat } from 'intl-messageformat'
import type { Role } from '@warraq/core/people/roles'
import { ar } from './ar.ts'
import { en } from './en.ts'

export type LetterKind = 'invitation' | 'reset' | 'keys-reset'

/** What a letter to a member of staff is made of. `link` is the only address in it. */
export interface LetterFacts {
  readonly kind: LetterKind
  readonly lang: 'ar' | 'en'
  readonly siteName: string
  /** Empty when unknown. */
  readonly name: string
  readonly role: Role
  readonly gender: 'f' | 'm' | 'unset'
  readonly link: string
}

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const CATALOGUES = { ar, en } as const
const LOCALES = { ar: 'ar-u-ca-gregory-nu-latn', en: 'en-u-ca-gregory-nu-latn' } as const

/** The letter as plain text and as HTML of the same words. Names are isolated, so that one of them cannot turn a line around. */
export function writeLetter(facts: LetterFacts): Letter {
  const { kind, lang, link } = facts
  const site = isolated(facts.siteName)
  const say = (key: keyof typeof ar, values: Readonly<Record<string, string>> = {}) =>
    String(new IntlMessageFormat(CATALOGUES[lang][key], LOCALES[lang], undefined, { ignoreTag: true }).format(values))
  const role = say(facts.gender === 'f' ? `role.${facts.role}.f` : `role.${facts.role}`)
  const hello = facts.name === '' ? say('hello.nobody') : say('hello', { name: isolated(facts.name) })
  const lines = {
    hello,
    text: say(`${kind}.text`, { site, role }),
    expiry: say(`${kind}.expiry`),
    ignore: say(`${kind}.ignore`),
  }
  return {
    // No isolates here: the subject is a line by itself in a list, and some programs show them as boxes.
    subject: say(`${kind}.subject`, { site: facts.siteName }),
    text: [lines.hello, '', lines.text, link, '', lines.expiry, lines.ignore, '', facts.siteName, ''].join('\n'),
    html: letterHtml({
      lang,
      siteName: facts.siteName,
      before: [lines.hello, lines.text],
      link: { url: link, label: say(`${kind}.action`) },
      after: [lines.expiry, lines.ignore],
    }),
  }
}

const FONT = "font-family:'Noto Naskh Arabic','Geeza Pro',Tahoma,Arial,sans-serif"

export interface LetterParts {
  readonly lang: 'ar' | 'en'
  readonly siteName: string
  /** Paragraphs before the link and after it; the last of those after is small. */
  readonly before: readonly string[]
  readonly link: { readonly url: string; readonly label: string }
  readonly after: readonly string[]
}

/** The one shape that letters have, to staff and to readers. */
export function letterHtml({ lang, siteName, before, link, after }: LetterParts): string {
  const dir = lang === 'ar' ? 'rtl' : 'ltr'
  const side = lang === 'ar' ? 'right' : 'left'
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${escape(text)}</p>`
  const small = 'font-size:14px;color:#5c5850'
  return [
    `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>${escape(siteName)}</title></head>`,
    `<body dir="${dir}" style="margin:0;padding:24px;background:#fffdf8;color:#171614;${FONT};font-size:18px;line-height:1.8;text-align:${side}">`,
    `<div style="max-width:560px;margin:0 auto;border-top:3px solid #171614;padding-top:16px">`,
    `<p style="margin:0 0 24px;font-weight:700;font-size:22px">${escape(siteName)}</p>`,
    ...before.map((text) => paragraph(text)),
    `<p style="margin:0 0 16px"><a href="${escape(link.url)}" style="display:inline-block;padding:10px 22px;background:#171614;color:#fffdf8;text-decoration:none">${escape(link.label)}</a></p>`,
    `<p dir="ltr" style="margin:0 0 16px;font-size:13px;word-break:break-all;text-align:${side}"><a href="${escape(link.url)}" style="color:#171614">${escape(link.url)}</a></p>`,
    ...after.map((text, n) => paragraph(text, n === after.length - 1 ? small : '')),
    '</div></body></html>',
  ].join('\n')
}

export function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
