-- The newsroom as people work in it together: who is at which article, second keys, the front page, letters from readers,
-- care for those an article is about. One block each.

-- Together. Tabs that have an article open, and the one that holds its pen. A row that was not renewed for a while counts
-- for nothing: a tab that died leaves by itself.
CREATE TABLE article_presence (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  tab TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account (id),
  seen_at TEXT NOT NULL,
  PRIMARY KEY (article_id, tab)
) STRICT;
CREATE INDEX article_presence_account ON article_presence (account_id);
CREATE TABLE article_lock (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  tab TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  taken_from INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX article_lock_account ON article_lock (account_id);
CREATE INDEX article_lock_taken_from ON article_lock (taken_from);

-- The working copy as each sitting of one person left it; saves of one sitting go into one row.
CREATE TABLE article_save (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  lock_version INTEGER NOT NULL,
  content TEXT NOT NULL,
  began_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  account_id INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX article_save_article ON article_save (article_id, id);
CREATE INDEX article_save_account ON article_save (account_id);

-- What the newsroom says to itself on a draft: notes and suggestions with their answers, and who is named in them.
CREATE TABLE article_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('note', 'suggestion')),
  state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'accepted', 'declined')),
  anchor TEXT NOT NULL,
  replacement TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES account (id),
  changed_at TEXT NOT NULL,
  settled_by INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX article_note_article ON article_note (article_id, id);
CREATE INDEX article_note_created_by ON article_note (created_by);
CREATE INDEX article_note_settled_by ON article_note (settled_by);
CREATE TABLE article_note_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  note_id INTEGER NOT NULL REFERENCES article_note (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX article_note_line_note ON article_note_line (note_id, id);
CREATE INDEX article_note_line_account ON article_note_line (account_id);
CREATE TABLE article_mention (
  line_id INTEGER NOT NULL REFERENCES article_note_line (id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  read_at TEXT,
  mailed_at TEXT,
  PRIMARY KEY (line_id, account_id)
) STRICT;
CREATE INDEX article_mention_account ON article_mention (account_id, read_at, line_id);

-- The newspaper's own style: a term it prefers to another, a word it lets stand, a rule it has switched off.
CREATE TABLE house_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('term', 'allowed', 'off')),
  word TEXT NOT NULL,
  word_key TEXT NOT NULL,
  better TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by INTEGER REFERENCES account (id),
  UNIQUE (kind, word_key)
) STRICT;
CREATE INDEX house_entry_changed_by ON house_entry (changed_by);

-- Second keys of accounts. A passkey's public part; a secret of one-time codes, sealed, with the last step used so that no
-- code counts twice; recovery codes as hashes. `second_key_at` is there while an account has a passkey or confirmed codes.
ALTER TABLE account ADD COLUMN second_key_at TEXT;
ALTER TABLE account ADD COLUMN passkey_handle TEXT;
ALTER TABLE session ADD COLUMN proved_at TEXT;

CREATE TABLE passkey (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES account (id),
  credential_id TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL,
  backed_up INTEGER NOT NULL,
  rp_id TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX passkey_account ON passkey (account_id);

CREATE TABLE totp_key (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),
  secret TEXT NOT NULL,
  last_step INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  confirmed_at TEXT
) STRICT;

CREATE TABLE recovery_code (
  code_hash TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  created_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX recovery_code_account ON recovery_code (account_id);

-- What somebody on the way in, or enrolling a key, has to answer once and soon.
CREATE TABLE key_challenge (
  ticket_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('second-key', 'passkey-sign-in', 'passkey-enrol', 'passkey-prove')),
  account_id INTEGER REFERENCES account (id),
  challenge TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX key_challenge_account ON key_challenge (account_id);
CREATE INDEX key_challenge_expiry ON key_challenge (expires_at);

-- Tokens of programs that work for an account.
CREATE TABLE api_token (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  beginning TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  ended_at TEXT
) STRICT;
CREATE INDEX api_token_account ON api_token (account_id);

-- What a person is called, and what is said of them, in another language than that of their own row.
CREATE TABLE person_name (
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  lang TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  bio TEXT NOT NULL,
  PRIMARY KEY (person_id, lang)
) STRICT;
CREATE INDEX person_name_key_lang ON person_name (name_key);

-- The log of acts, read by who, what, about whom and when.
CREATE INDEX audit_event_actor ON audit_event (actor, seq);
CREATE INDEX audit_event_action ON audit_event (action, seq);
CREATE INDEX audit_event_subject ON audit_event (subject, seq);
CREATE INDEX audit_event_at ON audit_event (at);

-- «عاجل»: for how long the headline of an article stands in the bar of every page. The line is the article's own headline.
CREATE TABLE breaking_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  lang TEXT NOT NULL,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  started_by INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX breaking_line_article ON breaking_line (article_id);
CREATE INDEX breaking_line_ends ON breaking_line (ends_at);
CREATE INDEX breaking_line_started_by ON breaking_line (started_by);

-- What a picture looks like in 64 bits (16 hexadecimal digits), to find the same one in another size; where each of its
-- shapes was cut by hand (JSON: shape to rectangle, in thousandths of the whole).
ALTER TABLE media ADD COLUMN likeness TEXT;
ALTER TABLE media ADD COLUMN crops TEXT NOT NULL DEFAULT '{}';
CREATE INDEX media_expires ON media (expires_on);

-- What a database can hold of the comment terms beside what is held already. Reasons are reasons: a decision against
-- somebody names clauses that there are, in words that say something.
CREATE TRIGGER decision_has_reasons BEFORE INSERT ON decision
WHEN NEW.effect IN ('remove', 'request-changes', 'mute', 'ban') AND (
  trim(NEW.facts, ' …' || char(9, 10, 11, 12, 13, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200,
    8201, 8202, 8203, 8204, 8205, 8206, 8207, 8232, 8233, 8239, 8287, 8288, 12288, 65279)) = ''
  OR coalesce(json_type(NEW.clause_version_ids), '') <> 'array' OR json_array_length(NEW.clause_version_ids) = 0
  OR EXISTS (SELECT 1 FROM json_each(NEW.clause_version_ids) AS cited
    LEFT JOIN clause_version AS v ON v.id = cited.value WHERE v.id IS NULL))
BEGIN SELECT RAISE(ABORT, 'a decision against somebody needs a clause and facts'); END;

-- Everything of a decision stays, and not only what it did.
CREATE TRIGGER decision_stays_whole BEFORE UPDATE ON decision
WHEN NEW.subject_kind <> OLD.subject_kind OR NEW.identity_id IS NOT OLD.identity_id OR NEW.source_type <> OLD.source_type
  OR NEW.automated_detection <> OLD.automated_detection OR NEW.rule_version IS NOT OLD.rule_version
  OR NEW.second_account_id IS NOT OLD.second_account_id OR NEW.territory IS NOT OLD.territory
  OR NEW.starts_at <> OLD.starts_at OR NEW.ends_at IS NOT OLD.ends_at OR NEW.supersedes_id IS NOT OLD.supersedes_id
BEGIN SELECT RAISE(ABORT, 'a decision stays as it was made'); END;

-- By whom a text was sent, and which terms its author was shown.
CREATE TRIGGER comment_revision_sent BEFORE UPDATE ON comment_revision
WHEN NEW.terms_shown <> OLD.terms_shown OR NEW.submitted_by <> OLD.submitted_by
BEGIN SELECT RAISE(ABORT, 'a revision of a comment is only ever erased'); END;

-- Yesterday's decision shows yesterday's clause.
CREATE TRIGGER clause_version_stays BEFORE UPDATE ON clause_version
WHEN NEW.code <> OLD.code OR NEW.n <> OLD.n OR NEW.title_ar <> OLD.title_ar OR NEW.title_en <> OLD.title_en
  OR NEW.definition_ar <> OLD.definition_ar OR NEW.definition_en <> OLD.definition_en
  OR NEW.not_covered_ar <> OLD.not_covered_ar OR NEW.not_covered_en <> OLD.not_covered_en OR NEW.examples <> OLD.examples
  OR NEW.effective_from <> OLD.effective_from
BEGIN SELECT RAISE(ABORT, 'a version of a clause stays as it was in force'); END;

-- An event tells of a decision about its own comment.
CREATE TRIGGER comment_event_own_decision BEFORE INSERT ON comment_event
WHEN NEW.decision_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM decision AS d WHERE d.id = NEW.decision_id AND d.comment_id = NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'an event tells of a decision about its own comment'); END;

-- No comment is taken away without a decision that does it, and none is shown without a text of its own.
CREATE TRIGGER comment_taken_away BEFORE UPDATE OF state ON comment
WHEN NEW.state <> OLD.state AND NEW.state IN ('removed', 'hidden', 'changes-requested') AND NOT EXISTS (
  SELECT 1 FROM decision AS d WHERE d.comment_id = NEW.id AND d.effect =
    CASE NEW.state WHEN 'removed' THEN 'remove' WHEN 'hidden' THEN 'hold' ELSE 'request-changes' END)
BEGIN SELECT RAISE(ABORT, 'a comment is taken away by a decision'); END;
CREATE TRIGGER comment_shown BEFORE UPDATE OF state, published_revision_id ON comment
WHEN NEW.state = 'published' AND NOT EXISTS (
  SELECT 1 FROM comment_revision AS r WHERE r.id = NEW.published_revision_id AND r.comment_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a published comment has a text of its own'); END;

-- An appeal is about one decision, is decided once, and never by who made the decision or agreed to it.
CREATE TRIGGER appeal_heard_by_another BEFORE UPDATE ON appeal
WHEN NEW.reviewer_account_id IS NOT NULL AND EXISTS (SELECT 1 FROM decision AS d
  WHERE d.id = NEW.decision_id AND NEW.reviewer_account_id IN (d.account_id, d.second_account_id))
BEGIN SELECT RAISE(ABORT, 'an appeal is heard by somebody else'); END;
CREATE TRIGGER appeal_decided_once BEFORE UPDATE ON appeal
WHEN NEW.decision_id <> OLD.decision_id OR NEW.comment_id <> OLD.comment_id OR NEW.opened_at <> OLD.opened_at
  OR (OLD.state <> 'open' AND (NEW.state <> OLD.state OR NEW.reviewer_account_id IS NOT OLD.reviewer_account_id
    OR NEW.result_decision_id IS NOT OLD.result_decision_id OR NEW.decided_at IS NOT OLD.decided_at))
BEGIN SELECT RAISE(ABORT, 'an appeal is decided once'); END;

-- Care. What an article with a care flag needs beside its text: who designates a group, sealed names that must not appear,
-- which save was checked and which was confirmed by a second person; a reason why the election silence does not hold it.
CREATE TABLE article_care (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  group_name TEXT NOT NULL,
  authority TEXT NOT NULL,
  names_enc TEXT,
  checked_save TEXT,
  checked_by INTEGER REFERENCES account (id),
  confirmed_save TEXT,
  confirmed_by INTEGER REFERENCES account (id),
  silence_reason TEXT,
  silence_by INTEGER REFERENCES account (id),
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX article_care_checked_by ON article_care (checked_by);
CREATE INDEX article_care_confirmed_by ON article_care (confirmed_by);
CREATE INDEX article_care_silence_by ON article_care (silence_by);
-- Outcomes of legal demands: not to be found by search engines, and without bylines. `care` is what readers' pages need of
-- the above (JSON), `quiet` keeps an article out of what is offered unasked.
ALTER TABLE article ADD COLUMN unlisted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN bylines_hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE public_article ADD COLUMN care TEXT NOT NULL DEFAULT '{}';
ALTER TABLE public_article ADD COLUMN unlisted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE public_article ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0;

-- Letters of readers about an article: an error, or a reply of somebody it is about. Never a comment.
CREATE TABLE reader_letter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('error', 'reply')),
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  lang TEXT NOT NULL,
  quote TEXT NOT NULL,
  text TEXT NOT NULL,
  standing TEXT NOT NULL,
  contact_enc TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'corrected', 'published', 'refused', 'answered')),
  due_at TEXT NOT NULL,
  assigned_to INTEGER REFERENCES account (id),
  outcome TEXT NOT NULL,
  correction_id INTEGER REFERENCES correction (id),
  reply_article_id INTEGER REFERENCES article (id),
  lock_version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  closed_at TEXT,
  closed_by INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX reader_letter_state ON reader_letter (state, due_at, id);
CREATE INDEX reader_letter_article ON reader_letter (article_id);
CREATE INDEX reader_letter_assigned ON reader_letter (assigned_to, state);
CREATE INDEX reader_letter_correction ON reader_letter (correction_id);
CREATE INDEX reader_letter_reply ON reader_letter (reply_article_id);
CREATE INDEX reader_letter_closed_by ON reader_letter (closed_by);
CREATE TABLE reader_letter_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_id INTEGER NOT NULL REFERENCES reader_letter (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('note', 'answer', 'assigned', 'outcome')),
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  account_id INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX reader_letter_line_letter ON reader_letter_line (letter_id, id);
CREATE INDEX reader_letter_line_account ON reader_letter_line (account_id);

-- The register of legal demands, and what became of each article named in one.
CREATE TABLE legal_demand (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  authority TEXT NOT NULL,
  reference TEXT NOT NULL,
  received_on TEXT NOT NULL,
  demanded TEXT NOT NULL,
  due_on TEXT,
  public INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('refused', 'corrected', 'byline-hidden', 'unlisted', 'withdrawn')),
  reason TEXT NOT NULL,
  lock_version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER REFERENCES account (id),
  closed_at TEXT,
  closed_by INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX legal_demand_open ON legal_demand (closed_at, due_on, id);
CREATE INDEX legal_demand_created_by ON legal_demand (created_by);
CREATE INDEX legal_demand_closed_by ON legal_demand (closed_by);
CREATE TABLE legal_demand_article (
  demand_id INTEGER NOT NULL REFERENCES legal_demand (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article (id),
  PRIMARY KEY (demand_id, article_id)
) STRICT;
CREATE INDEX legal_demand_article_article ON legal_demand_article (article_id);

-- Notes on sources: sealed, apart from revisions, read only by those named.
CREATE TABLE source_note (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  text_enc TEXT NOT NULL,
  purge_on TEXT,
  written_by INTEGER NOT NULL REFERENCES account (id),
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_note_written_by ON source_note (written_by);
CREATE INDEX source_note_purge ON source_note (purge_on);
CREATE TABLE source_note_reader (
  article_id INTEGER NOT NULL REFERENCES source_note (article_id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES account (id),
  PRIMARY KEY (article_id, account_id)
) STRICT;
CREATE INDEX source_note_reader_account ON source_note_reader (account_id);

-- Imports in the background: which process does a run, and until when it has it for itself unless it says so again.
ALTER TABLE import_run ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN held_until TEXT NOT NULL DEFAULT '';

-- Counts and leases of the queues of comments, however many cases there are.
CREATE INDEX comment_case_escalated ON comment_case (comment_id) WHERE state = 'escalated';
CREATE INDEX comment_case_leased ON comment_case (lease_until) WHERE lease_until IS NOT NULL;
