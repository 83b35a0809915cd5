-- A librarian's own WeChat: where she is told that a reader waits. One each.
CREATE TABLE own_wechat (
  librarian  TEXT   PRIMARY KEY,
  account    TEXT   NOT NULL,
  reader     TEXT   NOT NULL,
  bound_at   BIGINT NOT NULL,
  -- When she was last told, so that she is not told again and again.
  alerted_at BIGINT NOT NULL
);
CREATE INDEX own_wechat_of_reader ON own_wechat (account, reader);

-- What works once and not for long: the code that binds her WeChat (kind bind), the link that lets
-- her in (kind enter). SHA-256 in hexadecimal.
CREATE TABLE one_time (
  hash      TEXT   PRIMARY KEY,
  kind      TEXT   NOT NULL,
  librarian TEXT   NOT NULL,
  until     BIGINT NOT NULL
);
