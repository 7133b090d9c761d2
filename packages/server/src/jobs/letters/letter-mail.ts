import { createHash } from 'node:crypto'
import type { Json } from '@warraq/core/json'
import { IntlMessageFormat } from 'intl-messageformat'
import { letterKey } from '../../store/reader/letter-key.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { JobHandler } from '../runner.ts'
import { isolated, letterHtml } from './letter.ts'
import { LETTER_WORDS } from './letter-words.table.ts'
import type { MailParts } from './send-mail.ts'

/**
 * Tells the writer of a letter that it came in, what the desk answers and what came of it. Without a mail server none is
 * sent: the page of the letter says the same.
 */
export function letterMail(parts: MailParts): Readonly<Record<string, JobHandler>> {
  return { 'send-letter-mail': (payload) => (parts.mailer === null ? Promise.resolve() : send(parts, payload)) }
}

const LOCALES = { ar: 'ar-u-ca-gregory-nu-latn', en: 'en-u-ca-gregory-nu-latn' } as const

async function send({ read, keys, publicUrl, mailer }: MailParts, payload: Json): Promise<void> {
  const { letterId, lineId } = payload as { letterId: number; lineId: number | null }
  const letter = await read
    .selectFrom('reader_letter as l')
    .innerJoin('article as a', 'a.id', 'l.article_id')
    .select(['l.kind', 'l.lang', 'l.state', 'l.contact_enc', 'a.title'])
    .where('l.id', '=', letterId)
    .executeTakeFirst()
  // Erased meanwhile, or its article was.
  if (!letter || mailer === null) return
  const line =
    lineId === null
      ? null
      : await read
          .selectFrom('reader_letter_line')
          .select(['kind', 'text'])
          .where('id', '=', lineId)
          .where('letter_id', '=', letterId)
          .executeTakeFirstOrThrow()
  const { name, email } = JSON.parse(keys.unseal(letter.contact_enc)) as { name: string; email: string }
  if (email === '') return
  const lang = letter.lang === 'en' ? 'en' : 'ar'
  const { settings } = await readSiteSettings(read)
  const siteName = settings.names[lang] || settings.names.ar
  const say = (key: keyof (typeof LETTER_WORDS)['ar'], values: Readonly<Record<string, string>> = {}) =>
    String(new IntlMessageFormat(LETTER_WORDS[lang][key], LOCALES[lang], undefined, { ignoreTag: true }).format(values))
  const outcome = line?.kind === 'outcome' ? (letter.state === 'open' ? 'answered' : letter.state) : null
  const lines = [
    name === '' ? say('hello.nobody') : say('hello', { name: isolated(name) }),
    line === null
      ? say(`${letter.kind}.received`, { title: isolated(letter.title), site: isolated(siteName) })
      : outcome === null
        ? say('line', { title: isolated(letter.title) })
        : say(`outcome.${outcome}`, { title: isolated(letter.title) }),
    ...(line === null || line.text === '' ? [] : [line.text]),
  ]
  const link = new URL(`/letters/${letterId}/${letterKey(keys, letterId)}`, publicUrl).href
  await mailer.send({
    to: email,
    lang,
    id: createHash('sha256').update(`reader letter ${letterId} ${lineId}`).digest('hex').slice(0, 32),
    subject: say(`${letter.kind}.subject`, { site: siteName }),
    text: [...lines, '', say('follow'), link, '', siteName, ''].join('\n'),
    html: letterHtml({ lang, siteName, before: lines, link: { url: link, label: say('follow') }, after: [] }),
  })
}
