import type { Mail, Mailer } from './port.ts'

/** A mailer that keeps what it is given: for tests. */
export function memoryMailer(): Mailer & { readonly sent: readonly Mail[] } {
  const sent: Mail[] = []
  return {
    sent,
    send: (mail) => {
      sent.push(mail)
      return Promise.resolve()
    },
  }
}
