-- What a run's file was called and who of the librarians brought it; empty where the desk fetched it.
ALTER TABLE bib_run ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE bib_run ADD COLUMN who TEXT NOT NULL DEFAULT '';
-- How many remarks there are on records that were taken.
ALTER TABLE bib_run ADD COLUMN remarked BIGINT NOT NULL DEFAULT 0;

-- 1: the record was taken, and this is to be known of it.
ALTER TABLE bib_refused ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;

-- The members that the desk served when it was last started: what commands without a configuration go by.
CREATE TABLE member (
  library ${text} PRIMARY KEY
);
