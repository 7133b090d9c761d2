-- Moderation: the lists and rules that screen comments, the cases people work on, reports, appeals, sanctions, likes,
-- letters about answers, and the model that learns from this newspaper's decisions.

-- How much stands under a first comment (`answers`: published comments of its thread but for itself) and who likes it;
-- `liked` and `answers` only order and count, the rows are the truth.
ALTER TABLE comment ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN likes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN edited_at TEXT;
UPDATE comment SET answers = (
  SELECT count(*) FROM comment AS a
  WHERE a.article_id = comment.article_id AND a.state = 'published' AND a.root_id = comment.id AND a.id <> comment.id
) WHERE depth = 0;
CREATE INDEX comment_newest ON comment (article_id, state, root_id DESC, id);
CREATE INDEX comment_answered ON comment (article_id, state, answers DESC, id) WHERE depth = 0;
CREATE INDEX comment_liked ON comment (article_id, state, likes DESC, id) WHERE depth = 0;

-- An edit that waits: the newest revision of a published comment that is not the published one.
CREATE INDEX comment_edit_waits ON comment (id) WHERE state = 'published' AND latest_revision_id <> published_revision_id;

-- The list of words. A version is a number that grows with each change; a term is on the list from `added_in` until
-- before `removed_in`, so that any earlier list can be put together again.
CREATE TABLE lexicon_version (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  why TEXT NOT NULL,
  changed_by INTEGER REFERENCES account (id),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX lexicon_version_changed_by ON lexicon_version (changed_by);

-- `key` is the folded text, one term on a list at a time. `source`: ours (comes with the program) or site.
CREATE TABLE term (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  match TEXT NOT NULL CHECK (match IN ('exact', 'affixed', 'family')),
  forms TEXT NOT NULL,
  scope TEXT NOT NULL DEFAULT 'anywhere' CHECK (scope IN ('anywhere', 'aimed')),
  unless TEXT NOT NULL DEFAULT '[]',
  tier TEXT NOT NULL CHECK (tier IN ('unambiguous', 'contextual', 'protected-name')),
  clause_code TEXT NOT NULL REFERENCES clause (code),
  must_match TEXT NOT NULL,
  must_not_match TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('ours', 'site')),
  added_in INTEGER NOT NULL REFERENCES lexicon_version (n),
  removed_in INTEGER REFERENCES lexicon_version (n),
  CHECK (removed_in IS NULL OR removed_in > added_in)
) STRICT;
CREATE UNIQUE INDEX term_key ON term (key) WHERE removed_in IS NULL;
CREATE INDEX term_clause ON term (clause_code);
CREATE INDEX term_added ON term (added_in);
CREATE INDEX term_removed ON term (removed_in);

-- Rules of the newspaper: conditions without loops, as JSON. A version is never changed; one of a rule at a time is
-- `live`, and one in the `shadow`, where it only counts.
CREATE TABLE rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE rule_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id INTEGER NOT NULL REFERENCES rule (id),
  n INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'shadow', 'live', 'expired')),
  condition TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('tag', 'hold', 'throttle', 'quarantine')),
  clause_code TEXT REFERENCES clause (code),
  note TEXT NOT NULL,
  effective_from TEXT,
  effective_to TEXT,
  changed_by INTEGER REFERENCES account (id),
  at TEXT NOT NULL,
  UNIQUE (rule_id, n)
) STRICT;
CREATE UNIQUE INDEX rule_version_in_force ON rule_version (rule_id, state) WHERE state IN ('shadow', 'live');
CREATE INDEX rule_version_clause ON rule_version (clause_code);
CREATE INDEX rule_version_changed_by ON rule_version (changed_by);

-- What a rule said of a revision; `applied` 0 for a rule in the shadow.
CREATE TABLE rule_hit (
  rule_version_id INTEGER NOT NULL REFERENCES rule_version (id),
  revision_id INTEGER NOT NULL REFERENCES comment_revision (id) ON DELETE CASCADE,
  applied INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (rule_version_id, revision_id)
) STRICT;
CREATE INDEX rule_hit_revision ON rule_hit (revision_id);

-- How comments are taken in one section or under one article, over the site's own way. `until`: set for a while only.
-- `brake_until`: so many comments came at once that each is read first until then.
CREATE TABLE comment_mode (
  scope TEXT NOT NULL CHECK (scope IN ('section', 'article')),
  scope_id INTEGER NOT NULL,
  mode TEXT CHECK (mode IN ('pre', 'first', 'post', 'open', 'closed')),
  close_after_days INTEGER,
  slow_seconds INTEGER,
  until TEXT,
  brake_until TEXT,
  set_by INTEGER REFERENCES account (id),
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (scope, scope_id)
) STRICT;
CREATE INDEX comment_mode_set_by ON comment_mode (set_by);

-- What a revision was held against, and what was known then: with its evidence enough to do it again. `versions` and
-- `facts` are JSON without texts, names or addresses.
CREATE TABLE screening (
  revision_id INTEGER PRIMARY KEY REFERENCES comment_revision (id) ON DELETE CASCADE,
  versions TEXT NOT NULL,
  facts TEXT NOT NULL,
  verdict TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- Digests of pieces of a text, kept for hours: the same text from several readers is seen.
CREATE TABLE comment_shingle (
  shingle TEXT NOT NULL,
  revision_id INTEGER NOT NULL REFERENCES comment_revision (id) ON DELETE CASCADE,
  identity_id INTEGER NOT NULL REFERENCES identity (id),
  at TEXT NOT NULL,
  PRIMARY KEY (shingle, revision_id)
) STRICT;
CREATE INDEX comment_shingle_revision ON comment_shingle (revision_id);
CREATE INDEX comment_shingle_identity ON comment_shingle (identity_id);
CREATE INDEX comment_shingle_at ON comment_shingle (at);

CREATE INDEX trace_net ON trace (net_prefix_hmac);
CREATE INDEX comment_article ON comment (article_id, id);

-- Comments refused at the form with the word shown: nothing of them is stored, they are only counted.
CREATE TABLE refused_comment (
  on_day TEXT NOT NULL,
  clause_code TEXT NOT NULL REFERENCES clause (code),
  n INTEGER NOT NULL,
  PRIMARY KEY (on_day, clause_code)
) STRICT;
CREATE INDEX refused_comment_clause ON refused_comment (clause_code);

-- What moderators work on: one row for a comment that waits, is reported or whose removal is appealed.
CREATE TABLE comment_case (
  comment_id INTEGER PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE,
  revision_id INTEGER NOT NULL REFERENCES comment_revision (id) ON DELETE CASCADE,
  queue TEXT NOT NULL CHECK (queue IN ('pending', 'reported', 'appealed', 'spam')),
  state TEXT NOT NULL CHECK (state IN ('open', 'escalated', 'closed')),
  priority INTEGER NOT NULL,
  lease_account_id INTEGER REFERENCES account (id),
  lease_until TEXT,
  due_at TEXT,
  opened_at TEXT NOT NULL,
  closed_at TEXT
) STRICT;
CREATE INDEX comment_case_queue ON comment_case (queue, priority DESC, comment_id) WHERE state <> 'closed';
CREATE INDEX comment_case_revision ON comment_case (revision_id);
CREATE INDEX comment_case_lease ON comment_case (lease_account_id);

-- What waits already is before the moderators from the start.
INSERT INTO comment_case (comment_id, revision_id, queue, state, priority, opened_at)
  SELECT id, latest_revision_id, CASE state WHEN 'quarantined' THEN 'spam' ELSE 'pending' END, 'open', 0, created_at
  FROM comment WHERE state IN ('held', 'quarantined', 'hidden') AND latest_revision_id IS NOT NULL;

CREATE TABLE case_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX case_note_comment ON case_note (comment_id, id);
CREATE INDEX case_note_account ON case_note (account_id);

-- A reader's report. `weight` in hundredths. `illegal` is the notice of Regulation (EU) 2022/2065, article 16: law,
-- explanation, name and address (sealed), good faith.
CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
  revision_id INTEGER NOT NULL REFERENCES comment_revision (id) ON DELETE CASCADE,
  identity_id INTEGER REFERENCES identity (id),
  net_prefix_hmac TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('terms', 'illegal')),
  clause_code TEXT NOT NULL REFERENCES clause (code),
  note TEXT NOT NULL,
  law TEXT NOT NULL,
  contact_enc TEXT,
  weight INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('upheld', 'dismissed')),
  decision_id INTEGER REFERENCES decision (id),
  closed_at TEXT,
  told_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX report_comment ON report (comment_id, id);
CREATE INDEX report_revision ON report (revision_id);
CREATE UNIQUE INDEX report_once ON report (revision_id, identity_id) WHERE identity_id IS NOT NULL;
CREATE INDEX report_identity ON report (identity_id);
CREATE INDEX report_clause ON report (clause_code);
CREATE INDEX report_decision ON report (decision_id);
CREATE INDEX report_told ON report (closed_at) WHERE told_at IS NULL;

-- One appeal for a decision, heard by somebody else: by a second account, or by the readers' arbiter outside (`outside`).
CREATE TABLE appeal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id INTEGER NOT NULL UNIQUE REFERENCES decision (id) ON DELETE CASCADE,
  comment_id INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  first_account_id INTEGER REFERENCES account (id),
  reviewer_account_id INTEGER REFERENCES account (id),
  outside INTEGER NOT NULL,
  outside_token_hash TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'overturned')),
  answer TEXT NOT NULL,
  result_decision_id INTEGER REFERENCES decision (id),
  opened_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  decided_at TEXT,
  CHECK (reviewer_account_id IS NULL OR first_account_id IS NULL OR reviewer_account_id <> first_account_id),
  CHECK (state = 'open' OR (decided_at IS NOT NULL AND (reviewer_account_id IS NOT NULL OR outside = 1)))
) STRICT;
CREATE INDEX appeal_comment ON appeal (comment_id);
CREATE INDEX appeal_open ON appeal (due_at) WHERE state = 'open';
CREATE INDEX appeal_first_account ON appeal (first_account_id);
CREATE INDEX appeal_reviewer ON appeal (reviewer_account_id);
CREATE INDEX appeal_result ON appeal (result_decision_id);

-- Strikes, mutes and bans; `unheard`: reports of this reader count for nothing. All of them end; those of a network soon.
-- `target` is an id or a keyed digest.
CREATE TABLE sanction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('strike', 'premod', 'mute', 'ban', 'unheard')),
  target_kind TEXT NOT NULL CHECK (target_kind IN ('identity', 'email', 'net')),
  target TEXT NOT NULL,
  weight INTEGER NOT NULL,
  decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  lifted_at TEXT,
  lifted_by INTEGER REFERENCES decision (id)
) STRICT;
CREATE INDEX sanction_target ON sanction (target_kind, target, ends_at);
CREATE INDEX sanction_decision ON sanction (decision_id);
CREATE INDEX sanction_lifted_by ON sanction (lifted_by);

-- A decision that one person proposes and another one carries out: the rules of the newspaper ask for two. `input` is the
-- decision as JSON.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'many', 'sanction')),
  comment_id INTEGER REFERENCES comment (id) ON DELETE CASCADE,
  identity_id INTEGER REFERENCES identity (id),
  input TEXT NOT NULL,
  proposed_by INTEGER NOT NULL REFERENCES account (id),
  at TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('agreed', 'declined', 'overtaken')),
  settled_by INTEGER REFERENCES account (id),
  settled_at TEXT,
  CHECK (outcome IS NULL OR outcome <> 'agreed' OR settled_by <> proposed_by)
) STRICT;
CREATE UNIQUE INDEX proposal_open ON proposal (comment_id) WHERE outcome IS NULL AND kind = 'decision';
CREATE INDEX proposal_comment ON proposal (comment_id);
CREATE INDEX proposal_identity ON proposal (identity_id);
CREATE INDEX proposal_proposed_by ON proposal (proposed_by);
CREATE INDEX proposal_settled_by ON proposal (settled_by);

-- Decisions made with one stroke, which one stroke undoes until `undo_until`.
CREATE TABLE decision_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER REFERENCES account (id),
  second_account_id INTEGER REFERENCES account (id),
  at TEXT NOT NULL,
  undo_until TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX decision_batch_account ON decision_batch (account_id);
CREATE INDEX decision_batch_second_account ON decision_batch (second_account_id);

CREATE TABLE decision_batch_item (
  decision_id INTEGER PRIMARY KEY REFERENCES decision (id) ON DELETE CASCADE,
  batch_id INTEGER NOT NULL REFERENCES decision_batch (id)
) STRICT;
CREATE INDEX decision_batch_item_batch ON decision_batch_item (batch_id);

-- One like of one reader; without a cookie nobody likes.
CREATE TABLE comment_like (
  comment_id INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
  identity_id INTEGER NOT NULL REFERENCES identity (id),
  net_prefix_hmac TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (comment_id, identity_id)
) STRICT;
CREATE INDEX comment_like_identity ON comment_like (identity_id);
CREATE INDEX comment_like_net ON comment_like (comment_id, net_prefix_hmac);

-- Until when an appeal is taken, as the statement says it; null where none is.
ALTER TABLE statement ADD COLUMN appeal_until TEXT;

-- Links by which a reader proves an address: `purpose` enter (own comments from any browser), unsubscribe.
CREATE TABLE reader_link (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('enter', 'unsubscribe')),
  identity_id INTEGER NOT NULL REFERENCES identity (id),
  email_hmac TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX reader_link_identity ON reader_link (identity_id);
CREATE INDEX reader_link_expires ON reader_link (expires_at);

-- Who wants a letter about answers, how often; `confirmed_at` after the link in the first letter was followed.
CREATE TABLE answer_letters (
  identity_id INTEGER PRIMARY KEY REFERENCES identity (id),
  often TEXT NOT NULL CHECK (often IN ('none', 'each', 'hourly', 'daily')),
  confirmed_at TEXT,
  last_sent_at TEXT,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE answer_waiting (
  comment_id INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
  identity_id INTEGER NOT NULL REFERENCES identity (id),
  at TEXT NOT NULL,
  PRIMARY KEY (identity_id, comment_id)
) STRICT;
CREATE INDEX answer_waiting_comment ON answer_waiting (comment_id);

-- Proofs of work that have been spent; a second use is seen.
CREATE TABLE spent_proof (
  id TEXT PRIMARY KEY,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX spent_proof_expires ON spent_proof (expires_at);

-- What the newspaper's own decisions have taught: weights as base64, rates in thousandths.
CREATE TABLE learner_model (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  base TEXT NOT NULL,
  weights TEXT NOT NULL,
  examples INTEGER NOT NULL,
  threshold INTEGER NOT NULL,
  "precision" INTEGER NOT NULL,
  recall INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('trial', 'live', 'retired')),
  trained_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX learner_model_live ON learner_model (state) WHERE state = 'live';

-- What is on record stays as it was: events and decisions are only ever added. A text is replaced by nothing but its
-- erasure, which leaves it empty; the facts of a decision by nothing but their purging, which leaves '…'.
CREATE TRIGGER comment_event_stays BEFORE UPDATE ON comment_event
BEGIN SELECT RAISE(ABORT, 'a comment event stays as it was written'); END;

CREATE TRIGGER comment_revision_stays BEFORE UPDATE ON comment_revision
WHEN (NEW.body <> OLD.body AND NEW.body <> '') OR NEW.comment_id <> OLD.comment_id OR NEW.n <> OLD.n
BEGIN SELECT RAISE(ABORT, 'a revision of a comment is only ever erased'); END;

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN NEW.effect <> OLD.effect OR NEW.clause_version_ids <> OLD.clause_version_ids OR NEW.at <> OLD.at
  OR NEW.account_id IS NOT OLD.account_id OR NEW.revision_id IS NOT OLD.revision_id OR NEW.comment_id IS NOT OLD.comment_id
  OR NEW.automated_decision <> OLD.automated_decision OR (NEW.facts <> OLD.facts AND NEW.facts <> '…')
BEGIN SELECT RAISE(ABORT, 'a decision stays as it was made'); END;

-- What no rule may decide: removals but for insults of the certain kind (CL8) and advertising (CL9), and sanctions.
CREATE TRIGGER decision_by_people BEFORE INSERT ON decision
WHEN NEW.automated_decision = 1 AND (NEW.effect IN ('request-changes', 'mute', 'ban') OR (NEW.effect = 'remove' AND EXISTS (
  SELECT 1 FROM json_each(NEW.clause_version_ids) AS cited LEFT JOIN clause_version AS v ON v.id = cited.value
  WHERE v.code IS NULL OR v.code NOT IN ('CL8', 'CL9'))))
BEGIN SELECT RAISE(ABORT, 'this decision is for a person to make'); END;

-- Somebody in the newsroom has approved these very words: no rule hides them again.
CREATE TRIGGER decision_after_approval BEFORE INSERT ON decision
WHEN NEW.automated_decision = 1 AND NEW.effect IN ('hold', 'remove') AND EXISTS (
  SELECT 1 FROM decision AS d WHERE d.revision_id = NEW.revision_id AND d.effect IN ('publish', 'restore') AND d.automated_decision = 0)
BEGIN SELECT RAISE(ABORT, 'a person has approved this revision'); END;

-- A comment goes from readers' sight by a decision and by nothing else, and each decision moves one comment once.
CREATE TRIGGER comment_event_decided BEFORE INSERT ON comment_event
WHEN NEW.decision_id IS NULL AND NEW.from_state IS NOT NULL AND NEW.from_state <> NEW.to_state
  AND NEW.to_state IN ('removed', 'hidden', 'changes-requested')
BEGIN SELECT RAISE(ABORT, 'a comment is taken away by a decision'); END;
CREATE UNIQUE INDEX comment_event_once ON comment_event (decision_id)
WHERE decision_id IS NOT NULL AND from_state <> to_state;

-- The title by which search engines and shares name an article; empty: its headline.
ALTER TABLE public_article ADD COLUMN seo_title TEXT NOT NULL DEFAULT '';
