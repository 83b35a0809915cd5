-- Times are milliseconds since 1970 (UTC). ${serial} is each database's growing number.

-- One conversation. Its phase is the one truth about who speaks.
CREATE TABLE consult (
  id           TEXT    PRIMARY KEY,
  library      TEXT    NOT NULL,
  account      TEXT    NOT NULL,
  reader       TEXT    NOT NULL,
  phase        TEXT    NOT NULL,
  offered      TEXT    NOT NULL,
  version      INTEGER NOT NULL,
  opened_at    BIGINT  NOT NULL,
  last_at      BIGINT  NOT NULL,
  -- The platform's window for messages that the desk sends of its own accord.
  window_until BIGINT  NOT NULL,
  window_left  INTEGER NOT NULL
);
CREATE INDEX consult_of_reader ON consult (account, reader, opened_at);

-- The transcript, and with its outgoing lines the outbox.
CREATE TABLE message (
  id        ${serial},
  consult   TEXT    NOT NULL,
  library   TEXT    NOT NULL,
  account   TEXT    NOT NULL,
  reader    TEXT    NOT NULL,
  -- The platform's id of the reader's message; replies carry the id of what they answer.
  msg_id    TEXT    NOT NULL,
  -- 0 = the reader's message, 1, 2, … = the replies to it.
  part      INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  -- What the text alone does not say: a menu's lines, a tapped number.
  body      TEXT    NOT NULL,
  -- in: pending, answered; out: passive, queued, sending, held, sent, failed.
  state     TEXT    NOT NULL,
  attempts  INTEGER NOT NULL,
  -- When it is to be looked at next; empty when nothing is left to do.
  due_at    BIGINT,
  reason    TEXT    NOT NULL,
  at        BIGINT  NOT NULL
);
-- Deduplication: MsgId alone has collided, so account and reader belong to the key.
CREATE UNIQUE INDEX message_once ON message (account, reader, msg_id, part);
-- Small: only what still has to be done is in it.
CREATE INDEX message_to_do ON message (account, reader, id) WHERE due_at IS NOT NULL;

-- The FAQ as published. The Lucene index is derived from it.
CREATE TABLE faq_entry (
  library      TEXT   NOT NULL,
  id           TEXT   NOT NULL,
  subject      TEXT   NOT NULL,
  question     TEXT   NOT NULL,
  variants     TEXT   NOT NULL,
  answer       TEXT   NOT NULL,
  -- Fingerprint of the shipped file's entry when it was last taken over; empty for others.
  shipped      TEXT   NOT NULL,
  changed_at   BIGINT NOT NULL,
  PRIMARY KEY (library, id)
);

-- One row a published change, so that every node sees that its index is old.
CREATE TABLE faq_edition (
  number     BIGINT NOT NULL PRIMARY KEY,
  changed_at BIGINT NOT NULL
);
