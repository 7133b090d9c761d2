/** Pass 2: each item of the file becomes what it is here, or is left out with a reason. */

import type { ItemParts } from './article-item.ts'
import { articleArrival } from './article-item.ts'
import { commentArrivals } from './comment-items.ts'
import { ruleOf } from './post-types.ts'
import type { LeaveReason, ReportBook } from './import-report.ts'
import type { Arrival, Intake } from './intake.ts'
import { oldAddressesOfItem } from './old-addresses.ts'
import { pageArrival } from './page-item.ts'
import type { MenuItems } from './menu-items.ts'
import type { LateAddresses, ShelvedPicture } from './shelf.ts'
import type { Survey } from './survey.ts'
import { isLeftBehind } from './survey.ts'
import type { Look, Theirs } from '../wizard/samples.ts'
import type { WxrItem } from './wxr-records.ts'

export interface ItemIntakeParts extends ItemParts {
  readonly intake: Intake
  readonly book: ReportBook
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

/** Whether a text names the old site for anything but its files, which lead nowhere here. */
function linksToPages(html: string, host: string): boolean {
  for (let at = html.indexOf(host); at >= 0; at = html.indexOf(host, at + host.length))
    if (!html.startsWith(FILES, at + host.length)) return true
  return false
}

const FILES = '/wp-content/uploads/'

export class ItemIntake {
  readonly #parts: ItemIntakeParts
  readonly #hosts: readonly string[]

  constructor(parts: ItemIntakeParts) {
    this.#parts = parts
    this.#hosts = oldHosts(parts.survey)
  }

  get book(): ReportBook {
    return this.#parts.book
  }

  /** Whether the post or page with this number came in, in this run or before. */
  isHere(wpId: number): boolean {
    return this.#parts.survey.shelf.hasItem(wpId)
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
  *late(): Generator<LateAddresses> {
    yield* this.#ofPictures(({ addresses }) => addresses.sure)
    yield* this.#parts.survey.shelf.late()
    // The file of a picture that came in has its address already.
    yield* this.#ofPictures(({ mediaId, addresses }) => (mediaId === null ? addresses.perhaps : []))
  }

  *#ofPictures(pathsOf: (picture: ShelvedPicture) => readonly string[]): Generator<LateAddresses> {
    for (const pictures of this.#parts.survey.shelf.pictures())
      for (const picture of pictures) {
        const [targetKey, paths] = [this.#homeOf(picture), pathsOf(picture)]
        if (targetKey !== null && paths.length > 0) yield { targetKey, paths, bucket: 'attachments' }
      }
  }

  #homeOf({ wpId, parentWpId, mediaId }: ShelvedPicture): string | null {
    const { keys } = this.#parts.survey
    if (parentWpId !== null && this.isHere(parentWpId)) return keys.itemId(parentWpId)
    return mediaId === null ? null : keys.media(wpId)
  }

  async #post(item: WxrItem): Promise<void> {
    const { intake, book, survey } = this.#parts
    if (!this.#comesIn('posts', item)) {
      this.#leaveComments(item)
      return
    }
    const arrival = this.#withoutPublicAddresses(articleArrival(item, this.#parts))
    this.#parts.look?.(arrival.item, () => asItWas(item, survey))
    await intake.add(arrival)
    book.read('comments', item.comments.length)
    const lang = arrival.item.kind === 'article' ? arrival.item.lang : 'ar'
    const discussion = { comments: item.comments, articleKey: arrival.item.key, lang }
    for (const comment of commentArrivals(discussion, survey, book)) await intake.add(comment)
  }

  /** What readers do not see yet leaves its address to what they do see there, and gets it when everything is here. */
  #withoutPublicAddresses(arrival: Arrival): Arrival {
    const { item } = arrival
    if (item.kind !== 'article' || item.state === 'published') return arrival
    const paths = item.addresses.filter((path) => !path.includes('?'))
    if (paths.length === 0) return arrival
    this.#parts.survey.shelf.addLate({ targetKey: item.key, paths, bucket: 'posts' })
    return { ...arrival, item: { ...item, addresses: item.addresses.filter((path) => path.includes('?')) } }
  }

  async #page(item: WxrItem): Promise<void> {
    if (this.#comesIn('pages', item)) await this.#parts.intake.add(pageArrival(item, this.#parts))
  }

  #comesIn(bucket: 'posts' | 'pages', item: WxrItem): boolean {
    const { book, survey } = this.#parts
    if (item.wpId !== null && this.isHere(item.wpId)) {
      this.#leave(bucket, item, 'same-number')
      return false
    }
    if (isLeftBehind(item.status)) {
      this.#leave(bucket, item, item.status === 'trash' ? 'thrown-away' : 'never-written')
      return false
    }
    const { shelf, keys, siteUrl } = survey
    if (item.wpId !== null) shelf.addItem(item.wpId)
    if (this.#hosts.some((host) => linksToPages(item.content, host))) shelf.addLinking(keys.item(item))
    const { perhaps } = oldAddressesOfItem(item, siteUrl)
    if (perhaps.length > 0) shelf.addLate({ targetKey: keys.item(item), paths: perhaps, bucket })
    book.read(bucket)
    return true
  }

  /** Pictures with a number of their own came in, or did not, before the items. */
  #attachment(item: WxrItem): void {
    const isFirst = item.wpId !== null && this.#parts.survey.shelf.meetPicture(item.wpId)
    if (!isFirst) this.#leave('attachments', item, 'same-number')
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
