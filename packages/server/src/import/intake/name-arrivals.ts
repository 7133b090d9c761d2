/** Sections and authors that articles name, each on its way in when it is first met. */

import { cleanName, fold } from '@warraq/arabic'
import type { ImportPerson, ImportSection, ImportTag } from '../../actions/import/import-input.ts'
import { hashOf } from '../wordpress/import-keys.ts'
import type { Arrival } from '../wordpress/intake.ts'
import { cutTo, langOf, TEXT_LIMITS } from '../wordpress/item-texts.ts'
import type { Here } from './names-here.ts'
import { oldAddressesFrom } from './old-address.ts'
import type { SourceArticle, SourceName } from './source-records.ts'

const LONGEST_SECTION = 80

export class NameArrivals {
  readonly #sourceKey: string
  readonly #here: Here
  readonly #met = new Set<string>()

  constructor(sourceKey: string, here: Here) {
    this.#sourceKey = sourceKey
    this.#here = here
  }

  /** Null for a name without a letter. */
  sectionKey(section: SourceName | null): string | null {
    const name = section === null ? '' : fold(section.name)
    return name === '' ? null : `${this.#sourceKey}:section:${name}`
  }

  authorKeys(authors: readonly SourceName[]): string[] {
    const names = new Set(authors.map(({ name }) => fold(name)).filter((name) => name !== ''))
    return [...names].slice(0, TEXT_LIMITS.authors).map((name) => `${this.#sourceKey}:author:${name}`)
  }

  *arrivals({ section, authors, base, taggedAt = [] }: SourceArticle): Generator<Arrival> {
    for (const tag of taggedAt) {
      const tagKey = `${this.#sourceKey}:tag:${fold(tag.name)}`
      if (fold(tag.name) !== '' && this.#isNew(tagKey)) yield this.#tag(tag, tagKey, base)
    }
    const key = this.sectionKey(section)
    if (section !== null && key !== null && this.#isNew(key)) yield this.#section(section, key, base)
    for (const author of authors) {
      const [authorKey] = this.authorKeys([author])
      if (authorKey !== undefined && this.#isNew(authorKey)) yield this.#author(author, authorKey, base)
    }
  }

  #isNew(key: string): boolean {
    if (this.#met.has(key)) return false
    this.#met.add(key)
    return true
  }

  #tag(tag: SourceName, key: string, base: string | null): Arrival {
    const name = cutTo(cleanName(tag.name), TEXT_LIMITS.tag).text
    const addresses = oldAddressesFrom(tag.addresses, base).paths
    const item: ImportTag = { kind: 'tag', key, hash: hashOf([name]), name, addresses }
    return { bucket: 'tags', item, called: name, notes: [], texts: [], weight: 200 }
  }

  #section(section: SourceName, key: string, base: string | null): Arrival {
    const name = cutTo(cleanName(section.name), LONGEST_SECTION).text
    const like = this.#here.sections.get(fold(name))
    const item: ImportSection = {
      kind: 'section',
      key,
      hash: hashOf([name]),
      name,
      slug: name,
      slugIsTaken: false,
      description: '',
      parentKey: null,
      addresses: oldAddressesFrom(section.addresses, base).paths,
      ...(like === undefined ? {} : { standsFor: like }),
    }
    return { bucket: 'categories', item, called: name, notes: [], texts: [], weight: 300 }
  }

  #author(author: SourceName, key: string, base: string | null): Arrival {
    const name = cutTo(cleanName(author.name), TEXT_LIMITS.name).text
    const like = this.#here.persons.get(fold(name))
    const item: ImportPerson = {
      kind: 'person',
      key,
      hash: hashOf([name]),
      name,
      lang: langOf(name, ''),
      addresses: oldAddressesFrom(author.addresses, base).paths,
      ...(like === undefined ? {} : { standsFor: like }),
    }
    return { bucket: 'authors', item, called: name, notes: [], texts: [], weight: 300 }
  }
}
