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
