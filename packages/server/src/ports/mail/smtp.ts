import { createTransport } from 'nodemailer'
import type { Mailer } from './port.ts'

const TIMEOUT_MS = 20_000

/**
 * Sends by SMTP. Nothing in a message may name a file or an address to fetch, so that no text of a person can make the
 * mailer read one. The Message-ID carries the site's own host.
 * @param settings `url` as `smtp(s)://user:password@host:port`, `from` as "Name <address>"
 */
export function smtpMailer(settings: { readonly url: string; readonly from: string }, host: string): Mailer {
  const transport = createTransport(
    {
      url: settings.url,
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    },
    { from: settings.from },
  )
  return {
    async send(mail) {
      const message = {
        // An object, not a string: an address is never parsed for further addresses or names.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${host}>`,
        headers: {
          'Content-Language': mail.lang,
          'Auto-Submitted': 'auto-generated',
          ...(mail.unsubscribe === undefined
            ? {}
            : {
                'List-Unsubscribe': `<${mail.unsubscribe}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }),
        },
        textEncoding: 'base64',
      } as const
      await transport.sendMail(message).catch((error: unknown) => {
        throw withoutAddresses(error)
      })
    },
  }
}

/** Mail servers repeat the address in what they say; logs and lists of failed jobs get the codes alone. */
function withoutAddresses(error: unknown): Error {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return new Error(['mail server:', code ?? 'failed', responseCode ?? ''].join(' ').trim())
}
