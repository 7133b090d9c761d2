-- Imports that can be listed, continued after a restart and undone: who began one, of what, what it made.

-- `kind` names the reader of the source (wordpress, wordpress-live, page, feed, ghost, blogger, substack, disqus). `phase`
-- says what a running import is at; `progress` {done, of}; `settings` what it was asked for, so that a server that was
-- restarted goes on by itself; `since` the newest change at the source that it has seen, for the next run; `replaced` what
-- stood in the places that it filled (menus), for undoing it.
ALTER TABLE import_run ADD COLUMN kind TEXT NOT NULL DEFAULT 'wordpress';
ALTER TABLE import_run ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN account_id INTEGER REFERENCES account (id);
ALTER TABLE import_run ADD COLUMN phase TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN progress TEXT NOT NULL DEFAULT '{}';
ALTER TABLE import_run ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE import_run ADD COLUMN since TEXT;
ALTER TABLE import_run ADD COLUMN replaced TEXT NOT NULL DEFAULT '{}';
ALTER TABLE import_run ADD COLUMN undone_at TEXT;
ALTER TABLE import_run ADD COLUMN undone TEXT;
-- A rehearsal writes nothing but its own report.
ALTER TABLE import_run ADD COLUMN rehearsal INTEGER NOT NULL DEFAULT 0;
CREATE INDEX import_run_account ON import_run (account_id);

-- `run_id` is the run that wrote last, `made_by` the one that the thing would not be here without: null for what the
-- newsroom had before. `modified_at` is the source's own date of its last change.
ALTER TABLE import_item ADD COLUMN made_by INTEGER REFERENCES import_run (id);
ALTER TABLE import_item ADD COLUMN modified_at TEXT;
UPDATE import_item SET made_by = run_id WHERE kind IN ('article', 'media', 'person');
CREATE INDEX import_item_made_by ON import_item (made_by);

ALTER TABLE old_address ADD COLUMN run_id INTEGER REFERENCES import_run (id);
CREATE INDEX old_address_run ON old_address (run_id) WHERE run_id IS NOT NULL;

ALTER TABLE comment ADD COLUMN import_run_id INTEGER REFERENCES import_run (id);
CREATE INDEX comment_import_run ON comment (import_run_id) WHERE import_run_id IS NOT NULL;
