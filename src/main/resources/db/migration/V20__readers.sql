-- Readers who came by the desk's own API. Times are milliseconds since 1970 (UTC).
CREATE TABLE reader_session (
  id         TEXT   PRIMARY KEY,
  account    TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  library    TEXT   NOT NULL,
  -- What she came with a link for; empty if unknown.
  subject    TEXT   NOT NULL,
  -- SHA-256 in hexadecimal of the token that renews it, and of the one before that.
  refresh    TEXT   NOT NULL,
  before     TEXT   NOT NULL,
  rotated_at BIGINT NOT NULL,
  until      BIGINT NOT NULL
);
CREATE UNIQUE INDEX reader_session_refresh ON reader_session (refresh);
CREATE INDEX reader_session_before ON reader_session (before);
CREATE INDEX reader_session_of_reader ON reader_session (account, reader);
CREATE INDEX reader_session_until ON reader_session (until);

-- The accounts of one person, as far as the platform says that they are hers (unionid), or the same
-- name at the same mini-program does. Who is not here has one account.
CREATE TABLE reader_person (
  account TEXT NOT NULL,
  reader  TEXT NOT NULL,
  -- A hash; tells nothing else.
  person  TEXT NOT NULL,
  PRIMARY KEY (account, reader)
);
CREATE INDEX reader_person_person ON reader_person (person);
