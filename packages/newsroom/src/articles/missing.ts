import type { MissingPart } from '@warraq/core/articles/publishable'
import type { Text } from '../i18n/text.tsx'

const NAMES: Readonly<Record<MissingPart, Parameters<Text['t']>[0]>> = {
  title: 'missing.title',
  section: 'missing.section',
  byline: 'missing.byline',
  body: 'missing.body',
  'lead-alt': 'missing.lead-alt',
  'lead-credit': 'missing.lead-credit',
}

/** What an article lacks for publishing, as one sentence. Names the desk knows and we do not are shown as they are. */
export function missingSentence(parts: readonly string[], text: Text): string {
  const named = parts.map((part) => (part in NAMES ? text.t(NAMES[part as MissingPart]) : part))
  return text.t('missing.all', { parts: text.list(named) })
}
