/** One message to one person. Texts are complete: nothing is a template any more. */
export interface Mail {
  /** A checked address, without a name. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly lang: 'ar' | 'en'
  /** Left side of the Message-ID. The same for a repeated try, so that a mail server can drop the second. */
  readonly id: string
  /** Where one POST, without anything else, stops letters of this kind (RFC 8058); only for those that come by themselves. */
  readonly unsubscribe?: string
}

export interface Mailer {
  /** Resolves when the mail server has taken the message; rejects otherwise, and the job tries again later. */
  send(mail: Mail): Promise<void>
}
