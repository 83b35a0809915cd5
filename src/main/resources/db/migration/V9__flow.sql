-- The text of every flow that was live: a dialogue under way ends on the version it began with.
CREATE TABLE flow_text (
  -- SHA-256 of the text, in hexadecimal.
  version TEXT   PRIMARY KEY,
  file    TEXT   NOT NULL,
  content TEXT   NOT NULL,
  -- When it was last live.
  live_at BIGINT NOT NULL
);

-- Links where readers get what is kept about them, once.
CREATE TABLE reader_link (
  hash    TEXT   PRIMARY KEY,
  account TEXT   NOT NULL,
  reader  TEXT   NOT NULL,
  until   BIGINT NOT NULL
);
CREATE INDEX reader_link_of_reader ON reader_link (account, reader);
