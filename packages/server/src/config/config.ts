import { isAbsolute, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { Refusal } from '@warraq/core/errors'
import { readKeepRule } from '@warraq/core/site/kept-backups'
import type { Environment } from './env.ts'
import { languageOf } from './env.ts'
import type { FetchAllowance } from './fetch-allow.ts'
import { readFetchAllow } from './fetch-allow.ts'

/** Where the newsroom's data lives. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

export type RoleOfProcess = 'web' | 'desk' | 'jobs'

/** Facts of the machine, checked once at the start and frozen. Choices of the newsroom live in the database. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly publicUrl: URL
  readonly databaseUrl: string | null
  readonly secret: string | null
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly trustedProxy: string | null
  /** Addresses and ports that may be fetched from although they are not public; see fetch-allow.ts. */
  readonly fetchAllow: readonly FetchAllowance[]
  readonly rateLimits: boolean
  readonly roles: readonly RoleOfProcess[]
  /** Where the server puts a backup a day; null: nowhere. */
  readonly backup: { readonly folder: string; readonly recipient: string | null; readonly keep: string } | null
  /** What opens /metrics; null: nothing does. */
  readonly metricsToken: string | null
  readonly lang: 'ar' | 'en'
  readonly sample: boolean
}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Turns the environment into a Config; a half-set or impossible setting is a `Refusal` that says what to set. */
export function readConfig(env: Environment, cwd: string): Config {
  const port = wholeNumber('PORT', env.PORT ?? '8080', 0, 65_535)
  const host = env.HOST ?? '127.0.0.1'
  const dataDir = env.WARRAQ_DATA_DIR ?? 'data'
  return Object.freeze({
    port,
    host,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(cwd, dataDir),
    publicUrl: publicUrl(
      env.WARRAQ_PUBLIC_URL ?? `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`,
    ),
    databaseUrl: databaseUrl(env.WARRAQ_DATABASE_URL),
    secret: secret(env.WARRAQ_SECRET),
    mail: mail(env),
    trustedProxy: trustedProxy(env.WARRAQ_TRUSTED_PROXY),
    fetchAllow: fetchAllow(env.WARRAQ_FETCH_ALLOW),
    rateLimits: rateLimits(env.WARRAQ_RATE_LIMITS, host),
    roles: roles(env.WARRAQ_ROLES),
    backup: backup(env, cwd),
    metricsToken: metricsToken(env.WARRAQ_METRICS_TOKEN),
    lang: language(env),
    sample: onOff('WARRAQ_SAMPLE', env.WARRAQ_SAMPLE),
  })
}

export function databaseAddress(config: Config): DatabaseAddress {
  return config.databaseUrl === null
    ? { kind: 'sqlite', file: resolve(config.dataDir, 'warraq.db') }
    : { kind: 'postgres', url: config.databaseUrl }
}

function invalid(name: string, why: string): never {
  throw new Refusal('setting-invalid', { name, why })
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const n = Number(text)
  if (!/^\d+$/.test(text) || n < least || n > most) invalid(name, `${least}–${most}`)
  return n
}

function publicUrl(text: string): URL {
  if (!URL.canParse(text)) invalid('WARRAQ_PUBLIC_URL', 'https://…')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') invalid('WARRAQ_PUBLIC_URL', 'https://…')
  if (url.pathname !== '/' || url.search !== '' || url.username !== '')
    invalid('WARRAQ_PUBLIC_URL', 'https://example.org')
  // Session cookies carry the __Host- prefix, which browsers accept over plain HTTP only from the machine itself.
  if (url.protocol === 'http:' && !LOCAL_HOSTS.has(url.hostname))
    throw new Refusal('public-url-insecure', { url: url.origin })
  return url
}

function databaseUrl(text: string | undefined): string | null {
  if (text === undefined) return null
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    invalid('WARRAQ_DATABASE_URL', 'postgres://user:password@host:5432/name')
  return text
}

function secret(text: string | undefined): string | null {
  if (text !== undefined && text.length < 32) invalid('WARRAQ_SECRET', '>= 32')
  return text ?? null
}

function mail(env: Environment): Config['mail'] {
  const { WARRAQ_SMTP_URL: url, WARRAQ_MAIL_FROM: from } = env
  if (url === undefined && from === undefined) return null
  if (url === undefined) invalid('WARRAQ_SMTP_URL', 'WARRAQ_MAIL_FROM + WARRAQ_SMTP_URL')
  if (from === undefined) invalid('WARRAQ_MAIL_FROM', 'WARRAQ_SMTP_URL + WARRAQ_MAIL_FROM')
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) invalid('WARRAQ_SMTP_URL', 'smtp://host:port')
  return { url, from }
}

function trustedProxy(text: string | undefined): string | null {
  if (text === undefined) return null
  if (!ipaddr.isValidCIDR(text) && !ipaddr.isValid(text)) invalid('WARRAQ_TRUSTED_PROXY', '127.0.0.1 | 10.0.0.0/8')
  return text
}

function fetchAllow(text: string | undefined): readonly FetchAllowance[] {
  if (text === undefined) return []
  return readFetchAllow(text) ?? invalid('WARRAQ_FETCH_ALLOW', '127.0.0.1:8081,[::1]:8081')
}

function backup(env: Environment, cwd: string): Config['backup'] {
  const { WARRAQ_BACKUP_DIR: dir, WARRAQ_BACKUP_RECIPIENT: recipient, WARRAQ_BACKUP_KEEP: keep = '7,4,6' } = env
  if (recipient !== undefined && !/^age1[0-9a-z]{20,}$/.test(recipient)) invalid('WARRAQ_BACKUP_RECIPIENT', 'age1…')
  if (readKeepRule(keep) === null) invalid('WARRAQ_BACKUP_KEEP', '7,4,6')
  return dir === undefined ? null : { folder: resolve(cwd, dir), recipient: recipient ?? null, keep }
}

function metricsToken(text: string | undefined): string | null {
  if (text !== undefined && text.length < 16) invalid('WARRAQ_METRICS_TOKEN', '>= 16')
  return text ?? null
}

function rateLimits(text: string | undefined, host: string): boolean {
  const on = onOff('WARRAQ_RATE_LIMITS', text)
  if (!on && !['127.0.0.1', '::1', 'localhost'].includes(host)) invalid('WARRAQ_RATE_LIMITS', 'HOST=127.0.0.1')
  return on
}

function onOff(name: string, text: string | undefined): boolean {
  if (text !== undefined && text !== 'on' && text !== 'off') invalid(name, 'on | off')
  return text !== 'off'
}

function roles(text: string | undefined): RoleOfProcess[] {
  if (text === undefined) return ['web', 'desk', 'jobs']
  const names = text.split(',').map((name) => name.trim())
  for (const name of names) if (!['web', 'desk', 'jobs'].includes(name)) invalid('WARRAQ_ROLES', 'web,desk,jobs')
  return names as RoleOfProcess[]
}

function language(env: Environment): 'ar' | 'en' {
  if (env.WARRAQ_LANG !== undefined && env.WARRAQ_LANG !== 'ar' && env.WARRAQ_LANG !== 'en')
    invalid('WARRAQ_LANG', 'ar | en')
  return languageOf(env)
}
