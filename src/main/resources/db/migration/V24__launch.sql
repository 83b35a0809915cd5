-- Links from other systems. Times are milliseconds since 1970 (UTC).
-- Those that were used, as long as they would be good.
CREATE TABLE launch_used (
  link  TEXT   PRIMARY KEY,
  until BIGINT NOT NULL
);
-- What a link became: a code in the address of the chat page, good once. SHA-256 in hexadecimal.
CREATE TABLE launch_code (
  hash    TEXT   PRIMARY KEY,
  account TEXT   NOT NULL,
  reader  TEXT   NOT NULL,
  library TEXT   NOT NULL,
  subject TEXT   NOT NULL,
  until   BIGINT NOT NULL
);
