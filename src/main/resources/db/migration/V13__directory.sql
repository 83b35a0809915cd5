-- What was written over the files of the alliance's directory. Rows are only added; the last one of
-- a file counts, and an empty text lets the file on disk count again.
CREATE TABLE directory_edit (
  id     BIGINT PRIMARY KEY,
  name   TEXT   NOT NULL,
  text   TEXT   NOT NULL,
  author TEXT   NOT NULL,
  at     BIGINT NOT NULL
);
