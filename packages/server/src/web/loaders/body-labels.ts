import type { BodyLabels } from '@warraq/core/articles/render-options'
import type { Messages } from '../messages/messages.ts'

/** Sentences of the catalogue with their placeholders left in, as core's renderer fills them itself. */
export function bodyLabels({ t }: Messages): BodyLabels {
  return {
    photoCredit: t('article.credit', { credit: '{credit}' }),
    related: t('body.related'),
    speakerRole: t('body.speakerRole', { speaker: '{speaker}', role: '{role}' }),
    quoteSource: t('body.quoteSource', { source: '{source}' }),
    designated: t('body.designated', { by: '{by}' }),
  }
}
