-- A record's keys stand in its own row, where they are read with it: the index that found them by
-- record cost every key another write.
ALTER TABLE bib_record ADD COLUMN keys TEXT NOT NULL DEFAULT '';
UPDATE bib_record SET keys = COALESCE(
  (SELECT ${joined} FROM bib_key WHERE bib_key.record = bib_record.id), '');
DROP INDEX bib_key_record;
CREATE TABLE bib_key_clustered (
  key    BIGINT NOT NULL,
  record BIGINT NOT NULL,
  PRIMARY KEY (key, record)
) ${clustered};
INSERT INTO bib_key_clustered (key, record) SELECT key, record FROM bib_key;
DROP TABLE bib_key;
ALTER TABLE bib_key_clustered RENAME TO bib_key;
