-- What the consult is about, a code of the catalogue; empty = unknown.
ALTER TABLE consult ADD COLUMN subject    TEXT   NOT NULL DEFAULT '';
-- The rest of the phase. Where she waits, who talks with her; empty in all other phases.
ALTER TABLE consult ADD COLUMN queue      TEXT   NOT NULL DEFAULT '';
ALTER TABLE consult ADD COLUMN librarian  TEXT   NOT NULL DEFAULT '';
-- Since when she has waited: for a librarian, or for the librarian's next word; 0 = she does not.
ALTER TABLE consult ADD COLUMN since      BIGINT NOT NULL DEFAULT 0;
-- When she came into this queue, or the last word was said.
ALTER TABLE consult ADD COLUMN touched_at BIGINT NOT NULL DEFAULT 0;
-- Small: only what librarians have to do with now.
CREATE INDEX consult_at_desk ON consult (queue, since)
  WHERE phase IN ('waiting', 'with-librarian');

-- What librarians look for. Grows with consults, not with messages.
CREATE INDEX consult_of_library ON consult (library, opened_at);

-- The librarian who wrote a message; empty = the reader or the desk.
ALTER TABLE message ADD COLUMN author TEXT NOT NULL DEFAULT '';

-- Every way of a consult between desk, queues and librarians, with the reason. Rows are only added.
CREATE TABLE handover (
  id         ${serial},
  consult    TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  -- asked, missed, taken, stepped-in, passed, moved, released, ticket, cancelled, ended, closed
  kind       TEXT   NOT NULL,
  -- Who did it; empty = the reader or the desk.
  actor      TEXT   NOT NULL,
  -- Where it went; empty = nowhere.
  queue      TEXT   NOT NULL,
  -- A line each: Chinese, tab, English.
  why        TEXT   NOT NULL,
  note       TEXT   NOT NULL,
  -- The name that a librarian's console gave it, so that it is done once; empty for the others.
  act        TEXT   NOT NULL
);
CREATE INDEX handover_of_consult ON handover (consult, id);

-- What librarians tell each other about a consult; the reader never sees it.
CREATE TABLE note (
  id         ${serial},
  consult    TEXT   NOT NULL,
  librarian  TEXT   NOT NULL,
  text       TEXT   NOT NULL,
  at         BIGINT NOT NULL
);
CREATE INDEX note_of_consult ON note (consult, id);

-- Messages that readers left for later.
CREATE TABLE ticket (
  id          TEXT    PRIMARY KEY,
  consult     TEXT    NOT NULL,
  library     TEXT    NOT NULL,
  account     TEXT    NOT NULL,
  reader      TEXT    NOT NULL,
  subject     TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  -- open, answered, closed
  state       TEXT    NOT NULL,
  -- Who answers it; the library's team until somebody takes it.
  queue       TEXT    NOT NULL,
  librarian   TEXT    NOT NULL,
  answer      TEXT    NOT NULL,
  left_at     BIGINT  NOT NULL,
  due_at      BIGINT  NOT NULL,
  answered_at BIGINT  NOT NULL,
  -- How often it was overdue and went to a wider circle.
  escalated   INTEGER NOT NULL,
  version     INTEGER NOT NULL
);
CREATE INDEX ticket_open ON ticket (library, due_at) WHERE state = 'open';
CREATE INDEX ticket_of_reader ON ticket (account, reader);

-- How readers found their talk.
CREATE TABLE rating (
  consult    TEXT    PRIMARY KEY,
  library    TEXT    NOT NULL,
  librarian  TEXT    NOT NULL,
  stars      INTEGER NOT NULL,
  words      TEXT    NOT NULL,
  at         BIGINT  NOT NULL
);

-- Live connections of librarians' consoles. A row whose time is over belongs to a dead process.
CREATE TABLE presence (
  connection TEXT   PRIMARY KEY,
  librarian  TEXT   NOT NULL,
  until      BIGINT NOT NULL
);

-- Readers who may not talk with a person for the time being.
CREATE TABLE blocked_reader (
  account    TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  library    TEXT   NOT NULL,
  librarian  TEXT   NOT NULL,
  reason     TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  until      BIGINT NOT NULL,
  PRIMARY KEY (account, reader)
);

-- Replies that librarians keep at hand. An empty owner shares it with the library.
CREATE TABLE canned_reply (
  id         ${serial},
  library    TEXT   NOT NULL,
  owner      TEXT   NOT NULL,
  title      TEXT   NOT NULL,
  text       TEXT   NOT NULL,
  at         BIGINT NOT NULL
);
CREATE INDEX canned_reply_of ON canned_reply (library, owner);
