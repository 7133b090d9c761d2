import {
  feedPath,
  frontPath,
  oldAddressKey,
  pagePath,
  personPath,
  sectionPath,
  tagPath,
} from '@warraq/core/links/addresses'
import { publicArticle } from '../../store/reader/articles.ts'
import type { OldAddress } from '../../store/reader/lists.ts'
import { oldAddress, publicPage, publicPerson, publicTagById } from '../../store/reader/lists.ts'
import { publicMedia } from '../../store/reader/media.ts'
import type { Elsewhere } from '../answers.ts'
import { ABSENT } from '../answers.ts'
import { cardPath, sectionOf } from '../loaders/cards.ts'
import { absent } from './absence.ts'
import { redirect } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

/** Old WordPress query addresses: `?p=5` and its kin. */
const QUERY_NAMES = ['p', 'page_id', 'attachment_id', 'cat', 'author'] as const

export async function followOldAddress(call: ReaderCall): Promise<Elsewhere> {
  return (await findOldAddress(call)) ?? ABSENT
}

/** Null when nothing ever had this address. */
export async function findOldAddress(call: ReaderCall): Promise<Elsewhere | null> {
  const key = oldAddressKey(call.path)
  const found = key === null ? null : await oldAddress(call.context.read, key)
  // An address that an old system encoded twice decodes to an encoded one.
  const again = !found && key?.includes('%') ? oldAddressKey(key) : null
  const target = found ?? (again === null ? null : await oldAddress(call.context.read, again))
  return target ? toTarget(call, target) : null
}

/** Null when the query names no old address. */
export async function followOldQuery(call: ReaderCall): Promise<Elsewhere | null> {
  for (const name of QUERY_NAMES) {
    const value = call.query.get(name)
    if (value === null || !/^[1-9]\d{0,14}$/.test(value)) continue
    const target = await oldAddress(call.context.read, `/?${name}=${value}`)
    return target ? toTarget(call, target) : ABSENT
  }
  return null
}

async function toTarget(call: ReaderCall, { kind, targetId }: OldAddress): Promise<Elsewhere> {
  const { context, site } = call
  const id = targetId ?? 0
  switch (kind) {
    case 'front':
      return redirect(frontPath(site.prefix))
    case 'feed':
      return redirect(feedPath(site.prefix))
    case 'section': {
      const section = sectionOf(site, id)
      return section ? redirect(sectionPath(section.slug, site.prefix)) : ABSENT
    }
    case 'tag': {
      const tag = await publicTagById(context.read, id)
      return tag ? redirect(tagPath(tag.slug, site.prefix)) : ABSENT
    }
    case 'person': {
      const person = await publicPerson(context.read, id)
      return person ? redirect(personPath(person, site.prefix)) : ABSENT
    }
    case 'page': {
      const page = await publicPage(context.read, id)
      return page ? redirect(pagePath(page.slug, site.prefix)) : ABSENT
    }
    case 'media': {
      const url = (await publicMedia(context.read, [id])).get(id)?.jpeg.at(-1)?.url
      return url === undefined ? ABSENT : redirect(url)
    }
    case 'article': {
      const row = await publicArticle(context.read, id)
      return row ? redirect(cardPath(site, row)) : absent(context, id)
    }
  }
}
