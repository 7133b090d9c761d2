import type { ArticleContent } from '@warraq/core/articles/content'
import { bodyReferences } from '@warraq/core/articles/references'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'

/** Refuses, with the field, what names a section, person or picture that does not exist. */
export async function refuseUnknownReferences(context: WriteContext, content: ArticleContent): Promise<void> {
  const { sectionId, bylines, lead, body } = content
  if (sectionId !== null) await refuseUnknown(context, 'section', [sectionId], 'content.sectionId')
  const persons = bylines.map(({ personId }) => personId)
  await refuseUnknown(context, 'person', persons, 'content.bylines')
  if (lead) await refuseUnknown(context, 'media', [lead.mediaId], 'content.lead')
  await refuseUnknown(context, 'media', bodyReferences(body).mediaIds, 'content.body')
}

async function refuseUnknown(
  { db }: WriteContext,
  table: 'section' | 'person' | 'media',
  ids: readonly number[],
  field: string,
): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const known = await db.selectFrom(table).select('id').where('id', 'in', wanted).execute()
  if (known.length !== wanted.length) throw new Refusal('bad-input', { field })
}
