import { fold } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import type { ArticleContent } from '@warraq/core/articles/content'
import { bodyReferences } from '@warraq/core/articles/references'
import type { WriteContext } from '../action.ts'

/** What the articles, pages and accounts that stay stand on. */
export interface InUse {
  readonly personIds: ReadonlySet<number>
  readonly sectionIds: ReadonlySet<number>
  readonly mediaIds: ReadonlySet<number>
  readonly tagIds: ReadonlySet<number>
  /** Folded names of tags in working copies. */
  readonly tagKeys: ReadonlySet<string>
}

const AT_ONCE = 200

/** Reads every article: published ones stand on what readers see, and every working copy on what it names. */
export async function inUse(context: WriteContext): Promise<InUse> {
  const { db } = context
  const used = {
    personIds: new Set<number>(),
    sectionIds: new Set<number>(),
    mediaIds: new Set<number>(),
    tagIds: new Set<number>(),
    tagKeys: new Set<string>(),
  }
  const noteBody = (body: Body) => bodyReferences(body).mediaIds.forEach((id) => used.mediaIds.add(id))
  for (const { person_id } of await db.selectFrom('public_byline').select('person_id').distinct().execute())
    used.personIds.add(person_id)
  for (const { media_id } of await db.selectFrom('public_media').select('media_id').distinct().execute())
    used.mediaIds.add(media_id)
  for (const { tag_id } of await db.selectFrom('public_tag').select('tag_id').distinct().execute())
    used.tagIds.add(tag_id)
  for (const { person_id } of await db.selectFrom('account').select('person_id').execute())
    if (person_id !== null) used.personIds.add(person_id)
  for (const { section_id } of await db.selectFrom('account_section').select('section_id').execute())
    used.sectionIds.add(section_id)
  for (const { body } of await db.selectFrom('page').select('body').execute()) noteBody(JSON.parse(body) as Body)
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('article')
      .select(['id', 'content', 'section_id'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    for (const { content, section_id: sectionId } of rows) {
      const { bylines, lead, body, tagNames } = JSON.parse(content) as ArticleContent
      if (sectionId !== null) used.sectionIds.add(sectionId)
      bylines.forEach(({ personId }) => used.personIds.add(personId))
      if (lead) used.mediaIds.add(lead.mediaId)
      tagNames.forEach((name) => used.tagKeys.add(fold(name)))
      noteBody(body)
    }
    const last = rows.at(-1)
    if (!last) return used
    after = last.id
  }
}
