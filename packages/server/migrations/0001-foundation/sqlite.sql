-- The foundation: everything later work needs to find in place. Instants are UTC text (ISO 8601, ms, Z), so that
-- both databases sort and compare them alike; JSON is text; truth values are 0 and 1; public ids are never reused.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by INTEGER
) STRICT;

CREATE TABLE setting_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by INTEGER
) STRICT;

CREATE TABLE menu (
  place TEXT PRIMARY KEY,
  items TEXT NOT NULL,
  lock_version INTEGER NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE media (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('image', 'audio', 'video', 'file')),
  state TEXT NOT NULL CHECK (state IN ('processing', 'ready', 'failed')),
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  sha256 TEXT NOT NULL,
  blob_key TEXT NOT NULL,
  original_name TEXT NOT NULL,
  alt TEXT NOT NULL,
  caption TEXT NOT NULL,
  credit TEXT NOT NULL,
  licence TEXT NOT NULL,
  expires_on TEXT,
  focal_x INTEGER,
  focal_y INTEGER,
  variants TEXT NOT NULL,
  import_key TEXT UNIQUE,
  created_at TEXT NOT NULL,
  created_by INTEGER
) STRICT;
CREATE INDEX media_sha256 ON media (sha256);

CREATE TABLE section (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER REFERENCES section (id),
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  description TEXT NOT NULL,
  position INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  import_key TEXT UNIQUE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX section_parent ON section (parent_id);

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('reporter', 'columnist', 'agency', 'guest')),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  slug TEXT NOT NULL,
  gender TEXT NOT NULL CHECK (gender IN ('f', 'm', 'unset')),
  title TEXT NOT NULL,
  bio TEXT NOT NULL,
  portrait_id INTEGER REFERENCES media (id),
  byline_hidden INTEGER NOT NULL,
  lang TEXT NOT NULL,
  import_key TEXT UNIQUE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX person_name_key ON person (name_key);
CREATE INDEX person_portrait ON person (portrait_id);

CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  gender TEXT NOT NULL CHECK (gender IN ('f', 'm', 'unset')),
  role TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
  password_hash TEXT,
  person_id INTEGER REFERENCES person (id),
  lang TEXT NOT NULL,
  created_at TEXT NOT NULL,
  signed_in_at TEXT
) STRICT;
CREATE INDEX account_person ON account (person_id);

CREATE TABLE account_section (
  account_id INTEGER NOT NULL REFERENCES account (id),
  section_id INTEGER NOT NULL REFERENCES section (id),
  PRIMARY KEY (account_id, section_id)
) STRICT;
CREATE INDEX account_section_section ON account_section (section_id);

CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  agent TEXT NOT NULL,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX session_account ON session (account_id);

CREATE TABLE one_time_token (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('setup', 'invitation', 'reset')),
  account_id INTEGER REFERENCES account (id),
  email_key TEXT,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX one_time_token_account ON one_time_token (account_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'in-review', 'ready', 'scheduled', 'embargoed', 'published', 'withdrawn', 'archived')),
  kind TEXT NOT NULL,
  lang TEXT NOT NULL,
  translation_group INTEGER,
  title TEXT NOT NULL,
  section_id INTEGER REFERENCES section (id),
  short_code TEXT NOT NULL UNIQUE,
  lock_version INTEGER NOT NULL,
  content TEXT NOT NULL,
  published_revision_id INTEGER,
  legal_authority TEXT,
  withdrawn_at TEXT,
  withdrawn_reason TEXT,
  scheduled_at TEXT,
  first_published_at TEXT,
  flags TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER REFERENCES account (id),
  saved_at TEXT NOT NULL,
  saved_by INTEGER REFERENCES account (id),
  import_key TEXT UNIQUE,
  import_hash TEXT
) STRICT;
CREATE INDEX article_state ON article (state, saved_at, id);
CREATE INDEX article_section ON article (section_id);
CREATE INDEX article_created_by ON article (created_by);
CREATE INDEX article_saved_by ON article (saved_by);
CREATE INDEX article_translation ON article (translation_group);

CREATE TABLE article_revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id),
  n INTEGER NOT NULL,
  content TEXT NOT NULL,
  note TEXT NOT NULL,
  public_change INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER REFERENCES account (id),
  UNIQUE (article_id, n)
) STRICT;
CREATE INDEX article_revision_created_by ON article_revision (created_by);

CREATE TABLE article_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id),
  step TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  account_id INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX article_step_article ON article_step (article_id, id);
CREATE INDEX article_step_account ON article_step (account_id);

-- What readers may see and nothing else: reader pages, feeds and search read only the tables below, so a draft
-- cannot leak by a forgotten condition. The row exists exactly while the article is public.
CREATE TABLE public_article (
  id INTEGER PRIMARY KEY REFERENCES article (id),
  revision_id INTEGER NOT NULL REFERENCES article_revision (id),
  kind TEXT NOT NULL,
  lang TEXT NOT NULL,
  translation_group INTEGER,
  section_id INTEGER REFERENCES section (id),
  slug TEXT NOT NULL,
  short_code TEXT NOT NULL,
  title TEXT NOT NULL,
  kicker TEXT NOT NULL,
  standfirst TEXT NOT NULL,
  description TEXT NOT NULL,
  place TEXT NOT NULL,
  source_line TEXT NOT NULL,
  lead TEXT,
  lead_media_id INTEGER REFERENCES media (id),
  body TEXT NOT NULL,
  tags TEXT NOT NULL,
  flags TEXT NOT NULL,
  corrections TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  read_minutes INTEGER NOT NULL,
  comments_open INTEGER NOT NULL,
  comment_count INTEGER NOT NULL,
  published_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX public_article_latest ON public_article (lang, published_at, id);
CREATE INDEX public_article_section ON public_article (section_id, published_at, id);
CREATE INDEX public_article_kind ON public_article (kind, published_at, id);
CREATE INDEX public_article_revision ON public_article (revision_id);
CREATE INDEX public_article_lead ON public_article (lead_media_id);
CREATE INDEX public_article_translation ON public_article (translation_group);

CREATE TABLE public_byline (
  article_id INTEGER NOT NULL REFERENCES public_article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT,
  published_at TEXT NOT NULL,
  PRIMARY KEY (article_id, position)
) STRICT;
CREATE INDEX public_byline_person ON public_byline (person_id, published_at, article_id);

CREATE TABLE public_tag (
  article_id INTEGER NOT NULL REFERENCES public_article (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  published_at TEXT NOT NULL,
  PRIMARY KEY (article_id, tag_id)
) STRICT;
CREATE INDEX public_tag_tag ON public_tag (tag_id, published_at, article_id);

CREATE TABLE public_media (
  article_id INTEGER NOT NULL REFERENCES public_article (id) ON DELETE CASCADE,
  media_id INTEGER NOT NULL REFERENCES media (id),
  PRIMARY KEY (article_id, media_id)
) STRICT;
CREATE INDEX public_media_media ON public_media (media_id);

CREATE TABLE search_word (
  word TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES public_article (id) ON DELETE CASCADE,
  weight INTEGER NOT NULL,
  PRIMARY KEY (word, article_id)
) STRICT;
CREATE INDEX search_word_article ON search_word (article_id);

CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id),
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  account_id INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX correction_article ON correction (article_id, at);
CREATE INDEX correction_at ON correction (at, id);
CREATE INDEX correction_account ON correction (account_id);

CREATE TABLE article_view (
  article_id INTEGER NOT NULL REFERENCES article (id),
  day TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (article_id, day)
) STRICT;
CREATE INDEX article_view_day ON article_view (day, count);

-- Short codes are never reused, so they live longer than what they point to.
CREATE TABLE short_code (
  code TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  hits INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX short_code_article ON short_code (article_id);

-- Old address -> target. `path_key` is the comparison form (decoded, NFC, no trailing slash).
CREATE TABLE old_address (
  path_key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'section', 'tag', 'person', 'page', 'media', 'front', 'feed')),
  target_id INTEGER,
  serve INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX old_address_target ON old_address (kind, target_id);

CREATE TABLE page (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  lang TEXT NOT NULL,
  role TEXT,
  published INTEGER NOT NULL,
  lock_version INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by INTEGER REFERENCES account (id),
  import_key TEXT UNIQUE,
  import_hash TEXT
) STRICT;
CREATE INDEX page_changed_by ON page (changed_by);

-- Comments. State is a projection of comment_event; a decision points to a revision. `root_id` is the first comment of
-- the thread, for that comment itself its own id: a page of a discussion is one range of an index.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('guest', 'member', 'staff', 'remote', 'system')),
  display_name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('normal', 'premod', 'muted', 'banned')),
  trust INTEGER NOT NULL,
  account_id INTEGER REFERENCES account (id),
  import_key TEXT UNIQUE,
  created_at TEXT NOT NULL,
  erased_at TEXT
) STRICT;
CREATE INDEX identity_name_key ON identity (name_key);
CREATE INDEX identity_account ON identity (account_id);

CREATE TABLE contact (
  identity_id INTEGER PRIMARY KEY REFERENCES identity (id),
  email_enc TEXT NOT NULL,
  email_hmac TEXT NOT NULL,
  verified_at TEXT,
  purge_at TEXT
) STRICT;
CREATE INDEX contact_hmac ON contact (email_hmac);

CREATE TABLE clause (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  original INTEGER NOT NULL,
  active INTEGER NOT NULL
) STRICT;

CREATE TABLE clause_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL REFERENCES clause (code),
  n INTEGER NOT NULL,
  title_ar TEXT NOT NULL,
  title_en TEXT NOT NULL,
  definition_ar TEXT NOT NULL,
  definition_en TEXT NOT NULL,
  not_covered_ar TEXT NOT NULL,
  not_covered_en TEXT NOT NULL,
  examples TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  effective_to TEXT,
  changed_by INTEGER REFERENCES account (id),
  UNIQUE (code, n)
) STRICT;
CREATE INDEX clause_version_changed_by ON clause_version (changed_by);

CREATE TABLE comment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id),
  parent_id INTEGER REFERENCES comment (id),
  root_id INTEGER REFERENCES comment (id),
  depth INTEGER NOT NULL,
  identity_id INTEGER NOT NULL REFERENCES identity (id),
  display_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('awaiting-verification', 'held', 'quarantined', 'published', 'hidden', 'changes-requested', 'removed', 'expired', 'deleted-by-author', 'erased')),
  published_revision_id INTEGER,
  latest_revision_id INTEGER,
  lock_version INTEGER NOT NULL,
  pinned INTEGER NOT NULL,
  source TEXT NOT NULL,
  import_key TEXT UNIQUE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_thread ON comment (article_id, state, root_id, id);
CREATE INDEX comment_root ON comment (root_id, id);
CREATE INDEX comment_parent ON comment (parent_id);
CREATE INDEX comment_state ON comment (state, id);
CREATE INDEX comment_identity ON comment (identity_id, id);

CREATE TABLE comment_revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id),
  n INTEGER NOT NULL,
  body TEXT NOT NULL,
  lang TEXT NOT NULL,
  letters INTEGER NOT NULL,
  links TEXT NOT NULL,
  skeleton_version INTEGER NOT NULL,
  terms_shown TEXT NOT NULL,
  submitted_at TEXT NOT NULL,
  submitted_by INTEGER NOT NULL REFERENCES identity (id),
  UNIQUE (comment_id, n)
) STRICT;
CREATE INDEX comment_revision_submitted_by ON comment_revision (submitted_by);

CREATE TABLE trace (
  revision_id INTEGER PRIMARY KEY REFERENCES comment_revision (id),
  net_prefix_hmac TEXT NOT NULL,
  agent_family TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX trace_expires ON trace (expires_at);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  revision_id INTEGER NOT NULL REFERENCES comment_revision (id),
  detector TEXT NOT NULL,
  detector_version TEXT NOT NULL,
  kind TEXT NOT NULL,
  spans TEXT NOT NULL,
  score INTEGER NOT NULL,
  clause_code TEXT REFERENCES clause (code),
  data TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_revision ON evidence (revision_id);
CREATE INDEX evidence_clause ON evidence (clause_code);

-- A negative decision without clause and facts cannot be stored, and a rule may remove only as terms allow.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('revision', 'identity', 'thread')),
  comment_id INTEGER REFERENCES comment (id),
  revision_id INTEGER REFERENCES comment_revision (id),
  identity_id INTEGER REFERENCES identity (id),
  effect TEXT NOT NULL CHECK (effect IN ('publish', 'hold', 'remove', 'restore', 'request-changes', 'mute', 'ban', 'lift')),
  clause_version_ids TEXT NOT NULL,
  facts TEXT NOT NULL,
  source_type TEXT NOT NULL CHECK (source_type IN ('own-initiative', 'report', 'notice', 'rule', 'appeal', 'import')),
  automated_detection INTEGER NOT NULL,
  automated_decision INTEGER NOT NULL,
  account_id INTEGER REFERENCES account (id),
  rule_version TEXT,
  second_account_id INTEGER REFERENCES account (id),
  territory TEXT,
  starts_at TEXT NOT NULL,
  ends_at TEXT,
  supersedes_id INTEGER REFERENCES decision (id),
  at TEXT NOT NULL,
  CHECK (effect NOT IN ('remove', 'request-changes', 'mute', 'ban') OR (clause_version_ids <> '[]' AND facts <> ''))
) STRICT;
CREATE INDEX decision_comment ON decision (comment_id, id);
CREATE INDEX decision_revision ON decision (revision_id);
CREATE INDEX decision_identity ON decision (identity_id);
CREATE INDEX decision_account ON decision (account_id);
CREATE INDEX decision_second_account ON decision (second_account_id);
CREATE INDEX decision_supersedes ON decision (supersedes_id);

CREATE TABLE statement (
  decision_id INTEGER PRIMARY KEY REFERENCES decision (id),
  text_ar TEXT NOT NULL,
  text_en TEXT NOT NULL,
  dsa TEXT,
  access_token_hash TEXT,
  channel TEXT NOT NULL,
  delivered_at TEXT,
  purge_at TEXT
) STRICT;

CREATE TABLE comment_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id),
  type TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  revision_id INTEGER REFERENCES comment_revision (id),
  decision_id INTEGER REFERENCES decision (id),
  actor TEXT NOT NULL,
  account_id INTEGER REFERENCES account (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_event_comment ON comment_event (comment_id, id);
CREATE INDEX comment_event_revision ON comment_event (revision_id);
CREATE INDEX comment_event_decision ON comment_event (decision_id);
CREATE INDEX comment_event_account ON comment_event (account_id);

-- Machinery: outbox, jobs, answers already given, page notices, limits, audit chain, imports.
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  payload TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  unique_key TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'parked', 'discarded')),
  run_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  locked_until TEXT,
  locked_by TEXT,
  last_error TEXT,
  created_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;
CREATE INDEX job_due ON job (state, run_at, id);

CREATE TABLE given_answer (
  key TEXT PRIMARY KEY,
  answer TEXT NOT NULL,
  at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX given_answer_expires ON given_answer (expires_at);

CREATE TABLE page_notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tag TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX page_notice_tag ON page_notice (tag, id);

CREATE TABLE rate_window (
  key TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  count INTEGER NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX rate_window_expires ON rate_window (expires_at);

CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  payload TEXT NOT NULL,
  payload_hash TEXT NOT NULL,
  prev_hash TEXT NOT NULL
) STRICT;

CREATE TABLE import_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  counts TEXT NOT NULL,
  report TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;

CREATE TABLE import_item (
  key TEXT PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES import_run (id),
  kind TEXT NOT NULL,
  target_id INTEGER,
  content_hash TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX import_item_run ON import_item (run_id);
