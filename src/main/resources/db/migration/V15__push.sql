-- The ledger of consents (订阅消息): one tap of a reader is one row, good for one message at most.
-- Rows are only added and used up.
CREATE TABLE consent_tap (
  id       ${serial},
  account  TEXT    NOT NULL,
  reader   TEXT    NOT NULL,
  -- What it was given for: answer, digest.
  purpose  TEXT    NOT NULL,
  -- What the platform keeps consents apart by; unknown of those before this ledger.
  template TEXT    NOT NULL,
  scene    INTEGER NOT NULL,
  given_at BIGINT  NOT NULL,
  -- open, sending; sent, refused: used up.
  state    TEXT    NOT NULL,
  -- When she is to be told; of one that is being sent, when its lease ends; else empty.
  due_at   BIGINT,
  attempts INTEGER NOT NULL,
  used_at  BIGINT,
  -- What it was used for; of a refused one, why.
  used_for TEXT    NOT NULL
);
-- Small: only who is to be told.
CREATE INDEX consent_tap_due ON consent_tap (account, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX consent_tap_of_reader ON consent_tap (account, reader, id);

INSERT INTO consent_tap (account, reader, purpose, template, scene, given_at, state, due_at,
                         attempts, used_at, used_for)
  SELECT account, reader, 'answer', '', 0, given_at, 'open', due_at, attempts, NULL, ''
  FROM consent;
DROP TABLE consent;
ALTER TABLE consent_link ADD COLUMN purpose TEXT NOT NULL DEFAULT 'answer';

-- Who wants to hear what is new for a subject.
CREATE TABLE subscription (
  account    TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  library    TEXT   NOT NULL,
  -- A code of the catalogue.
  subject    TEXT   NOT NULL,
  since      BIGINT NOT NULL,
  -- What is new up to here has been in a digest, or was there before she subscribed.
  told_until BIGINT NOT NULL,
  PRIMARY KEY (account, reader, library, subject)
);

-- When each of them last got a digest (0 = never); outlives a subscription that is given up and
-- taken up again, so that she never gets two within the interval.
CREATE TABLE subscriber (
  account   TEXT   NOT NULL,
  reader    TEXT   NOT NULL,
  digest_at BIGINT NOT NULL,
  PRIMARY KEY (account, reader)
);

CREATE TABLE digest (
  id         ${serial},
  account    TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  library    TEXT   NOT NULL,
  made_at    BIGINT NOT NULL,
  -- waiting: for its way; notice: for a subscribe message; chat: its line is in the outbox;
  -- sent: she was told of it.
  state      TEXT   NOT NULL,
  told_at    BIGINT,
  -- When its button was used to stop everything; empty before.
  stopped_at BIGINT,
  -- [{…}, …] as its page shows them.
  items      TEXT   NOT NULL
);
CREATE INDEX digest_of_reader ON digest (account, reader, id);
-- Small: only what has not reached its reader.
CREATE INDEX digest_to_do ON digest (state, id) WHERE told_at IS NULL;

-- The links to its page. SHA-256 in hexadecimal of what makes each.
CREATE TABLE digest_link (
  hash   TEXT   PRIMARY KEY,
  digest BIGINT NOT NULL
);
CREATE INDEX digest_link_of ON digest_link (digest);

-- When a resource of the directory was first seen open to a library; the files have no dates. One
-- row without names says that this was begun, so that what was there then is not news.
CREATE TABLE resource_seen (
  library TEXT   NOT NULL,
  id      TEXT   NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (library, id)
);
