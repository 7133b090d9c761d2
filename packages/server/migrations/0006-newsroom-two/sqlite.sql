-- The newsroom as people work in it, second part. One block for each thing, with a comment that says what it is.

-- The file a picture had before it was replaced: a row of its own that stands nowhere, kept so that the change can be
-- taken back. It goes with the picture.
ALTER TABLE media ADD COLUMN former_of INTEGER REFERENCES media (id) ON DELETE CASCADE;
CREATE INDEX media_former_of ON media (former_of);

-- What networks of readers are mixed with before they are digested: another each period of thirty days, sealed with the
-- key of the site, and taken away a period after its own, when no trace is left that was made with it. From then on no
-- digest that was copied meanwhile can be tried against an address.
CREATE TABLE network_key (
  period INTEGER PRIMARY KEY,
  sealed TEXT NOT NULL
) STRICT;
