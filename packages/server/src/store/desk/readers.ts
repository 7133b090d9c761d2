import { standingOf } from '@warraq/core/comments/sanctions'
import { standOf } from '@warraq/core/comments/states'
import { shownText } from '@warraq/core/comments/display'
import type { ReaderComment, ReaderPage, ReaderRecord, ReaderSanction } from '@warraq/core/contract/cases'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** What a reader has done here, and how they stand now. */
export async function readerRecord(db: ReadDb, id: number, now: Instant): Promise<ReaderRecord> {
  const identity = await db
    .selectFrom('identity')
    .select(['id', 'display_name', 'created_at', 'trust'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!identity) throw new Refusal('not-found', { reader: id })
  const counts = await db
    .selectFrom('comment')
    .select((e) => ['state', e.fn.countAll<number>().as('n')])
    .where('identity_id', '=', id)
    .groupBy('state')
    .execute()
  const of = (stand: string) =>
    counts.filter(({ state }) => standOf(state) === stand).reduce((sum, { n }) => sum + n, 0)
  const sanctions = await sanctionRows(db, id)
  const { strikes, mutedUntil, bannedUntil, watchedUntil } = standingOf(
    sanctions.filter(({ target_kind }) => target_kind !== 'net').map(toSanction),
    now,
  )
  return {
    id,
    name: identity.display_name,
    since: identity.created_at,
    published: of('public'),
    removed: counts.find(({ state }) => state === 'removed')?.n ?? 0,
    waiting: of('held'),
    trust: identity.trust,
    strikes,
    mutedUntil,
    bannedUntil,
    watchedUntil,
  }
}

/** Against the identity, against its proved address, and those of networks that came from its comments. */
async function sanctionRows(db: ReadDb, identityId: number) {
  const contact = await db
    .selectFrom('contact')
    .select(['email_hmac', 'verified_at'])
    .where('identity_id', '=', identityId)
    .executeTakeFirst()
  const email = contact?.verified_at == null ? '' : contact.email_hmac
  return db
    .selectFrom('sanction as s')
    .innerJoin('decision as d', 'd.id', 's.decision_id')
    .leftJoin('account as o', 'o.id', 'd.account_id')
    .selectAll('s')
    .select(['d.facts', 'd.comment_id', 'o.name as by'])
    .where((e) =>
      e.or([
        e.and([e('s.target_kind', '=', 'identity'), e('s.target', '=', String(identityId))]),
        e.and([e('s.target_kind', '=', 'email'), e('s.target', '=', email)]),
        e.and([e('s.target_kind', '=', 'net'), e('d.identity_id', '=', identityId)]),
      ]),
    )
    .orderBy('s.id', 'desc')
    .execute()
}

type Row = Awaited<ReturnType<typeof sanctionRows>>[number]

function toSanction(row: Row) {
  return {
    kind: row.kind,
    weight: row.weight,
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
    liftedAt: row.lifted_at as Instant | null,
  }
}

const MOST_COMMENTS = 50

/** A reader as moderators see them. Neither address nor network is in it. */
export async function readReader(db: ReadDb, id: number, now: Instant): Promise<ReaderPage> {
  const record = await readerRecord(db, id, now)
  const identity = await db.selectFrom('identity').select('kind').where('id', '=', id).executeTakeFirstOrThrow()
  const contact = await db.selectFrom('contact').select('verified_at').where('identity_id', '=', id).executeTakeFirst()
  const reported = await db
    .selectFrom('report')
    .select((e) => [
      e.fn.countAll<number>().filterWhere('outcome', '=', 'upheld').as('upheld'),
      e.fn.countAll<number>().filterWhere('outcome', '=', 'dismissed').as('dismissed'),
      e.fn.countAll<number>().filterWhere('closed_at', 'is', null).as('open'),
    ])
    .where('identity_id', '=', id)
    .executeTakeFirstOrThrow()
  const sanctions = await sanctionRows(db, id)
  return {
    ...record,
    kind: identity.kind,
    hasEmail: contact !== undefined,
    emailVerified: contact?.verified_at != null,
    reported,
    unheardUntil: standingOf(sanctions.map(toSanction), now).unheardUntil,
    sanctions: sanctions.map(toView),
    comments: await commentsOf(db, id),
  }
}

function toView(row: Row): ReaderSanction {
  return {
    id: row.id,
    kind: row.kind,
    ofNetwork: row.target_kind === 'net',
    weight: row.weight,
    from: row.starts_at,
    until: row.ends_at,
    lifted: row.lifted_at !== null,
    by: row.by,
    facts: row.facts,
    commentId: row.comment_id,
  }
}

async function commentsOf(db: ReadDb, identityId: number): Promise<ReaderComment[]> {
  const rows = await db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
    .innerJoin('article as a', 'a.id', 'c.article_id')
    .select(['c.id', 'c.display_name', 'c.created_at', 'c.state', 'r.body', 'a.id as article_id', 'a.title'])
    .where('c.identity_id', '=', identityId)
    .orderBy('c.id', 'desc')
    .limit(MOST_COMMENTS)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.display_name,
    text: shownText(row.body),
    at: row.created_at,
    state: standOf(row.state),
    article: { id: row.article_id, title: row.title },
  }))
}
