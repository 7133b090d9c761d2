import type { FormerFront, FrontArticle, FrontView } from '@warraq/core/contract/front'
import type { FrontLayout } from '@warraq/core/site/front-types'
import { pinnedIds } from '@warraq/core/site/front-layout'
import type { ReadDb } from '../database.ts'
import { bylinesOf } from '../reader/articles.ts'
import type { FrontCard } from '../reader/front.ts'
import { draftName, frontCards, liveLayout, liveName, storedLayout } from '../reader/front.ts'
import { readSiteFacts } from '../reader/site.ts'

const FORMER = 50

/** The page that is being laid out, with everything that may fill it. `since` is the first day that readings count from. */
export async function readFront(db: ReadDb, lang: 'ar' | 'en', since: string): Promise<FrontView> {
  const live = await storedLayout(db, liveName(lang))
  const draft = await storedLayout(db, draftName(lang))
  const liveNow = await liveLayout(db, lang)
  const layout = draft?.layout ?? liveNow
  const facts = await readSiteFacts(db)
  const { sections } = facts
  const found = await frontCards(db, { lang, since, layout, sections })
  const bylines = await bylinesOf(
    db,
    [...found.latest, ...found.further].map(({ id }) => id),
  )
  const row = (card: FrontCard): FrontArticle => ({
    id: card.id,
    title: card.title,
    kind: card.kind,
    sectionId: card.sectionId,
    personIds: (bylines.get(card.id) ?? []).map(({ personId }) => personId),
    tagIds: card.tagIds,
    publishedAt: card.publishedAt,
    hasPicture: card.leadMedia !== null,
    pictureUrl: card.leadMedia?.jpeg[0]?.url ?? null,
  })
  const shown = new Set([...found.latest, ...found.further].map(({ id }) => id))
  const { language } = facts.settings
  return {
    lang,
    layout,
    lockVersion: draft?.lockVersion ?? 0,
    savedAt: draft?.changedAt ?? null,
    savedBy: await nameOf(db, draft?.changedBy ?? null),
    publishedAt: live?.changedAt ?? null,
    publishedBy: await nameOf(db, live?.changedBy ?? null),
    changed: JSON.stringify(layout) !== JSON.stringify(liveNow),
    langs: [language, ...(['ar', 'en'] as const).filter((one) => one !== language && facts.langs.includes(one))],
    latest: found.latest.map(row),
    further: found.further.map(row),
    mostRead: found.mostRead,
    sections: sections.map(({ id, parentId, name }) => ({ id, parentId, name })),
    names: await namesIn(db, layout, shown),
  }
}

async function namesIn(db: ReadDb, layout: FrontLayout, shown: ReadonlySet<number>): Promise<FrontView['names']> {
  const ids = (name: 'tagId' | 'personId') => layout.containers.flatMap(({ filter }) => filter[name] ?? [])
  const tags = ids('tagId')
  const persons = ids('personId')
  const hidden = pinnedIds(layout).filter((id) => !shown.has(id))
  const byId = (rows: readonly { id: number; name: string }[]) =>
    Object.fromEntries(rows.map(({ id, name }) => [String(id), name]))
  return {
    tags: byId(
      tags.length === 0 ? [] : await db.selectFrom('tag').select(['id', 'name']).where('id', 'in', tags).execute(),
    ),
    persons: byId(
      persons.length === 0
        ? []
        : await db.selectFrom('person').select(['id', 'name']).where('id', 'in', persons).execute(),
    ),
    hidden: Object.fromEntries(
      (hidden.length === 0
        ? []
        : await db.selectFrom('article').select(['id', 'title', 'state']).where('id', 'in', hidden).execute()
      ).map(({ id, title, state }) => [String(id), { title, state }]),
    ),
  }
}

async function nameOf(db: ReadDb, account: number | null): Promise<string | null> {
  if (account === null) return null
  const row = await db.selectFrom('account').select('name').where('id', '=', account).executeTakeFirst()
  return row?.name ?? null
}

/** Pages that readers have seen, the newest first. */
export async function formerFronts(db: ReadDb, lang: string): Promise<FormerFront[]> {
  const rows = await db
    .selectFrom('setting_history as h')
    .leftJoin('account as a', 'a.id', 'h.changed_by')
    .select(['h.id', 'h.value', 'h.changed_at', 'a.name'])
    .where('h.name', '=', liveName(lang))
    .orderBy('h.id', 'desc')
    .limit(FORMER)
    .execute()
  return rows.map((row) => {
    const { layout } = JSON.parse(row.value) as { layout: FrontLayout }
    const pins = layout.containers.reduce((sum, container) => sum + container.pins.length, 0)
    return { n: row.id, at: row.changed_at, by: row.name, containers: layout.containers.length, pins }
  })
}

/** The layout a preview is drawn from. */
export async function draftOf(db: ReadDb, lang: string): Promise<FrontLayout> {
  return (await storedLayout(db, draftName(lang)))?.layout ?? liveLayout(db, lang)
}
