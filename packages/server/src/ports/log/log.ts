import { randomBytes } from 'node:crypto'

export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/** Structured lines without personal data: no addresses, e-mails, cookies, query strings or texts of users. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** Writes a defect once and gives the reference number that the reader or editor is shown. */
  defect(where: string, error: unknown, fields?: LogFields): string
}

/** One JSON object a line; JSON escapes CR and LF, so that nobody can forge a line. */
export function lineLog(write: (line: string) => void, now: () => string): Log {
  const line = (level: string, event: string, fields: LogFields) =>
    write(`${JSON.stringify({ at: now(), level, event, ...fields })}\n`)
  return {
    info: (event, fields = {}) => line('info', event, fields),
    warn: (event, fields = {}) => line('warn', event, fields),
    defect(where, error, fields = {}) {
      const ref = randomBytes(4).toString('hex')
      line('error', where, { ...fields, ref, error: describe(error) })
      return ref
    },
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\ncaused by ${describe(error.cause)}`
}
