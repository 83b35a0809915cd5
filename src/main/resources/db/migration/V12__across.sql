-- Whether a reader lets her consult go to librarians of other libraries.
CREATE TABLE away (
  consult TEXT   PRIMARY KEY,
  account TEXT   NOT NULL,
  reader  TEXT   NOT NULL,
  -- asked, agreed, refused
  state   TEXT   NOT NULL,
  at      BIGINT NOT NULL
);
CREATE INDEX away_reader ON away (account, reader);

-- What a library did for the others. Rows are only added, each once.
CREATE TABLE contribution (
  id      ${serial},
  at      BIGINT NOT NULL,
  -- consult, ticket, faq-entry
  kind    TEXT   NOT NULL,
  -- Who gave, and which of its librarians.
  library TEXT   NOT NULL,
  who     TEXT   NOT NULL,
  -- Whose reader was helped; empty = the whole alliance.
  helped  TEXT   NOT NULL,
  -- The id of the consult, the ticket or the entry.
  what    TEXT   NOT NULL,
  UNIQUE (kind, what, library)
);
CREATE INDEX contribution_at ON contribution (at);
