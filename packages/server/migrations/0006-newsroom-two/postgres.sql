-- The newsroom as people work in it, second part. One block for each thing, with a comment that says what it is.

-- The file a picture had before it was replaced: a row of its own that stands nowhere, kept so that the change can be
-- taken back. It goes with the picture.
ALTER TABLE media ADD COLUMN former_of bigint REFERENCES media (id) ON DELETE CASCADE;
CREATE INDEX media_former_of ON media (former_of);
