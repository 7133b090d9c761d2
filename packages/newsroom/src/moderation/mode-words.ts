import type { OwnCommentMode } from '@warraq/core/contract/comment-modes'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { now } from '../ui/state-word.tsx'

type Words = Pick<OwnCommentMode, 'mode' | 'closeAfterDays' | 'slowSeconds' | 'until'>

/** «كل التعليقات قبل نشرها، تعليق كل دقيقة، حتى …»: what a section or an article has of its own. */
export function useModeWords(): (own: Words) => string {
  const { t, list } = useText()
  const dates = useDates()
  return ({ mode, closeAfterDays, slowSeconds, until }) =>
    list([
      ...(mode === null ? [] : [t(mode === 'closed' ? 'mod.mode.closed' : `site.commentsMode.${mode}`)]),
      ...(slowSeconds === null ? [] : [t('mod.slowWords', { count: slowSeconds })]),
      ...(closeAfterDays === null ? [] : [t('mod.closeWords', { count: closeAfterDays })]),
      ...(until === null ? [] : [t('mod.untilWords', { until: dates.moment(until, now()) })]),
    ])
}
