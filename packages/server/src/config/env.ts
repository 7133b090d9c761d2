import { env as inherited } from 'node:process'

/** One line per variable that the program reads. `docs/run/configuration.md` is held against this list by a test. */
export const SETTINGS = {
  PORT: 'port to listen on (default 8080)',
  HOST: 'address to listen on (default 127.0.0.1)',
  WARRAQ_DATA_DIR: 'folder of the database, media, pages and keys (default ./data)',
  WARRAQ_PUBLIC_URL: 'address readers use, https:// unless local (default http://127.0.0.1:PORT)',
  WARRAQ_DATABASE_URL: 'postgres://… (default: SQLite in the data folder)',
  WARRAQ_SECRET: 'secret instead of keys.json, at least 32 characters',
  WARRAQ_SMTP_URL: 'smtp://user:password@host:port; needs WARRAQ_MAIL_FROM',
  WARRAQ_MAIL_FROM: 'sender of mails, "Name <address>"; needs WARRAQ_SMTP_URL',
  WARRAQ_TRUSTED_PROXY: 'address or CIDR of the one reverse proxy whose X-Forwarded-For is believed',
  WARRAQ_FETCH_ALLOW: 'address:port,…: private machines that imports may fetch from; refused on a public site',
  WARRAQ_RATE_LIMITS: '"off" switches limits off; refused unless listening on loopback',
  WARRAQ_ROLES: 'web,desk,jobs: which parts this process runs (default all)',
  WARRAQ_BACKUP_DIR: 'folder for a backup a day, made and checked by the running server (default: none is made)',
  WARRAQ_BACKUP_RECIPIENT: 'age1…: public key that daily backups are sealed for; without it they have no keys in them',
  WARRAQ_BACKUP_KEEP: 'days,weeks,months of which one daily backup each is kept (default 7,4,6)',
  WARRAQ_METRICS_TOKEN:
    'whoever sends it as a bearer token may read /metrics, at least 16 characters (default: nobody)',
  WARRAQ_LANG: 'ar or en: language of command line messages (default from LANG)',
  WARRAQ_SAMPLE: '"off": an empty data folder starts without the sample newsroom',
} as const

export type SettingName = keyof typeof SETTINGS
export type Environment = Readonly<Partial<Record<SettingName | 'LANG' | 'LC_ALL', string>>>

/** The only reader of the process environment. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const names = [...Object.keys(SETTINGS), 'LANG', 'LC_ALL']
  return Object.fromEntries(names.flatMap((name) => (source[name] ? [[name, source[name]]] : [])))
}

/** The language of messages: what WARRAQ_LANG says, else English in an English locale, else Arabic. */
export function languageOf(env: Environment): 'ar' | 'en' {
  if (env.WARRAQ_LANG === 'ar' || env.WARRAQ_LANG === 'en') return env.WARRAQ_LANG
  return (env.LC_ALL ?? env.LANG ?? '').startsWith('en') ? 'en' : 'ar'
}

/** The environment of a process that this one starts: its own, handed on unread, with other settings. */
export function environmentWith(
  settings: Readonly<Partial<Record<SettingName, string>>>,
): Readonly<Record<string, string | undefined>> {
  return { ...inherited, ...settings }
}
