import type { CareSign } from '@warraq/core/care/care-of'
import { HELP_ANYWHERE } from '@warraq/core/care/help-lines.table'
import type { Site } from '../sites.ts'
import type { CareNote } from '../views/article.ts'

/** What a care flag says above the text, in the words of this edition. */
export function careNote(site: Site, sign: CareSign): CareNote {
  return sign.kind === 'help-line' ? { kind: 'help-line', text: helpLine(site) } : sign
}

/** The newspaper's own words, else words without a number. */
export function helpLine({ facts: { care }, lang }: Pick<Site, 'facts' | 'lang'>): string {
  return care.helpLine[lang] || HELP_ANYWHERE[lang]
}

/** The same as a plain sentence, for feeds and mail. */
export function careSentence(site: Site, sign: CareSign): string {
  const { t } = site.messages
  if (sign.kind === 'help-line') return helpLine(site)
  if (sign.kind === 'protected') return t('article.protected')
  return t('article.designated', { group: sign.group, authority: sign.authority })
}
