-- A tap in a mini-program has the id that its client gave it, so that one that is sent twice counts
-- once. Empty for those by a link.
ALTER TABLE consent_tap ADD COLUMN tap TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX consent_tap_once ON consent_tap (account, reader, tap) WHERE tap <> '';
-- The last message that a page of this session has got, as far as a librarian wrote it.
ALTER TABLE reader_session ADD COLUMN seen BIGINT NOT NULL DEFAULT 0;
