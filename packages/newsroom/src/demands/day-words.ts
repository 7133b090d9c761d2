import { useDates, useSession } from '../session/session.tsx'
import { zoneDays } from '@warraq/core/search/zone-days'

/** A day of the calendar as the site writes days. */
export function useDayWords(): (day: string) => string {
  const dates = useDates()
  const { site } = useSession()
  const days = zoneDays(site.timeZone)
  return (day) => dates.day(new Date(days.startOf(day) * 60_000).toISOString())
}
