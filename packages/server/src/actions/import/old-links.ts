import { articlePath, pagePath, personPath, sectionPath, tagPath } from '@warraq/core/links/addresses'
import { oldAddressCandidates, oldQueryCandidates } from '@warraq/core/links/old-addresses'
import { oldAddresses } from '../../store/reader/lists.ts'
import type { OldAddress } from '../../store/reader/lists.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'

const QUERY = /^\?(p|page_id|attachment_id|cat|author)=([1-9]\d{0,14})$/u

/** Links of the old site in texts, and where each of them leads here. */
export class OldLinks {
  readonly #context: WriteContext
  readonly #hosts: ReadonlySet<string>
  readonly #found = new Map<string, string | null>()
  #language: string | null = null

  constructor(context: WriteContext, hosts: readonly string[]) {
    this.#context = context
    this.#hosts = new Set(hosts)
  }

  /** @param json a text as it is stored; every `href` in it that leads to the old site is looked up */
  async rewrite(json: string): Promise<{ text: string; count: number }> {
    const value: unknown = JSON.parse(json)
    const holders = [...this.#holders(value)]
    let count = 0
    for (const holder of holders) {
      const now = await this.#now(holder.href)
      if (now === null) continue
      holder.href = now
      count += 1
    }
    return count === 0 ? { text: json, count } : { text: JSON.stringify(value), count }
  }

  *#holders(value: unknown): Generator<{ href: string }> {
    if (typeof value !== 'object' || value === null) return
    if ('href' in value && typeof value.href === 'string' && this.#isOld(value.href)) yield value as { href: string }
    for (const inner of Object.values(value)) yield* this.#holders(inner)
  }

  #isOld(href: string): boolean {
    return URL.canParse(href) && this.#hosts.has(new URL(href).host.replace(/^www\./u, ''))
  }

  async #now(href: string): Promise<string | null> {
    const { pathname, search, hash } = new URL(href)
    const asked = `${pathname}${search}`
    const known = this.#found.get(asked)
    const path = known === undefined ? await this.#lookUp(pathname, search) : known
    this.#found.set(asked, path)
    return path === null ? null : `${path}${hash}`
  }

  async #lookUp(pathname: string, search: string): Promise<string | null> {
    const query = QUERY.exec(search)
    const whole = [...oldQueryCandidates(pathname, new URLSearchParams(search)), ...oldAddressCandidates(pathname)]
    const candidates = query === null ? whole.map(({ key }) => key) : [`/?${query[1]}=${query[2]}`]
    const found = await oldAddresses(this.#context.db, candidates)
    const best = candidates.find((key) => found.has(key))
    const target = best === undefined ? undefined : found.get(best)
    return target === undefined ? null : this.#pathOf(target)
  }

  async #pathOf({ kind, targetId }: OldAddress): Promise<string | null> {
    const { db } = this.#context
    const id = targetId ?? 0
    switch (kind) {
      case 'front':
        return '/'
      case 'article': {
        const row = await db
          .selectFrom('public_article as a')
          .leftJoin('section as s', 's.id', 'a.section_id')
          .select(['a.slug', 'a.lang', 's.slug as sectionSlug'])
          .where('a.id', '=', id)
          .executeTakeFirst()
        return row
          ? articlePath({ id, slug: row.slug, sectionSlug: row.sectionSlug }, await this.#prefix(row.lang))
          : null
      }
      case 'section': {
        const row = await db.selectFrom('section').select('slug').where('id', '=', id).executeTakeFirst()
        return row ? sectionPath(row.slug, null) : null
      }
      case 'tag': {
        const row = await db.selectFrom('tag').select('slug').where('id', '=', id).executeTakeFirst()
        return row ? tagPath(row.slug, null) : null
      }
      case 'person': {
        const row = await db.selectFrom('person').select('slug').where('id', '=', id).executeTakeFirst()
        return row ? personPath({ id, slug: row.slug }, null) : null
      }
      case 'page': {
        const row = await db
          .selectFrom('page')
          .select(['slug', 'lang'])
          .where('id', '=', id)
          .where('published', '=', 1)
          .executeTakeFirst()
        return row ? pagePath(row.slug, await this.#prefix(row.lang)) : null
      }
      case 'media':
      case 'feed':
        return null
    }
  }

  async #prefix(lang: string): Promise<string | null> {
    this.#language ??= (await readSiteSettings(this.#context.db)).settings.language
    return lang === this.#language ? null : lang
  }
}
