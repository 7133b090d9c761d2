import type { CommentState } from '@warraq/core/comments/states'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** What a reader may see of their own: comments in every state, and what was decided about them. Nobody else's. */

/** A reader as they are known: by a cookie, and by every cookie whose comments gave the same address once it is proved. */
export interface OwnReader {
  /** Identities that are this reader, the one asked for first. */
  readonly ids: readonly number[]
  /** The address was proved by a link. */
  readonly verified: boolean
}

/**
 * Who is this reader? An address that was only typed says nothing: such a reader is their cookie and nothing else. Somebody
 * who proved an address is everybody who ever gave it. Null for an identity that is not there or was erased.
 */
export async function ownReader(db: ReadDb, identityId: number): Promise<OwnReader | null> {
  const self = await db
    .selectFrom('identity as i')
    .leftJoin('contact as c', 'c.identity_id', 'i.id')
    .select(['i.id', 'c.email_hmac', 'c.verified_at'])
    .where('i.id', '=', identityId)
    .where('i.erased_at', 'is', null)
    .executeTakeFirst()
  if (!self) return null
  if (self.email_hmac === null || self.verified_at === null) return { ids: [self.id], verified: false }
  const same = await identitiesOfEmail(db, self.email_hmac)
  return { ids: [self.id, ...same.map(({ id }) => id).filter((id) => id !== self.id)], verified: true }
}

export interface EmailIdentity {
  readonly id: number
  readonly name: string
  readonly verified: boolean
}

/** Every reader who ever gave the address, oldest first. */
export async function identitiesOfEmail(db: ReadDb, emailHmac: string): Promise<EmailIdentity[]> {
  const rows = await db
    .selectFrom('contact as c')
    .innerJoin('identity as i', 'i.id', 'c.identity_id')
    .select(['i.id', 'i.display_name', 'c.verified_at'])
    .where('c.email_hmac', '=', emailHmac)
    .where('i.erased_at', 'is', null)
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.display_name, verified: row.verified_at !== null }))
}

export interface OwnCommentRow {
  readonly id: number
  readonly articleId: number
  readonly parentId: number | null
  readonly identityId: number
  readonly name: string
  /** The newest text. */
  readonly body: string
  readonly revisionId: number
  readonly sentAt: Instant
  readonly editedAt: Instant | null
  readonly state: CommentState
  readonly lockVersion: number
  /** The text that readers see is an older one. */
  readonly editWaits: boolean
  readonly termsShown: readonly number[]
}

function own(db: ReadDb, readerIds: readonly number[]) {
  return db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
    .select(['c.id', 'c.article_id', 'c.parent_id', 'c.identity_id', 'c.display_name', 'c.created_at', 'c.edited_at'])
    .select(['c.state', 'c.lock_version', 'c.published_revision_id', 'r.id as revision_id', 'r.body', 'r.terms_shown'])
    .where('c.identity_id', 'in', [...readerIds])
    .where('c.state', '<>', 'erased')
}

type Row = Awaited<ReturnType<ReturnType<typeof own>['execute']>>[number]

function toOwn(row: Row): OwnCommentRow {
  return {
    id: row.id,
    articleId: row.article_id,
    parentId: row.parent_id,
    identityId: row.identity_id,
    name: row.display_name,
    body: row.body,
    revisionId: row.revision_id,
    sentAt: row.created_at as Instant,
    editedAt: row.edited_at as Instant | null,
    state: row.state,
    lockVersion: row.lock_version,
    editWaits: row.state === 'published' && row.published_revision_id !== row.revision_id,
    termsShown: JSON.parse(row.terms_shown) as number[],
  }
}

export const OWN_PER_PAGE = 20

/** Newest first; `before` is the id of the last one on the page before. */
export async function ownComments(
  db: ReadDb,
  readerIds: readonly number[],
  before: number | null,
): Promise<{ readonly rows: readonly OwnCommentRow[]; readonly hasMore: boolean }> {
  const all = own(db, readerIds)
  const rows = await (before === null ? all : all.where('c.id', '<', before))
    .orderBy('c.id', 'desc')
    .limit(OWN_PER_PAGE + 1)
    .execute()
  return { rows: rows.slice(0, OWN_PER_PAGE).map(toOwn), hasMore: rows.length > OWN_PER_PAGE }
}

export async function countOwn(db: ReadDb, readerIds: readonly number[]): Promise<number> {
  const { n } = await db
    .selectFrom('comment')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('identity_id', 'in', [...readerIds])
    .where('state', '<>', 'erased')
    .executeTakeFirstOrThrow()
  return n
}

/** One's own comment; null for somebody else's as for one that is not there. */
export async function ownCommentOf(
  db: ReadDb,
  readerIds: readonly number[],
  commentId: number,
): Promise<OwnCommentRow | null> {
  const row = await own(db, readerIds).where('c.id', '=', commentId).executeTakeFirst()
  return row ? toOwn(row) : null
}

/** A decision that its comment's author is told about. */
export interface OwnDecision {
  readonly id: number
  readonly commentId: number
  readonly effect: 'remove' | 'request-changes' | 'hold'
  readonly clauseVersionIds: readonly number[]
  readonly facts: string
  readonly at: Instant
  readonly hasStatement: boolean
  /** It was about another wording, which readers never saw; what they see stands. */
  readonly refusedEdit: boolean
  readonly appeal: 'open' | 'upheld' | 'overturned' | null
}

/** The newest decision against each of these comments, by comment. */
export async function newestDecisions(
  db: ReadDb,
  commentIds: readonly number[],
): Promise<ReadonlyMap<number, OwnDecision>> {
  if (commentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('comment as c', 'c.id', 'd.comment_id')
    .leftJoin('statement as s', 's.decision_id', 'd.id')
    .leftJoin('appeal as a', 'a.decision_id', 'd.id')
    .select(['d.id', 'd.comment_id', 'd.effect', 'd.clause_version_ids', 'd.facts', 'd.at'])
    .select(['d.revision_id', 'c.state', 'c.published_revision_id'])
    .select(['s.decision_id as statement_id', 'a.state as appeal'])
    .where('d.comment_id', 'in', [...commentIds])
    // Of those that only hide, the ones by reports: they have a statement.
    .where((e) =>
      e.or([
        e('d.effect', 'in', ['remove', 'request-changes']),
        e.and([e('d.effect', '=', 'hold'), e('s.decision_id', 'is not', null)]),
      ]),
    )
    .orderBy('d.id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.comment_id ?? 0,
      {
        id: row.id,
        commentId: row.comment_id ?? 0,
        effect: row.effect as OwnDecision['effect'],
        clauseVersionIds: JSON.parse(row.clause_version_ids) as number[],
        facts: row.facts,
        at: row.at as Instant,
        hasStatement: row.statement_id !== null,
        refusedEdit:
          row.effect === 'request-changes' &&
          row.state === 'published' &&
          (row.revision_id ?? 0) > (row.published_revision_id ?? Infinity),
        appeal: row.appeal,
      },
    ]),
  )
}

/** Headline and address of public articles, by id; one that is not public is left out. */
export async function articlesOfComments(db: ReadDb, articleIds: readonly number[]) {
  if (articleIds.length === 0) return new Map<number, never>()
  const rows = await db
    .selectFrom('public_article')
    .select(['id', 'title', 'lang', 'slug', 'section_id'])
    .where('id', 'in', [...new Set(articleIds)])
    .execute()
  return new Map(
    rows.map(({ section_id, lang, ...row }) => [row.id, { ...row, lang: lang as 'ar' | 'en', sectionId: section_id }]),
  )
}

/** The link that proves an address is still good: not used, not too old. */
export async function openEntryLink(
  db: ReadDb,
  tokenHash: string,
  now: Instant,
): Promise<{ emailHmac: string } | null> {
  const row = await db
    .selectFrom('reader_link')
    .select('email_hmac')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', 'enter')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { emailHmac: row.email_hmac } : null
}

/** The sealed address of a reader who has proved it, here or from another browser; null for everybody else. */
export async function provedAddress(db: ReadDb, identityId: number): Promise<string | null> {
  const row = await db
    .selectFrom('contact as own')
    .innerJoin('contact as proved', 'proved.email_hmac', 'own.email_hmac')
    .select('proved.email_enc')
    .where('own.identity_id', '=', identityId)
    .where('proved.verified_at', 'is not', null)
    .orderBy('proved.identity_id')
    .limit(1)
    .executeTakeFirst()
  return row?.email_enc ?? null
}

export interface OwnSanction {
  readonly kind: 'premod' | 'mute' | 'ban'
  readonly endsAt: Instant
  /** The decision, where there is a statement to read. */
  readonly decisionId: number | null
}

const SHOWN = ['ban', 'mute', 'premod'] as const

/** What keeps these readers from commenting now, by their identities and by their proved address. */
export async function ownSanctions(db: ReadDb, readerIds: readonly number[], now: Instant): Promise<OwnSanction[]> {
  const emails = await db
    .selectFrom('contact')
    .select('email_hmac')
    .where('identity_id', 'in', [...readerIds])
    .where('verified_at', 'is not', null)
    .execute()
  const targets = [
    ...readerIds.map((id) => ({ kind: 'identity' as const, target: String(id) })),
    ...emails.map(({ email_hmac }) => ({ kind: 'email' as const, target: email_hmac })),
  ]
  const rows = await db
    .selectFrom('sanction')
    .leftJoin('statement as s', 's.decision_id', 'sanction.decision_id')
    .select(['kind', 'ends_at', 's.decision_id as stated'])
    .where((e) =>
      e.or(targets.map(({ kind, target }) => e.and([e('target_kind', '=', kind), e('target', '=', target)]))),
    )
    .where('kind', 'in', SHOWN)
    .where('lifted_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .orderBy('ends_at', 'desc')
    .execute()
  const longest = new Map(rows.toReversed().map((row) => [row.kind, row]))
  return SHOWN.flatMap((kind) => {
    const row = longest.get(kind)
    return row === undefined ? [] : [{ kind, endsAt: row.ends_at as Instant, decisionId: row.stated }]
  })
}
