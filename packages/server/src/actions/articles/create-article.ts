import type { ArticleContent } from '@warraq/core/articles/content'
import { cleanTitle } from '@warraq/arabic'
import { shortCode } from '@warraq/core/links/short-code'
import { defineAction } from '../action.ts'
import type { WriteContext } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { readSiteSettings } from '../../store/reader/site.ts'

export interface CreatedArticle {
  readonly id: number
  readonly lockVersion: number
  readonly shortCode: string
}

/** A new draft with its short code. The writer's own byline is filled in when the account has one. */
export const createArticle = defineAction(async (context, input: { title?: string }): Promise<CreatedArticle> => {
  await allow(context, 'article.create')
  const { settings } = await readSiteSettings(context.db)
  const content = emptyContent(cleanTitle(input.title ?? ''), settings.language, await ownByline(context))
  const made = await insertArticle(context, content)
  await context.emit({ type: 'article-saved', articleId: made.id })
  return made
})

/** Writes the row of a new article and its short code; also used by import. */
export async function insertArticle(
  context: WriteContext,
  content: ArticleContent,
  extra: { importKey?: string; importHash?: string; createdAt?: string } = {},
): Promise<CreatedArticle> {
  const code = await freeShortCode(context)
  const by = accountIdOf(context)
  const { id } = await context.db
    .insertInto('article')
    .values({
      state: 'draft',
      kind: content.kind,
      lang: content.lang,
      translation_group: null,
      title: content.title,
      section_id: content.sectionId,
      short_code: code,
      lock_version: 1,
      content: JSON.stringify(content),
      published_revision_id: null,
      legal_authority: null,
      withdrawn_at: null,
      withdrawn_reason: null,
      scheduled_at: null,
      first_published_at: null,
      flags: JSON.stringify(content.flags),
      created_at: extra.createdAt ?? context.now,
      created_by: by,
      saved_at: context.now,
      saved_by: by,
      import_key: extra.importKey ?? null,
      import_hash: extra.importHash ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await context.db.insertInto('short_code').values({ code, article_id: id, hits: 0, created_at: context.now }).execute()
  return { id, lockVersion: 1, shortCode: code }
}

export function emptyContent(title: string, lang: 'ar' | 'en', bylines: ArticleContent['bylines']): ArticleContent {
  return {
    title,
    kicker: '',
    standfirst: '',
    slug: '',
    kind: 'news',
    lang,
    sectionId: null,
    place: '',
    sourceLine: '',
    seoDescription: '',
    bylines,
    tagNames: [],
    lead: null,
    body: { type: 'doc', attrs: { version: 1 }, content: [{ type: 'paragraph', attrs: { dir: null } }] },
    commentsOpen: true,
    flags: [],
  }
}

export async function ownByline(context: WriteContext): Promise<ArticleContent['bylines']> {
  if (context.actor.kind !== 'account') return []
  const row = await context.db
    .selectFrom('account')
    .select('person_id')
    .where('id', '=', context.actor.accountId)
    .executeTakeFirst()
  return row?.person_id ? [{ personId: row.person_id, role: null }] : []
}

async function freeShortCode(context: WriteContext): Promise<string> {
  for (;;) {
    const code = shortCode(context.keys.below)
    const taken = await context.db.selectFrom('short_code').select('code').where('code', '=', code).executeTakeFirst()
    if (!taken) return code
  }
}
