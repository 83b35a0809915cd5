-- Who keeps an entry true, where its answer comes from, and the last day (ISO 8601) on which it may
-- be trusted without another look. Empty = not told.
ALTER TABLE faq_entry ADD COLUMN owner     TEXT NOT NULL DEFAULT '';
ALTER TABLE faq_entry ADD COLUMN source    TEXT NOT NULL DEFAULT '';
ALTER TABLE faq_entry ADD COLUMN review_by TEXT NOT NULL DEFAULT '';
-- The number of the revision that the row shows.
ALTER TABLE faq_entry ADD COLUMN revision  BIGINT NOT NULL DEFAULT 1;
-- 1 = taken off the shelf. The row stays, so that its file does not bring the entry back.
ALTER TABLE faq_entry ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;

-- What every entry said at any time. Rows are only added.
CREATE TABLE faq_revision (
  library    TEXT   NOT NULL,
  id         TEXT   NOT NULL,
  number     BIGINT NOT NULL,
  -- import, shipped, edit, restore; withdrawn: what it said when it was taken off.
  kind       TEXT   NOT NULL,
  -- Who, as they call themselves; empty when nobody said.
  author     TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  subject    TEXT   NOT NULL,
  question   TEXT   NOT NULL,
  variants   TEXT   NOT NULL,
  answer     TEXT   NOT NULL,
  owner      TEXT   NOT NULL,
  source     TEXT   NOT NULL,
  review_by  TEXT   NOT NULL,
  PRIMARY KEY (library, id, number)
);
INSERT INTO faq_revision
  SELECT library, id, 1, CASE WHEN shipped = '' THEN 'import' ELSE 'shipped' END, '', changed_at,
         subject, question, variants, answer, owner, source, review_by
  FROM faq_entry;

-- What librarians prepare; nothing of it is live.
CREATE TABLE faq_draft (
  library    TEXT   NOT NULL,
  id         TEXT   NOT NULL,
  -- edit, import, restore or withdrawn: what the next revision will be.
  kind       TEXT   NOT NULL,
  author     TEXT   NOT NULL,
  at         BIGINT NOT NULL,
  -- The revision that it was begun on; 0 = there was none.
  base       BIGINT NOT NULL,
  -- Grows with every save of this draft.
  version    BIGINT NOT NULL,
  subject    TEXT   NOT NULL,
  question   TEXT   NOT NULL,
  variants   TEXT   NOT NULL,
  answer     TEXT   NOT NULL,
  owner      TEXT   NOT NULL,
  source     TEXT   NOT NULL,
  review_by  TEXT   NOT NULL,
  PRIMARY KEY (library, id)
);
