/** Brings articles of any source in by the same way as a WordPress export: names first, then the article, then its comments. */

import type { Json } from '@warraq/core/json'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../../actions/call.ts'
import type { IntakeParts as ImageParts } from '../../ports/images/intake.ts'
import type { ReadDb } from '../../store/database.ts'
import { AddressBook } from '../wordpress/address-book.ts'
import type { Bucket, ImportReport, LeaveReason } from '../wordpress/import-report.ts'
import { ReportBook } from '../wordpress/import-report.ts'
import type { Arrival } from '../wordpress/intake.ts'
import { Intake } from '../wordpress/intake.ts'
import { commentArrivals } from './comment-arrivals.ts'
import type { Here } from './names-here.ts'
import { namesHere } from './names-here.ts'
import { NameArrivals } from './name-arrivals.ts'
import type { PictureSource } from './pictures.ts'
import { Pictures } from './pictures.ts'
import { articleArrival } from './article-arrival.ts'
import type { SourceArticle } from './source-records.ts'
import type { Look, Theirs } from '../wizard/samples.ts'

export interface BringInParts {
  readonly call: CallAction
  /** Null where there is no newsroom yet; only for a rehearsal. */
  readonly read: ReadDb | null
  /** Nothing is written, and the report says what would be. */
  readonly dryRun: boolean
  readonly now: Instant
  readonly images: ImageParts
  /** Null: pictures become links to where they were. */
  readonly pictures: PictureSource | null
  /** Shown each article as it was and as it comes in. */
  readonly look?: Look
}

/** Where things come from. */
export interface SourceFacts {
  /** Under which its things are known for ever: `feed:example.com/rss`, `ghost:example.com`. */
  readonly key: string
  readonly title: string
  readonly url: string
  /** SHA-256, hex. */
  readonly fileHash: string
}

const operator = { actor: { kind: 'operator' } } as const

function asItWas({ title, html, addresses, publishedAt, section, authors }: SourceArticle): Theirs {
  const [address = ''] = addresses
  return { title, html, address, publishedAt, section: section?.name ?? null, authors: authors.map(({ name }) => name) }
}

/** One import under way. `begin` before anything else; `finish` writes the report. */
export class BringIn {
  readonly book = new ReportBook()
  readonly #source: SourceFacts
  readonly #parts: BringInParts
  readonly #runId: number | null
  readonly #intake: Intake
  readonly #addresses: AddressBook
  readonly #names: NameArrivals
  readonly #pictures: Pictures
  readonly #seen = new Set<string>()

  private constructor(source: SourceFacts, parts: BringInParts, runId: number | null, here: Here) {
    const { read, call } = parts
    this.#source = source
    this.#parts = parts
    this.#runId = runId
    this.#addresses = new AddressBook(read, parts.dryRun ? new Set() : null)
    this.#intake = new Intake({ read, call, runId, book: this.book, addresses: this.#addresses })
    this.#names = new NameArrivals(source.key, here)
    this.#pictures = new Pictures({
      sourceKey: source.key,
      read,
      intake: this.#intake,
      book: this.book,
      source: parts.pictures,
      images: parts.dryRun ? null : parts.images,
    })
  }

  static async begin(source: SourceFacts, parts: BringInParts): Promise<BringIn> {
    const { call, dryRun, read } = parts
    const kind = source.key.split(':', 1)[0] ?? source.key
    const begun = { source: source.key, fileHash: source.fileHash, kind, name: source.title }
    const runId = dryRun ? null : (await call('import/begin-import', begun, operator)).runId
    const work = new BringIn(source, parts, runId, await namesHere(read))
    await work.#addresses.learnSite()
    return work
  }

  async take(article: SourceArticle): Promise<void> {
    const bucket: Bucket = article.kind === 'article' ? 'posts' : 'pages'
    this.book.read(bucket)
    const about = { example: article.title || article.id, comments: article.comments.length }
    if (this.#seen.has(article.id)) {
      this.leave(bucket, 'same-number', about)
      return
    }
    this.#seen.add(article.id)
    await this.#takeNames(article)
    const pictures = await this.#pictures.takeIn(article)
    const arrival = articleArrival(article, { sourceKey: this.#source.key, names: this.#names, pictures })
    this.#parts.look?.(arrival.item, () => asItWas(article))
    await this.#intake.add(arrival)
    await this.#takeComments(article, arrival)
  }

  /** Something that was read and counted in `bucket` already stays behind, and its comments with it. */
  leave(bucket: Bucket, why: LeaveReason, about: { name?: string; example?: string; comments?: number } = {}): void {
    const { comments = 0, ...said } = about
    this.book.leave(bucket, why, said)
    this.book.read('comments', comments)
    this.book.leave('comments', 'not-on-an-article', { example: said.example ?? '', count: comments })
  }

  /** Something of the source comes in as it is. */
  async add(arrival: Arrival): Promise<void> {
    await this.#intake.add(arrival)
  }

  /** Comments of articles that are here are closed; a rehearsal closes none. */
  async closeComments(articleIds: readonly number[]): Promise<void> {
    if (this.#runId === null || articleIds.length === 0) return
    await this.#parts.call('import/close-comments', { runId: this.#runId, articleIds }, operator)
  }

  /** @param extra what this kind of source reports besides */
  async finish<Extra extends object>(extra: Extra): Promise<ImportReport & Extra> {
    await this.#intake.flush()
    const { title, url } = this.#source
    const report = { ...this.book.report({ title, url }, this.#parts.dryRun), ...extra }
    if (this.#runId !== null) {
      const done = { runId: this.#runId, counts: report.counts, report: report as unknown as Json }
      await this.#parts.call('import/finish-import', done, operator)
    }
    return report
  }

  async #takeNames(article: SourceArticle): Promise<void> {
    let section = false
    for (const arrival of this.#names.arrivals(article)) {
      this.book.read(arrival.bucket)
      section ||= arrival.bucket === 'categories'
      await this.#intake.add(arrival)
    }
    if (!section) return
    // An old address may not be one that a section has from now on.
    await this.#intake.flush()
    await this.#addresses.learnSite()
  }

  async #takeComments(article: SourceArticle, arrival: Arrival): Promise<void> {
    const { comments } = article
    this.book.read('comments', comments.length)
    if (arrival.item.kind !== 'article') {
      this.book.leave('comments', 'not-on-an-article', { example: article.title, count: comments.length })
      return
    }
    const about = { articleKey: arrival.item.key, lang: arrival.item.lang, base: article.base ?? '' }
    for (const comment of commentArrivals(comments, about, this.book)) await this.#intake.add(comment)
  }
}
