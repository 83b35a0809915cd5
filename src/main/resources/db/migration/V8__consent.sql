-- Readers who agreed to be told once, outside of the window, that an answer waits for them
-- (一次性订阅消息). One such message each; the row goes with it.
CREATE TABLE consent (
  account  TEXT    NOT NULL,
  reader   TEXT    NOT NULL,
  given_at BIGINT  NOT NULL,
  -- When she is to be told; empty while nothing waits for her.
  due_at   BIGINT,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (account, reader)
);
-- Small: only who is to be told.
CREATE INDEX consent_due ON consent (account, due_at) WHERE due_at IS NOT NULL;

-- The links where she may agree. SHA-256 in hexadecimal of what makes each her own.
CREATE TABLE consent_link (
  hash    TEXT   PRIMARY KEY,
  account TEXT   NOT NULL,
  reader  TEXT   NOT NULL,
  until   BIGINT NOT NULL
);
CREATE INDEX consent_link_of_reader ON consent_link (account, reader);
CREATE INDEX consent_link_until ON consent_link (until);
