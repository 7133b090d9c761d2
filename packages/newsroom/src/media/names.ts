import type { MediaRow } from '@warraq/core/contract/media'
import { SOON_DAYS } from '@warraq/core/contract/media'

/** What a picture is called among others: by its caption, its description, or the name of its file. */
export function nameOfPicture({
  caption,
  alt,
  originalName,
}: Pick<MediaRow, 'caption' | 'alt' | 'originalName'>): string {
  return caption || alt || originalName
}

/** `expired` after its last day, `soon` in the weeks before it. `now`: UTC. */
export function endingOf(expiresOn: string | null, now: Date): 'expired' | 'soon' | null {
  if (expiresOn === null) return null
  const day = (at: Date) => at.toISOString().slice(0, 10)
  if (expiresOn < day(now)) return 'expired'
  return expiresOn <= day(new Date(now.getTime() + SOON_DAYS * 86_400_000)) ? 'soon' : null
}
