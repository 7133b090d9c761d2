-- Imports that can be listed, continued after a restart and undone: who began one, of what, what it made.

-- `kind` names the reader of the source (wordpress, wordpress-live, page, feed, ghost, blogger, substack, disqus). `phase`
-- says what a running import is at; `progress` {done, of}; `settings` what it was asked for, so that a server that was
-- restarted goes on by itself; `since` the newest change at the source that it has seen, for the next run; `replaced` what
-- stood in the places that it filled (menus), for undoing it.
ALTER TABLE import_run ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'wordpress';
ALTER TABLE import_run ADD COLUMN name text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN account_id bigint REFERENCES account (id);
ALTER TABLE import_run ADD COLUMN phase text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN progress text COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE import_run ADD COLUMN settings text COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE import_run ADD COLUMN since text COLLATE "C";
ALTER TABLE import_run ADD COLUMN replaced text COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE import_run ADD COLUMN undone_at text COLLATE "C";
ALTER TABLE import_run ADD COLUMN undone text COLLATE "C";
-- A rehearsal writes nothing but its own report.
ALTER TABLE import_run ADD COLUMN rehearsal integer NOT NULL DEFAULT 0;
CREATE INDEX import_run_account ON import_run (account_id);

-- `run_id` is the run that wrote last, `made_by` the one that the thing would not be here without: null for what the
-- newsroom had before. `modified_at` is the source's own date of its last change.
ALTER TABLE import_item ADD COLUMN made_by bigint REFERENCES import_run (id);
ALTER TABLE import_item ADD COLUMN modified_at text COLLATE "C";
UPDATE import_item SET made_by = run_id WHERE kind IN ('article', 'media', 'person');
CREATE INDEX import_item_made_by ON import_item (made_by);

ALTER TABLE old_address ADD COLUMN run_id bigint REFERENCES import_run (id);
CREATE INDEX old_address_run ON old_address (run_id) WHERE run_id IS NOT NULL;

ALTER TABLE comment ADD COLUMN import_run_id bigint REFERENCES import_run (id);
CREATE INDEX comment_import_run ON comment (import_run_id) WHERE import_run_id IS NOT NULL;
