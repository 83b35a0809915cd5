-- Texts that wait for somebody to look at them before others get them. Times are milliseconds since 1970 (UTC).
CREATE TABLE held (
  id         ${text} PRIMARY KEY,
  -- talk, ticket, remark: a reader's; reply, answer: a librarian's; entry: the draft of a FAQ entry;
  -- directory: a file of the alliance's directory.
  kind       TEXT   NOT NULL,
  -- Whose librarians decide; * = the alliance.
  library    TEXT   NOT NULL,
  -- The reader who wrote it or is to get it; empty for an entry.
  account    TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  consult    TEXT   NOT NULL,
  -- The reader's message, or the key of the librarian's act.
  msg_id     TEXT   NOT NULL,
  -- The ticket, the entry or the file.
  object     TEXT   NOT NULL,
  -- The draft's, or the edition that the file was written over.
  version    BIGINT NOT NULL,
  -- The librarian who wrote it.
  author     TEXT   NOT NULL,
  text       TEXT   NOT NULL,
  -- words or wechat, with the word or the platform's label, and the platform's name of its answer.
  found_by   TEXT   NOT NULL,
  found      TEXT   NOT NULL,
  trace      TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  -- waiting, released, refused, withdrawn
  state      TEXT   NOT NULL,
  decided_by TEXT   NOT NULL,
  decided_at BIGINT NOT NULL,
  reason     TEXT   NOT NULL
);
CREATE INDEX held_waiting ON held (at, id) WHERE state = 'waiting';
CREATE INDEX held_decided ON held (decided_at) WHERE state <> 'waiting';
CREATE INDEX held_consult ON held (consult) WHERE consult <> '';
CREATE INDEX held_reader ON held (account, reader) WHERE account <> '';
CREATE INDEX held_object ON held (library, object) WHERE kind IN ('entry', 'directory');
CREATE INDEX held_ticket ON held (at, id) WHERE kind IN ('ticket', 'answer') AND state <> 'released';
