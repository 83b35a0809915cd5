-- A tap in a mini-program has the id that its client gave it, so that one that is sent twice counts
-- once. Empty for those by a link.
ALTER TABLE consent_tap ADD COLUMN tap TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX consent_tap_once ON consent_tap (account, reader, tap) WHERE tap <> '';
