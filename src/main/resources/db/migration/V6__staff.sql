-- Who works at the desk.
CREATE TABLE librarian (
  id           TEXT    PRIMARY KEY,
  library      TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  -- librarian, library-admin, alliance-admin.
  role         TEXT    NOT NULL,
  -- Argon2id in its usual text form, which names its own parameters.
  password     TEXT    NOT NULL,
  -- The key of the second factor in Base32; empty = there is none. The proposed one becomes the key
  -- with the first right code.
  totp         TEXT    NOT NULL DEFAULT '',
  totp_next    TEXT    NOT NULL DEFAULT '',
  -- The newest step (of 30 s) whose code was used: no code works twice.
  totp_step    BIGINT  NOT NULL DEFAULT 0,
  -- 0 = she may not sign in any more. The row stays for the names in transcripts and in the audit.
  active       INTEGER NOT NULL DEFAULT 1,
  -- Attempts in a row that have not ended well.
  failures     INTEGER NOT NULL DEFAULT 0,
  locked_until BIGINT,
  added_at     BIGINT  NOT NULL
);
CREATE INDEX librarian_of_library ON librarian (library);

CREATE TABLE session (
  -- SHA-256 of the cookie in hexadecimal: who reads this table cannot use it to come in.
  hash       TEXT   PRIMARY KEY,
  librarian  TEXT   NOT NULL,
  csrf       TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL,
  -- The end, however busy she is.
  until      BIGINT NOT NULL
);
CREATE INDEX session_of_librarian ON session (librarian);

-- Who did what. Rows are only added. Holds no text of a message and no reader.
CREATE TABLE audit (
  id        ${serial},
  at        BIGINT NOT NULL,
  librarian TEXT   NOT NULL,
  -- The library that it was about.
  library   TEXT   NOT NULL,
  action    TEXT   NOT NULL,
  -- The id of what it was done to.
  object    TEXT   NOT NULL,
  detail    TEXT   NOT NULL
);
CREATE INDEX audit_of_library ON audit (library, id);
