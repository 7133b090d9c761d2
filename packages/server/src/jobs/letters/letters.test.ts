import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import type { Mail } from '../../ports/mail/port.ts'
import { memoryMailer } from '../../ports/mail/memory.ts'
import { smtpMailer } from '../../ports/mail/smtp.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { writeLetter } from './letter.ts'
import { sendMail } from './send-mail.ts'

const operator = { actor: { kind: 'operator' } } as const
const FACTS = {
  kind: 'invitation',
  lang: 'ar',
  siteName: 'صحيفة المرفأ',
  name: 'هدى سالم',
  role: 'section-head',
  gender: 'f',
  link: 'https://news.example/newsroom/invitation?token=abc',
} as const

describe('letters to staff', () => {
  test('say the same in text and HTML, right to left in Arabic, with the role in its feminine form', () => {
    const { subject, text, html } = writeLetter(FACTS)
    expect(subject).toBe('دعوة إلى غرفة تحرير صحيفة المرفأ')
    expect(text).toContain('رئيسة قسم')
    expect(text.split('\n')).toContain(FACTS.link)
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain(`href="${FACTS.link}"`)
    expect(writeLetter({ ...FACTS, lang: 'en', gender: 'unset' }).html).toContain('<html lang="en" dir="ltr">')
    expect(writeLetter({ ...FACTS, name: '' }).text.startsWith('مرحبًا،')).toBe(true)
  })

  test('show names as text and alone, whatever is in them', () => {
    const { html, text } = writeLetter({
      ...FACTS,
      name: '<img src=x onerror=alert(1)>',
      siteName: '"><script>{role}</script>',
    })
    expect(html).not.toMatch(/<img|<script/)
    expect(text).toContain('\u2068<img src=x onerror=alert(1)>\u2069')
  })

  test('have every key in both languages with the same placeholders', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)).toSorted()
    for (const key of Object.keys(ar) as (keyof typeof ar)[])
      expect([key, names(en[key])]).toEqual([key, names(ar[key])])
  })
})

eachDatabase('the job send-mail', (newsroom) => {
  const mailer = memoryMailer()
  const job = (parts: { mailer?: typeof mailer | null } = {}) =>
    sendMail({ ...newsroom(), publicUrl: newsroom().config.publicUrl, mailer, ...parts })
  const planned = async () =>
    (
      await newsroom()
        .read.selectFrom('job')
        .select('payload')
        .where('kind', '=', 'send-mail')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
    ).payload

  test('mails the link to the address of the account; neither stands in the job', async () => {
    const { accountId } = await newsroom().call(
      'people/invite-account',
      { email: 'Huda@example.org', name: 'هدى', role: 'reporter', sectionIds: [], mail: true },
      operator,
    )
    const payload = await planned()
    expect(payload).not.toMatch(/example\.org|هدى/)
    await job()(JSON.parse(payload))
    const mail = mailer.sent.at(-1) as Mail
    expect(mail).toMatchObject({ to: 'Huda@example.org', lang: 'ar', subject: 'دعوة إلى غرفة تحرير ورّاق' })
    const token = /token=([\w-]{43})/.exec(mail.text)?.[1] ?? ''
    expect(mail.text).toContain(`http://127.0.0.1:8080/newsroom/invitation?token=${token}`)
    expect(payload).not.toContain(token)
    expect(mail.id).not.toContain(token)
    await job()(JSON.parse(payload))
    expect(mailer.sent.at(-1)?.id).toBe(mail.id)
    const accepted = { tokenHash: newsroom().keys.tokenHash(token), name: 'هدى', passwordHash: 'x' }
    expect(await newsroom().call('people/accept-invitation', accepted, { actor: { kind: 'guest' } })).toEqual({
      accountId,
    })
    const before = mailer.sent.length
    await job()(JSON.parse(payload))
    expect(mailer.sent).toHaveLength(before)
  })

  test('a forgotten password is mailed to a known address and to nobody else', async () => {
    const ask = (email: string) =>
      newsroom().call('people/request-reset', { email, mail: true }, { actor: { kind: 'guest' } })
    const before = mailer.sent.length
    expect(await ask('nobody@example.org')).toBeNull()
    expect(await ask('HUDA@example.org')).toBeNull()
    await job()(JSON.parse(await planned()))
    expect(mailer.sent).toHaveLength(before + 1)
    expect(mailer.sent.at(-1)?.text).toContain('/newsroom/reset?token=')
    // A newer link makes the older one, and its mail, useless.
    const old = await planned()
    await ask('huda@example.org')
    await job()(JSON.parse(old))
    expect(mailer.sent).toHaveLength(before + 1)
    await expect(job({ mailer: null })(JSON.parse(await planned()))).rejects.toThrow('no mail server')
    await expect(job()({ letter: 'newsletter' })).rejects.toThrow('not a letter')
  })
})

describe('mail by SMTP', () => {
  const received: { raw: string; to: string[] }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          raw: Buffer.concat(chunks).toString('utf8'),
          to: session.envelope.rcptTo.map(({ address }) => address),
        })
        done()
      })
    },
  })
  const at = { port: 0 }
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        const listening = server.listen(0, '127.0.0.1', () => {
          const address = listening.address()
          at.port = typeof address === 'object' && address ? address.port : 0
          resolve()
        })
      }),
  )
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
      }),
  )

  const mailer = () =>
    smtpMailer({ url: `smtp://127.0.0.1:${at.port}`, from: 'صحيفة المرفأ <desk@news.example>' }, 'news.example')

  test('one message to one person, Arabic whole in subject, text and HTML', async () => {
    const letter = writeLetter(FACTS)
    await mailer().send({ to: 'huda@example.org', lang: 'ar', id: 'abc123', ...letter })
    const { raw, to } = received.at(-1) ?? { raw: '', to: [] }
    expect(to).toEqual(['huda@example.org'])
    const parsed = await simpleParser(raw)
    expect(parsed.subject).toBe(letter.subject)
    expect(parsed.text?.trim()).toBe(letter.text.trim())
    expect(parsed.html).toContain('dir="rtl"')
    expect(parsed.from?.value).toEqual([{ name: 'صحيفة المرفأ', address: 'desk@news.example' }])
    expect(parsed.messageId).toBe('<abc123@news.example>')
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('no text becomes a header, a further address or a file', async () => {
    await mailer().send({
      to: 'huda@example.org',
      lang: 'ar',
      id: 'x1',
      subject: 'س\r\nBcc: evil@example.net',
      text: 'file:///etc/passwd',
      html: '<img src="file:///etc/passwd">',
    })
    const { raw, to } = received.at(-1) ?? { raw: '', to: [] }
    expect(to).toEqual(['huda@example.org'])
    const parsed = await simpleParser(raw)
    expect(parsed.bcc).toBeUndefined()
    expect(parsed.headers.has('bcc')).toBe(false)
    expect(parsed.attachments).toEqual([])
    expect(raw).not.toContain('root:')
    const before = received.length
    const two = mailer().send({
      to: 'a@example.org, b@example.net',
      lang: 'ar',
      id: 'x2',
      subject: 's',
      text: 't',
      html: 'h',
    })
    // What went wrong is written down and shown to admins, so it names nobody.
    await expect(two).rejects.toThrow(/^mail server: EENVELOPE 501$/)
    expect(received).toHaveLength(before)
  })

  test('a server that is not there rejects, so that the job tries again', async () => {
    await expect(
      smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'a@b.co' }, 'b.co').send({
        to: 'a@b.co',
        lang: 'ar',
        id: 'x',
        subject: 's',
        text: 't',
        html: 'h',
      }),
    ).rejects.toThrow(/^mail server: (?:ESOCKET|ECONNECTION)$/)
  })
})
