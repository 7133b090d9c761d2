import type { Text } from '../i18n/text.tsx'

const KILO = 1024
const MEGA = KILO * KILO

/** Bytes as people say them. */
export function sizeOf(bytes: number, t: Text['t']): string {
  if (bytes < MEGA) return t('imports.kilobytes', { count: Math.ceil(bytes / KILO) })
  return t('imports.megabytes', { count: Math.round((bytes / MEGA) * 10) / 10 })
}
