import { IntlMessageFormat } from 'intl-messageformat'
import type { Letter } from './letter.ts'
import { isolated, letterHtml } from './letter.ts'
import { READER_WORDS } from './reader-words.table.ts'

export type ReaderLetterKind =
  | 'entry'
  | 'statement'
  | 'quiet'
  | 'answer'
  | 'outside'
  | 'overdue'
  | 'answers'
  | 'upheld'
  | 'dismissed'

/** What a letter about comments is made of. `link` is the only address in it. */
export interface ReaderLetterFacts {
  readonly kind: ReaderLetterKind
  readonly lang: 'ar' | 'en'
  readonly siteName: string
  readonly link: string
  /** `statement`, `name`, `date`, `titles`, `count`, for the kinds that say them. */
  readonly values?: Readonly<Record<string, string | number>>
}

const LOCALES = { ar: 'ar-u-ca-gregory-nu-latn', en: 'en-u-ca-gregory-nu-latn' } as const

/** The letter as plain text and as HTML of the same words. What people wrote is isolated, so that it cannot turn a line around. */
export function writeReaderLetter({ kind, lang, siteName, link, values = {} }: ReaderLetterFacts): Letter {
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolated(value) : value]),
  )
  const say = (part: 'subject' | 'text' | 'action' | 'after' | 'small', site: string) => {
    const pattern: string = READER_WORDS[lang][`${kind}.${part}`]
    return String(
      new IntlMessageFormat(pattern, LOCALES[lang], undefined, { ignoreTag: true }).format({ ...given, site }),
    )
  }
  const site = isolated(siteName)
  const after = [say('after', site), say('small', site)]
  const text = say('text', site)
  return {
    subject: say('subject', siteName),
    text: [text, link, '', ...after, '', siteName, ''].join('\n'),
    html: letterHtml({ lang, siteName, before: [text], link: { url: link, label: say('action', site) }, after }),
  }
}
