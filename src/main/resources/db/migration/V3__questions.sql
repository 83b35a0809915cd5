-- What readers asked and what came of it. Knows no reader, no consult and no message; texts are
-- masked, times are whole hours.
CREATE TABLE question (
  id       ${serial},
  library  TEXT    NOT NULL,
  text     TEXT    NOT NULL,
  -- The text's letters and digits: questions that are word for word the same.
  bare     TEXT    NOT NULL,
  band     TEXT    NOT NULL,
  -- [["entry", score], …], the best first.
  hits     TEXT    NOT NULL,
  outcome  TEXT    NOT NULL,
  -- The entry that the reader was answered with last; empty without an answer.
  entry    TEXT    NOT NULL,
  -- The entry that a librarian linked it to; empty without one.
  linked   TEXT    NOT NULL,
  -- 1 = it waits for a librarian.
  is_open  INTEGER NOT NULL,
  -- 1 = somebody said which entry is right, or wrong, for it.
  is_label INTEGER NOT NULL,
  asked_at BIGINT  NOT NULL
);
-- Small: most questions are neither open nor labels.
CREATE INDEX question_open ON question (library, id) WHERE is_open = 1;
CREATE INDEX question_same ON question (bare, library) WHERE is_open = 1;
CREATE INDEX question_label ON question (id) WHERE is_label = 1;

-- Questions that librarians linked to an entry but kept out of its variants, so that they can tell
-- whether search still finds it.
CREATE TABLE regression_question (
  library  TEXT   NOT NULL,
  entry    TEXT   NOT NULL,
  bare     TEXT   NOT NULL,
  text     TEXT   NOT NULL,
  added_at BIGINT NOT NULL,
  PRIMARY KEY (library, entry, bare)
);
