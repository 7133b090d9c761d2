import type { Config } from '../config/config.ts'
import type { SettingName } from '../config/env.ts'
import { allowanceText } from '../config/fetch-allow.ts'

/** Every setting as it is in force, fit to be shown: no secret, no password. Null: not set. */
export function settingsInForce(config: Config, hidden: string): Readonly<Record<SettingName, string | null>> {
  return {
    PORT: String(config.port),
    HOST: config.host,
    WARRAQ_DATA_DIR: config.dataDir,
    WARRAQ_PUBLIC_URL: config.publicUrl.origin,
    WARRAQ_DATABASE_URL: config.databaseUrl && withoutPassword(config.databaseUrl, hidden),
    WARRAQ_SECRET: config.secret && hidden,
    WARRAQ_SMTP_URL: config.mail && withoutPassword(config.mail.url, hidden),
    WARRAQ_MAIL_FROM: config.mail && config.mail.from,
    WARRAQ_TRUSTED_PROXY: config.trustedProxy,
    WARRAQ_FETCH_ALLOW: config.fetchAllow.map(allowanceText).join(',') || null,
    WARRAQ_RATE_LIMITS: onOff(config.rateLimits),
    WARRAQ_ROLES: config.roles.join(','),
    WARRAQ_BACKUP_DIR: config.backup && config.backup.folder,
    WARRAQ_BACKUP_RECIPIENT: config.backup && config.backup.recipient,
    WARRAQ_BACKUP_KEEP: config.backup && config.backup.keep,
    WARRAQ_METRICS_TOKEN: config.metricsToken && hidden,
    WARRAQ_LANG: config.lang,
    WARRAQ_SAMPLE: onOff(config.sample),
  }
}

const onOff = (value: boolean): string => (value ? 'on' : 'off')

/** Passwords stand before the host, and in PostgreSQL addresses also among the parameters. */
function withoutPassword(address: string, hidden: string): string {
  const url = new URL(address)
  const user = url.username === '' ? '' : `${url.username}${url.password === '' ? '' : `:${hidden}`}@`
  return `${url.protocol}//${user}${url.host}${url.pathname}`
}
