import type { ArticleState } from '@warraq/core/articles/states'
import type { Generated } from 'kysely'

/** Columns of every table, the same on both databases; `migrations/` holds the SQL. JSON columns are text. */

export interface SettingRow {
  name: string
  value: string
  changed_at: string
  changed_by: number | null
}

export interface SettingHistoryRow {
  id: Generated<number>
  name: string
  value: string
  changed_at: string
  changed_by: number | null
}

export interface MenuRow {
  place: string
  items: string
  lock_version: number
  changed_at: string
}

export interface MediaRow {
  id: Generated<number>
  kind: 'image' | 'audio' | 'video' | 'file'
  state: 'processing' | 'ready' | 'failed'
  mime: string
  bytes: number
  width: number | null
  height: number | null
  sha256: string
  blob_key: string
  original_name: string
  alt: string
  caption: string
  credit: string
  licence: string
  expires_on: string | null
  focal_x: number | null
  focal_y: number | null
  variants: string
  import_key: string | null
  created_at: string
  created_by: number | null
  likeness: Generated<string | null>
  crops: Generated<string>
  former_of: Generated<number | null>
}

export interface BreakingLineRow {
  id: Generated<number>
  article_id: number
  lang: string
  starts_at: string
  ends_at: string
  started_by: number | null
}

export interface SectionRow {
  id: Generated<number>
  parent_id: number | null
  slug: string
  name: string
  name_key: string
  description: string
  position: number
  hidden: number
  import_key: string | null
  created_at: string
}

export interface PersonRow {
  id: Generated<number>
  kind: 'reporter' | 'columnist' | 'agency' | 'guest'
  name: string
  name_key: string
  slug: string
  gender: 'f' | 'm' | 'unset'
  title: string
  bio: string
  portrait_id: number | null
  byline_hidden: number
  lang: string
  import_key: string | null
  created_at: string
}

export interface AccountRow {
  id: Generated<number>
  email: string
  email_key: string
  name: string
  gender: 'f' | 'm' | 'unset'
  role: string
  status: 'invited' | 'active' | 'disabled'
  password_hash: string | null
  person_id: number | null
  lang: string
  created_at: string
  signed_in_at: string | null
  /** Since when the account has a second key; null while it has none. */
  second_key_at: string | null
  /** What authenticators know the account by: random, base64url. */
  passkey_handle: string | null
}

export interface AccountSectionRow {
  account_id: number
  section_id: number
}

export interface SessionRow {
  id: Generated<number>
  token_hash: string
  account_id: number
  agent: string
  created_at: string
  seen_at: string
  expires_at: string
  ended_at: string | null
  /** When its person last proved to be who they are. */
  proved_at: string | null
}

export interface PasskeyRow {
  id: Generated<number>
  account_id: number
  credential_id: string
  public_key: string
  counter: number
  transports: string
  backed_up: number
  rp_id: string
  name: string
  created_at: string
  used_at: string | null
}

export interface TotpKeyRow {
  account_id: number
  secret: string
  last_step: number
  created_at: string
  confirmed_at: string | null
}

export interface RecoveryCodeRow {
  code_hash: string
  account_id: number
  created_at: string
  used_at: string | null
}

export interface KeyChallengeRow {
  ticket_hash: string
  purpose: 'second-key' | 'passkey-sign-in' | 'passkey-enrol' | 'passkey-prove'
  account_id: number | null
  challenge: string
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface ApiTokenRow {
  id: Generated<number>
  token_hash: string
  account_id: number
  name: string
  beginning: string
  scopes: string
  created_at: string
  expires_at: string
  used_at: string | null
  ended_at: string | null
}

export interface PersonNameRow {
  person_id: number
  lang: string
  name: string
  name_key: string
  slug: string
  title: string
  bio: string
}

export interface OneTimeTokenRow {
  token_hash: string
  purpose: 'setup' | 'invitation' | 'reset'
  account_id: number | null
  email_key: string | null
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface TagRow {
  id: Generated<number>
  name: string
  name_key: string
  slug: string
  created_at: string
}

export interface ArticleRow {
  id: Generated<number>
  state: ArticleState
  kind: string
  lang: string
  translation_group: number | null
  title: string
  section_id: number | null
  short_code: string
  lock_version: number
  content: string
  published_revision_id: number | null
  legal_authority: string | null
  withdrawn_at: string | null
  withdrawn_reason: string | null
  scheduled_at: string | null
  first_published_at: string | null
  flags: string
  created_at: string
  created_by: number | null
  saved_at: string
  saved_by: number | null
  import_key: string | null
  import_hash: string | null
  unlisted: Generated<number>
  bylines_hidden: Generated<number>
}

export interface ArticleRevisionRow {
  id: Generated<number>
  article_id: number
  n: number
  content: string
  note: string
  public_change: number
  created_at: string
  created_by: number | null
}

export interface ArticleStepRow {
  id: Generated<number>
  article_id: number
  step: string
  from_state: string
  to_state: string
  note: string
  at: string
  account_id: number | null
}

export interface PublicArticleRow {
  id: number
  revision_id: number
  kind: string
  lang: string
  translation_group: number | null
  section_id: number | null
  slug: string
  short_code: string
  title: string
  kicker: string
  standfirst: string
  seo_title: Generated<string>
  description: string
  place: string
  source_line: string
  lead: string | null
  lead_media_id: number | null
  body: string
  tags: string
  flags: string
  corrections: string
  word_count: number
  read_minutes: number
  comments_open: number
  comment_count: number
  published_at: string
  updated_at: string
  care: Generated<string>
  unlisted: Generated<number>
  quiet: Generated<number>
}

export interface PublicBylineRow {
  article_id: number
  position: number
  person_id: number
  role: string | null
  published_at: string
}

export interface PublicTagRow {
  article_id: number
  tag_id: number
  published_at: string
}

export interface PublicMediaRow {
  article_id: number
  media_id: number
}

export interface SearchTermRow {
  id: Generated<number>
  scope: number
  kind: number
  term: string
  documents: number
  key: string | null
  shown: string | null
  votes: number
}

export interface SearchPostingRow {
  id: number
  postings: Uint8Array
}

export interface SearchPlaceRow {
  id: number
  places: Uint8Array
}

export interface SearchBlockRow {
  scope: number
  block: number
  version: number
  documents: Uint8Array
}

export interface SearchDocumentRow {
  scope: number
  id: number
  fingerprint: string
  indexed_at: string
  terms: Uint8Array
}

export interface SearchStateRow {
  scope: number
  version: number
  documents: number
  title_length: number
  lead_length: number
  body_length: number
  names_length: number
}

export interface SearchWaitingRow {
  scope: number
  id: number
  since: string
}

export interface SearchExpansionRow {
  id: Generated<number>
  kind: string
  words: string
  enabled: number
  note: string
  builtin_key: string | null
}

export interface CorrectionRow {
  id: Generated<number>
  article_id: number
  text: string
  at: string
  account_id: number | null
}

export interface ArticleViewRow {
  article_id: number
  day: string
  count: number
}

export interface ShortCodeRow {
  code: string
  article_id: number
  hits: number
  created_at: string
}

export interface OldAddressRow {
  path_key: string
  kind: 'article' | 'section' | 'tag' | 'person' | 'page' | 'media' | 'front' | 'feed'
  target_id: number | null
  serve: number
  created_at: string
  run_id: Generated<number | null>
}

export interface PageRow {
  id: Generated<number>
  slug: string
  title: string
  body: string
  lang: string
  role: string | null
  published: number
  lock_version: number
  changed_at: string
  changed_by: number | null
  import_key: string | null
  import_hash: string | null
}

export interface IdentityRow {
  id: Generated<number>
  kind: 'guest' | 'member' | 'staff' | 'remote' | 'system'
  display_name: string
  name_key: string
  standing: 'normal' | 'premod' | 'muted' | 'banned'
  trust: number
  account_id: number | null
  import_key: string | null
  created_at: string
  erased_at: string | null
}

export interface ContactRow {
  identity_id: number
  email_enc: string
  email_hmac: string
  verified_at: string | null
  purge_at: string | null
}

export interface ClauseRow {
  code: string
  position: number
  original: number
  active: number
}

export interface ClauseVersionRow {
  id: Generated<number>
  code: string
  n: number
  title_ar: string
  title_en: string
  definition_ar: string
  definition_en: string
  not_covered_ar: string
  not_covered_en: string
  examples: string
  effective_from: string
  effective_to: string | null
  changed_by: number | null
}

export interface CommentRow {
  id: Generated<number>
  article_id: number
  parent_id: number | null
  root_id: number | null
  depth: number
  identity_id: number
  display_name: string
  state:
    | 'awaiting-verification'
    | 'held'
    | 'quarantined'
    | 'published'
    | 'hidden'
    | 'changes-requested'
    | 'removed'
    | 'expired'
    | 'deleted-by-author'
    | 'erased'
  published_revision_id: number | null
  latest_revision_id: number | null
  lock_version: number
  pinned: number
  source: string
  import_key: string | null
  created_at: string
  import_run_id: Generated<number | null>
  answers: Generated<number>
  likes: Generated<number>
  edited_at: Generated<string | null>
}

export interface CommentRevisionRow {
  id: Generated<number>
  comment_id: number
  n: number
  body: string
  lang: string
  letters: number
  links: string
  skeleton_version: number
  terms_shown: string
  submitted_at: string
  submitted_by: number
}

export interface NetworkKeyRow {
  period: number
  sealed: string
}

export interface TraceRow {
  revision_id: number
  net_prefix_hmac: string
  agent_family: string
  expires_at: string
}

export interface EvidenceRow {
  id: Generated<number>
  revision_id: number
  detector: string
  detector_version: string
  kind: string
  spans: string
  score: number
  clause_code: string | null
  data: string
  at: string
}

export interface DecisionRow {
  id: Generated<number>
  subject_kind: 'revision' | 'identity' | 'thread'
  comment_id: number | null
  revision_id: number | null
  identity_id: number | null
  effect: 'publish' | 'hold' | 'remove' | 'restore' | 'request-changes' | 'mute' | 'ban' | 'lift'
  clause_version_ids: string
  facts: string
  source_type: 'own-initiative' | 'report' | 'notice' | 'rule' | 'appeal' | 'import'
  automated_detection: number
  automated_decision: number
  account_id: number | null
  rule_version: string | null
  second_account_id: number | null
  territory: string | null
  starts_at: string
  ends_at: string | null
  supersedes_id: number | null
  at: string
}

export interface StatementRow {
  decision_id: number
  text_ar: string
  text_en: string
  dsa: string | null
  access_token_hash: string | null
  channel: string
  delivered_at: string | null
  purge_at: string | null
  /** Until when an appeal is taken. */
  appeal_until: Generated<string | null>
}

export interface CommentEventRow {
  id: Generated<number>
  comment_id: number
  type: string
  from_state: string | null
  to_state: string
  revision_id: number | null
  decision_id: number | null
  actor: string
  account_id: number | null
  at: string
}

export interface EventRow {
  id: Generated<number>
  type: string
  payload: string
  at: string
}

export interface JobRow {
  id: Generated<number>
  kind: string
  payload: string
  unique_key: string | null
  state: 'waiting' | 'running' | 'done' | 'parked' | 'discarded'
  run_at: string
  attempts: number
  locked_until: string | null
  locked_by: string | null
  last_error: string | null
  created_at: string
  finished_at: string | null
}

export interface GivenAnswerRow {
  key: string
  answer: string
  at: string
  expires_at: string
}

export interface PageNoticeRow {
  id: Generated<number>
  tag: string
  at: string
}

export interface RateWindowRow {
  key: string
  started_at: string
  count: number
  expires_at: string
}

export interface AuditEventRow {
  seq: Generated<number>
  at: string
  actor: string
  action: string
  subject: string
  payload: string
  payload_hash: string
  prev_hash: string
}

export interface ImportRunRow {
  id: Generated<number>
  source: string
  file_hash: string
  state: 'running' | 'done' | 'failed'
  counts: string
  report: string
  started_at: string
  finished_at: string | null
  kind: Generated<string>
  name: Generated<string>
  account_id: Generated<number | null>
  phase: Generated<string>
  progress: Generated<string>
  settings: Generated<string>
  since: Generated<string | null>
  replaced: Generated<string>
  undone_at: Generated<string | null>
  undone: Generated<string | null>
  rehearsal: Generated<number>
  holder: Generated<string>
  held_until: Generated<string>
}

export interface ImportItemRow {
  key: string
  run_id: number
  kind: string
  target_id: number | null
  content_hash: string
  at: string
  made_by: Generated<number | null>
  modified_at: Generated<string | null>
}

export interface LexiconVersionRow {
  n: Generated<number>
  why: string
  changed_by: number | null
  at: string
}

export interface TermRow {
  id: Generated<number>
  key: string
  text: string
  match: 'exact' | 'affixed' | 'family'
  forms: string
  scope: Generated<'anywhere' | 'aimed'>
  unless: Generated<string>
  tier: 'unambiguous' | 'contextual' | 'protected-name'
  clause_code: string
  must_match: string
  must_not_match: string
  note: string
  source: 'ours' | 'site'
  added_in: number
  removed_in: number | null
}

export interface RuleRow {
  id: Generated<number>
  name: string
  created_at: string
}

export interface RuleVersionRow {
  id: Generated<number>
  rule_id: number
  n: number
  state: 'draft' | 'shadow' | 'live' | 'expired'
  condition: string
  effect: 'tag' | 'hold' | 'throttle' | 'quarantine'
  clause_code: string | null
  note: string
  effective_from: string | null
  effective_to: string | null
  changed_by: number | null
  at: string
}

export interface RuleHitRow {
  rule_version_id: number
  revision_id: number
  applied: number
  at: string
}

export interface CommentModeRow {
  scope: 'section' | 'article'
  scope_id: number
  mode: 'pre' | 'first' | 'post' | 'open' | 'closed' | null
  close_after_days: number | null
  slow_seconds: number | null
  until: string | null
  brake_until: string | null
  set_by: number | null
  why: string
  at: string
}

export interface ScreeningRow {
  revision_id: number
  versions: string
  facts: string
  verdict: string
  at: string
}

export interface CommentShingleRow {
  shingle: string
  revision_id: number
  identity_id: number
  at: string
}

export interface RefusedCommentRow {
  on_day: string
  clause_code: string
  n: number
}

export interface CommentCaseRow {
  comment_id: number
  revision_id: number
  queue: 'pending' | 'reported' | 'appealed' | 'spam'
  state: 'open' | 'escalated' | 'closed'
  priority: number
  lease_account_id: number | null
  lease_until: string | null
  due_at: string | null
  opened_at: string
  closed_at: string | null
}

export interface CaseNoteRow {
  id: Generated<number>
  comment_id: number
  account_id: number
  text: string
  at: string
}

export interface ReportRow {
  id: Generated<number>
  comment_id: number
  revision_id: number
  identity_id: number | null
  net_prefix_hmac: string
  kind: 'terms' | 'illegal'
  clause_code: string
  note: string
  law: string
  contact_enc: string | null
  weight: number
  outcome: 'upheld' | 'dismissed' | null
  decision_id: number | null
  closed_at: string | null
  told_at: string | null
  created_at: string
}

export interface AppealRow {
  id: Generated<number>
  decision_id: number
  comment_id: number
  text: string
  first_account_id: number | null
  reviewer_account_id: number | null
  outside: number
  outside_token_hash: string | null
  state: 'open' | 'upheld' | 'overturned'
  answer: string
  result_decision_id: number | null
  opened_at: string
  due_at: string
  decided_at: string | null
}

export interface SanctionRow {
  id: Generated<number>
  kind: 'strike' | 'premod' | 'mute' | 'ban' | 'unheard'
  target_kind: 'identity' | 'email' | 'net'
  target: string
  weight: number
  decision_id: number
  starts_at: string
  ends_at: string
  lifted_at: string | null
  lifted_by: number | null
}

export interface ProposalRow {
  id: Generated<number>
  kind: 'decision' | 'many' | 'sanction'
  comment_id: number | null
  identity_id: number | null
  input: string
  proposed_by: number
  at: string
  outcome: 'agreed' | 'declined' | 'overtaken' | null
  settled_by: number | null
  settled_at: string | null
}

export interface DecisionBatchRow {
  id: Generated<number>
  account_id: number | null
  second_account_id: number | null
  at: string
  undo_until: string
  undone_at: string | null
}

export interface DecisionBatchItemRow {
  decision_id: number
  batch_id: number
}

export interface CommentLikeRow {
  comment_id: number
  identity_id: number
  net_prefix_hmac: string
  at: string
}

export interface ReaderLinkRow {
  token_hash: string
  purpose: 'enter' | 'unsubscribe'
  identity_id: number
  email_hmac: string
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface AnswerLettersRow {
  identity_id: number
  often: 'none' | 'each' | 'hourly' | 'daily'
  confirmed_at: string | null
  last_sent_at: string | null
  changed_at: string
}

export interface AnswerWaitingRow {
  comment_id: number
  identity_id: number
  at: string
}

export interface SpentProofRow {
  id: string
  expires_at: string
}

export interface LearnerModelRow {
  version: Generated<number>
  base: string
  weights: string
  examples: number
  threshold: number
  precision: number
  recall: number
  state: 'trial' | 'live' | 'retired'
  trained_at: string
}

export interface ArticlePresenceRow {
  article_id: number
  tab: string
  account_id: number
  seen_at: string
}

export interface ArticleLockRow {
  article_id: number
  account_id: number
  tab: string
  taken_at: string
  seen_at: string
  taken_from: number | null
}

export interface ArticleSaveRow {
  id: Generated<number>
  article_id: number
  lock_version: number
  content: string
  began_at: string
  saved_at: string
  account_id: number | null
}

export interface ArticleNoteRow {
  id: Generated<number>
  article_id: number
  kind: 'note' | 'suggestion'
  state: 'open' | 'settled' | 'accepted' | 'declined'
  anchor: string
  replacement: string
  created_at: string
  created_by: number
  changed_at: string
  settled_by: number | null
}

export interface ArticleNoteLineRow {
  id: Generated<number>
  note_id: number
  text: string
  at: string
  account_id: number
}

export interface ArticleMentionRow {
  line_id: number
  account_id: number
  read_at: string | null
  mailed_at: string | null
}

export interface HouseEntryRow {
  id: Generated<number>
  kind: 'term' | 'allowed' | 'off'
  word: string
  word_key: string
  better: string
  note: string
  changed_at: string
  changed_by: number | null
}

export interface ArticleCareRow {
  article_id: number
  group_name: string
  authority: string
  names_enc: string | null
  checked_save: string | null
  checked_by: number | null
  confirmed_save: string | null
  confirmed_by: number | null
  silence_reason: string | null
  silence_by: number | null
  changed_at: string
}

export interface ReaderLetterRow {
  id: Generated<number>
  kind: 'error' | 'reply'
  article_id: number
  lang: string
  quote: string
  text: string
  standing: string
  contact_enc: string
  state: 'open' | 'corrected' | 'published' | 'refused' | 'answered'
  due_at: string
  assigned_to: number | null
  outcome: string
  correction_id: number | null
  reply_article_id: number | null
  lock_version: number
  created_at: string
  closed_at: string | null
  closed_by: number | null
}

export interface ReaderLetterLineRow {
  id: Generated<number>
  letter_id: number
  kind: 'note' | 'answer' | 'assigned' | 'outcome'
  text: string
  at: string
  account_id: number | null
}

export interface LegalDemandRow {
  id: Generated<number>
  authority: string
  reference: string
  received_on: string
  demanded: string
  due_on: string | null
  public: number
  outcome: 'refused' | 'corrected' | 'byline-hidden' | 'unlisted' | 'withdrawn' | null
  reason: string
  lock_version: number
  created_at: string
  created_by: number | null
  closed_at: string | null
  closed_by: number | null
}

export interface LegalDemandArticleRow {
  demand_id: number
  article_id: number
}

export interface SourceNoteRow {
  article_id: number
  text_enc: string
  purge_on: string | null
  written_by: number
  changed_at: string
}

export interface SourceNoteReaderRow {
  article_id: number
  account_id: number
}

export interface Tables {
  setting: SettingRow
  setting_history: SettingHistoryRow
  menu: MenuRow
  media: MediaRow
  breaking_line: BreakingLineRow
  section: SectionRow
  person: PersonRow
  account: AccountRow
  account_section: AccountSectionRow
  session: SessionRow
  one_time_token: OneTimeTokenRow
  passkey: PasskeyRow
  totp_key: TotpKeyRow
  recovery_code: RecoveryCodeRow
  key_challenge: KeyChallengeRow
  api_token: ApiTokenRow
  person_name: PersonNameRow
  tag: TagRow
  article: ArticleRow
  article_revision: ArticleRevisionRow
  article_step: ArticleStepRow
  public_article: PublicArticleRow
  public_byline: PublicBylineRow
  public_tag: PublicTagRow
  public_media: PublicMediaRow
  search_term: SearchTermRow
  search_posting: SearchPostingRow
  search_place: SearchPlaceRow
  search_block: SearchBlockRow
  search_document: SearchDocumentRow
  search_state: SearchStateRow
  search_waiting: SearchWaitingRow
  search_expansion: SearchExpansionRow
  correction: CorrectionRow
  article_view: ArticleViewRow
  short_code: ShortCodeRow
  old_address: OldAddressRow
  page: PageRow
  identity: IdentityRow
  contact: ContactRow
  clause: ClauseRow
  clause_version: ClauseVersionRow
  comment: CommentRow
  comment_revision: CommentRevisionRow
  network_key: NetworkKeyRow
  trace: TraceRow
  evidence: EvidenceRow
  decision: DecisionRow
  statement: StatementRow
  comment_event: CommentEventRow
  event: EventRow
  job: JobRow
  given_answer: GivenAnswerRow
  page_notice: PageNoticeRow
  rate_window: RateWindowRow
  audit_event: AuditEventRow
  import_run: ImportRunRow
  import_item: ImportItemRow
  lexicon_version: LexiconVersionRow
  term: TermRow
  rule: RuleRow
  rule_version: RuleVersionRow
  rule_hit: RuleHitRow
  comment_mode: CommentModeRow
  screening: ScreeningRow
  comment_shingle: CommentShingleRow
  refused_comment: RefusedCommentRow
  comment_case: CommentCaseRow
  case_note: CaseNoteRow
  report: ReportRow
  appeal: AppealRow
  sanction: SanctionRow
  proposal: ProposalRow
  decision_batch: DecisionBatchRow
  decision_batch_item: DecisionBatchItemRow
  comment_like: CommentLikeRow
  reader_link: ReaderLinkRow
  answer_letters: AnswerLettersRow
  answer_waiting: AnswerWaitingRow
  spent_proof: SpentProofRow
  learner_model: LearnerModelRow
  article_presence: ArticlePresenceRow
  article_lock: ArticleLockRow
  article_save: ArticleSaveRow
  article_note: ArticleNoteRow
  article_note_line: ArticleNoteLineRow
  article_mention: ArticleMentionRow
  house_entry: HouseEntryRow
  article_care: ArticleCareRow
  reader_letter: ReaderLetterRow
  reader_letter_line: ReaderLetterLineRow
  legal_demand: LegalDemandRow
  legal_demand_article: LegalDemandArticleRow
  source_note: SourceNoteRow
  source_note_reader: SourceNoteReaderRow
}
