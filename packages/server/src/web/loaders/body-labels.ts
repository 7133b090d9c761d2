import { EMBED_PROVIDERS } from '@warraq/core/articles/embed-providers.table'
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
    embed: Object.fromEntries(EMBED_PROVIDERS.map((name) => [name, t(`body.embed.${name}`)])) as BodyLabels['embed'],
    download: { audio: t('body.downloadAudio'), video: t('body.downloadVideo') },
    table: t('body.table'),
    openPicture: t('body.openPicture'),
    notes: t('body.notes'),
    note: t('body.note', { number: '{number}' }),
    noteBack: t('body.noteBack', { number: '{number}' }),
  }
}
