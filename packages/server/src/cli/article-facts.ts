import { slug } from '@warraq/arabic'
import type { ArticleContent } from '@warraq/core/articles/content'
import type { ArticleState } from '@warraq/core/articles/states'
import { Refusal } from '@warraq/core/errors'
import { articlePath, shortPath } from '@warraq/core/links/addresses'
import { readSiteSettings } from '../store/reader/site.ts'
import type { Lang } from './words.ts'
import type { LookedAt } from './open.ts'
import { say } from './words.ts'

/** How every command names an article. */
export interface ArticleName {
  readonly id: number
  /** Where it stands, or will stand once it is published. */
  readonly url: string
  readonly shortLink: string
  readonly state: ArticleState
}

export interface ArticleFacts extends ArticleName {
  readonly lockVersion: number
  readonly content: ArticleContent
  readonly section: string | null
  readonly authors: readonly string[]
  readonly publishedAt: string | null
  readonly updatedAt: string | null
  readonly scheduledAt: string | null
  readonly withdrawnAt: string | null
  readonly withdrawnReason: string | null
}

export async function articleFacts({ read, publicUrl }: LookedAt, id: number): Promise<ArticleFacts> {
  const row = await read
    .selectFrom('article as a')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .leftJoin('public_article as p', 'p.id', 'a.id')
    .select([
      'a.state',
      'a.content',
      'a.lock_version',
      'a.short_code',
      'a.first_published_at',
      'a.scheduled_at',
      'a.withdrawn_at',
      'a.withdrawn_reason',
      's.name as section',
      's.slug as section_slug',
      'p.slug as public_slug',
      'p.published_at',
      'p.updated_at',
    ])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { article: id })
  const content = JSON.parse(row.content) as ArticleContent
  const { settings } = await readSiteSettings(read)
  const prefix = content.lang === settings.language ? null : content.lang
  const path = articlePath(
    { id, slug: row.public_slug ?? (content.slug || slug(content.title)), sectionSlug: row.section_slug },
    prefix,
  )
  return {
    id,
    url: publicUrl + path,
    shortLink: publicUrl + shortPath(row.short_code),
    state: row.state,
    lockVersion: row.lock_version,
    content,
    section: row.section,
    authors: await namesOf(read, content),
    publishedAt: row.published_at ?? row.first_published_at,
    updatedAt: row.updated_at,
    scheduledAt: row.scheduled_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
  }
}

async function namesOf(read: LookedAt['read'], { bylines }: ArticleContent): Promise<string[]> {
  const ids = bylines.map(({ personId }) => personId)
  if (ids.length === 0) return []
  const names = new Map(
    (await read.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()).map(({ id, name }) => [
      id,
      name,
    ]),
  )
  return ids.flatMap((id) => names.get(id) ?? [])
}

export function nameOnly({ id, url, shortLink, state }: ArticleName): {
  id: number
  url: string
  shortLink: string
  state: ArticleState
} {
  return { id, url, shortLink, state }
}

export function nameLines(lang: Lang, { id, url, shortLink, state }: ArticleName): string[] {
  return [
    say(lang, 'article', { id, state: say(lang, `state.${state}`) }),
    say(lang, 'address', { url }),
    say(lang, 'shortLink', { url: shortLink }),
  ]
}
