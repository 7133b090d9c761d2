import { IntlMessageFormat } from 'intl-messageformat'
import type { Role } from '@warraq/core/people/roles'
import { ar } from './ar.ts'
import { en } from './en.ts'

export type LetterKind = 'invitation' | 'reset'

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
    html: letterHtml(facts, lines, say(`${kind}.action`)),
  }
}

const FONT = "font-family:'Noto Naskh Arabic','Geeza Pro',Tahoma,Arial,sans-serif"

function letterHtml(
  facts: LetterFacts,
  lines: Readonly<Record<'hello' | 'text' | 'expiry' | 'ignore', string>>,
  action: string,
): string {
  const dir = facts.lang === 'ar' ? 'rtl' : 'ltr'
  const side = facts.lang === 'ar' ? 'right' : 'left'
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${escape(text)}</p>`
  return [
    `<!doctype html><html lang="${facts.lang}" dir="${dir}"><head><meta charset="utf-8"><title>${escape(facts.siteName)}</title></head>`,
    `<body dir="${dir}" style="margin:0;padding:24px;background:#fffdf8;color:#171614;${FONT};font-size:18px;line-height:1.8;text-align:${side}">`,
    `<div style="max-width:560px;margin:0 auto;border-top:3px solid #171614;padding-top:16px">`,
    `<p style="margin:0 0 24px;font-weight:700;font-size:22px">${escape(facts.siteName)}</p>`,
    paragraph(lines.hello),
    paragraph(lines.text),
    `<p style="margin:0 0 16px"><a href="${escape(facts.link)}" style="display:inline-block;padding:10px 22px;background:#171614;color:#fffdf8;text-decoration:none">${escape(action)}</a></p>`,
    `<p dir="ltr" style="margin:0 0 16px;font-size:13px;word-break:break-all;text-align:${side}"><a href="${escape(facts.link)}" style="color:#171614">${escape(facts.link)}</a></p>`,
    paragraph(lines.expiry),
    paragraph(lines.ignore, 'font-size:14px;color:#5c5850'),
    '</div></body></html>',
  ].join('\n')
}

function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
