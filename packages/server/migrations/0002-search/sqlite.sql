-- Search of our own: posting lists in ordinary rows, the same on both databases (docs/decisions/0009-own-search-index.md).
DROP TABLE search_word;

-- Words as they are folded (kind 0) and their stems (kind 1), each scope with its own. `key`: the consonants, for queries
-- in Latin letters. `shown`: the spelling most texts use, null when it is the term itself; `votes` how clearly they do.
CREATE TABLE search_term (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  term TEXT NOT NULL,
  documents INTEGER NOT NULL,
  key TEXT,
  shown TEXT,
  votes INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_term_term ON search_term (scope, kind, term);
CREATE INDEX search_term_key ON search_term (scope, key) WHERE key IS NOT NULL;

-- `id` is (scope times 2^19 plus block) times 2^32 plus term; a block is 1024 document ids. `places` holds where the words
-- stand, for phrases.
CREATE TABLE search_posting (
  id INTEGER PRIMARY KEY,
  postings BLOB NOT NULL
) STRICT;
CREATE TABLE search_place (
  id INTEGER PRIMARY KEY,
  places BLOB NOT NULL
) STRICT;

-- What is known of the documents of a block, column by column. `version`: that of the scope when it was written.
CREATE TABLE search_block (
  scope INTEGER NOT NULL,
  block INTEGER NOT NULL,
  version INTEGER NOT NULL,
  documents BLOB NOT NULL,
  PRIMARY KEY (scope, block)
) STRICT, WITHOUT ROWID;

-- What is in the index of which source, and its terms, so that it can be taken out to the last one.
CREATE TABLE search_document (
  scope INTEGER NOT NULL,
  id INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  indexed_at TEXT NOT NULL,
  terms BLOB NOT NULL,
  PRIMARY KEY (scope, id)
) STRICT;

CREATE TABLE search_state (
  scope INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  title_length INTEGER NOT NULL,
  lead_length INTEGER NOT NULL,
  body_length INTEGER NOT NULL,
  names_length INTEGER NOT NULL
) STRICT;

-- Documents to be indexed (or taken out) when their turn comes.
CREATE TABLE search_waiting (
  scope INTEGER NOT NULL,
  id INTEGER NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (scope, id)
) STRICT, WITHOUT ROWID;

-- Words that stand for each other in queries (رجل, رجال). `kind`: plural, synonym, spelling; `words`: their list. An entry
-- with a `builtin_key` stands in place of the one that the program brings under this key; without a row that one is off.
CREATE TABLE search_expansion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  note TEXT NOT NULL,
  builtin_key TEXT UNIQUE
) STRICT;

-- The index is empty now: everything waits for its turn, and a job begins at once.
INSERT INTO search_waiting (scope, id, since) SELECT 0, id, published_at FROM public_article;
INSERT INTO search_waiting (scope, id, since) SELECT 1, id, saved_at FROM article;
INSERT INTO search_waiting (scope, id, since) SELECT 2, id, created_at FROM comment;
INSERT INTO search_waiting (scope, id, since) SELECT 3, id, created_at FROM media;
INSERT INTO job (kind, payload, state, run_at, attempts, created_at)
  SELECT 'index-waiting', '{}', 'waiting', '1970-01-01T00:00:00.000Z', 0, '1970-01-01T00:00:00.000Z'
  WHERE EXISTS (SELECT 1 FROM search_waiting);
