/** Pass 2: each item of the file becomes what it is here, or is left out with a reason. */

import type { ItemParts } from './article-item.ts'
import { articleArrival } from './article-item.ts'
import { commentArrivals } from './comment-items.ts'
import { ruleOf } from './post-types.ts'
import type { LeaveReason, ReportBook } from './import-report.ts'
import type { Intake } from './intake.ts'
import type { LateAddresses } from './late-addresses.ts'
import type { OldAddresses } from './old-addresses.ts'
import { oldAddressesOfItem } from './old-addresses.ts'
import { pageArrival } from './page-item.ts'
import type { MenuItems } from './menu-items.ts'
import type { Survey } from './survey.ts'
import { isLeftBehind } from './survey.ts'
import type { Look, Theirs } from '../wizard/samples.ts'
import type { WxrItem } from './wxr-records.ts'

export interface ItemIntakeParts extends ItemParts {
  readonly intake: Intake
  readonly book: ReportBook
  /** Number of each picture there -> its id here. */
  readonly mediaIds: ReadonlyMap<number, number>
  readonly menus: MenuItems
  /** Whoever compares what comes in with what it was. */
  readonly look?: Look
}

/** Hosts of the old site, without `www.`. */
export function oldHosts({ siteUrl, summary }: Survey): readonly string[] {
  const hosts = [siteUrl, summary.site?.baseSiteUrl ?? '']
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).host)
  return [...new Set(hosts.map((host) => host.replace(/^www\./u, '')))].filter((host) => host !== '')
}

function asItWas(item: WxrItem, { categories, authors }: Survey): Theirs {
  const { section } = categories.place(item.terms)
  return {
    title: item.title,
    html: item.content,
    address: item.link,
    publishedAt: item.publishedAt,
    section: section === null ? null : section.name || section.slug,
    authors: item.creator === '' ? [] : [authors.get(item.creator)?.name ?? item.creator],
  }
}

export class ItemIntake {
  readonly #parts: ItemIntakeParts
  readonly #numbers = new Set<number>()
  readonly #pictures = new Set<number>()
  readonly #former: LateAddresses[] = []
  readonly #linking: string[] = []
  readonly #hosts: readonly string[]

  constructor(parts: ItemIntakeParts) {
    this.#parts = parts
    this.#hosts = oldHosts(parts.survey)
  }

  get book(): ReportBook {
    return this.#parts.book
  }

  /** Keys of what links to the old site itself. */
  get linking(): readonly string[] {
    return this.#linking
  }

  /** Whether the post or page with this number came in, in this run or before. */
  isHere(wpId: number): boolean {
    return this.#numbers.has(wpId)
  }

  async take(item: WxrItem): Promise<void> {
    switch (item.type) {
      case 'post':
        await this.#post(item)
        return
      case 'page':
        await this.#page(item)
        break
      case 'attachment':
        this.#attachment(item)
        break
      case 'nav_menu_item':
        this.#parts.menus.take(item)
        break
      case 'other': {
        const rule = ruleOf(item.postType, this.#parts.survey.rules)
        this.#leave('others', item, rule.as === 'left' ? rule.why : 'other-type', item.postType)
      }
    }
    this.#leaveComments(item)
  }

  /** Every item has come in. */
  late(): readonly LateAddresses[] {
    const { survey, mediaIds } = this.#parts
    const sure: LateAddresses[] = []
    const perhaps: LateAddresses[] = []
    for (const { wpId, parentWpId, addresses } of survey.attachments) {
      const targetKey = this.#homeOf(wpId, parentWpId)
      if (targetKey === null) continue
      sure.push({ targetKey, paths: addresses.sure, bucket: 'attachments' })
      // The file of a picture that came in has its address already.
      const paths = mediaIds.has(wpId) ? [] : addresses.perhaps
      if (paths.length > 0) perhaps.push({ targetKey, paths, bucket: 'attachments' })
    }
    return [...sure, ...this.#former, ...perhaps]
  }

  #homeOf(wpId: number, parentWpId: number | null): string | null {
    const { survey, mediaIds } = this.#parts
    if (parentWpId !== null && this.#numbers.has(parentWpId)) return survey.keys.itemId(parentWpId)
    return mediaIds.has(wpId) ? survey.keys.media(wpId) : null
  }

  async #post(item: WxrItem): Promise<void> {
    const { intake, book, survey } = this.#parts
    if (!this.#comesIn('posts', item)) {
      this.#leaveComments(item)
      return
    }
    const arrival = articleArrival(item, this.#parts)
    this.#parts.look?.(arrival.item, () => asItWas(item, survey))
    await intake.add(arrival)
    book.read('comments', item.comments.length)
    const lang = arrival.item.kind === 'article' ? arrival.item.lang : 'ar'
    const discussion = { comments: item.comments, articleKey: arrival.item.key, lang }
    for (const comment of commentArrivals(discussion, survey, book)) await intake.add(comment)
  }

  async #page(item: WxrItem): Promise<void> {
    if (this.#comesIn('pages', item)) await this.#parts.intake.add(pageArrival(item, this.#parts))
  }

  #comesIn(bucket: 'posts' | 'pages', item: WxrItem): boolean {
    const { book, survey } = this.#parts
    if (item.wpId !== null && this.#numbers.has(item.wpId)) {
      this.#leave(bucket, item, 'same-number')
      return false
    }
    if (isLeftBehind(item.status)) {
      this.#leave(bucket, item, item.status === 'trash' ? 'thrown-away' : 'never-written')
      return false
    }
    if (item.wpId !== null) this.#numbers.add(item.wpId)
    if (this.#hosts.some((host) => item.content.includes(host))) this.#linking.push(survey.keys.item(item))
    const { perhaps }: OldAddresses = oldAddressesOfItem(item, survey.siteUrl)
    if (perhaps.length > 0) this.#former.push({ targetKey: survey.keys.item(item), paths: perhaps, bucket })
    book.read(bucket)
    return true
  }

  /** Pictures with a number of their own came in, or did not, before the items. */
  #attachment(item: WxrItem): void {
    if (item.wpId !== null && !this.#pictures.has(item.wpId)) this.#pictures.add(item.wpId)
    else this.#leave('attachments', item, 'same-number')
  }

  #leave(bucket: Parameters<ReportBook['leave']>[0], item: WxrItem, why: LeaveReason, name = ''): void {
    this.#parts.book.read(bucket)
    this.#parts.book.leave(bucket, why, { name, example: item.title || item.link })
  }

  #leaveComments({ comments, title }: WxrItem): void {
    this.#parts.book.read('comments', comments.length)
    this.#parts.book.leave('comments', 'not-on-an-article', { example: title, count: comments.length })
  }
}
