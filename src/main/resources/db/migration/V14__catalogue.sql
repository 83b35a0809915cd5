-- What members hold, as their catalogues say it (一体化馆藏).
CREATE TABLE bib_record (
  id      ${serial},
  -- The file or platform that it comes from, and its name there.
  source  ${text} NOT NULL,
  name    ${text} NOT NULL,
  library TEXT    NOT NULL,
  body    TEXT    NOT NULL,
  -- When it came in; 0 for what its source brought with its first run, which is no news to anybody.
  since   BIGINT  NOT NULL,
  -- The work that it belongs to; empty until it was compared with the others.
  work    ${text} NOT NULL,
  -- The change after which it has to be compared; 0 = it was.
  dirty   BIGINT  NOT NULL,
  -- The run of its source in which it was last seen.
  seen    BIGINT  NOT NULL,
  UNIQUE (source, name)
);
CREATE INDEX bib_record_work ON bib_record (work);
CREATE INDEX bib_record_dirty ON bib_record (id) WHERE dirty > 0;
CREATE INDEX bib_record_since ON bib_record (library, since) WHERE since > 0;

-- What a record may be joined by, as the first eight bytes of a hash. Two keys with one hash cost a
-- comparison more and join nothing.
CREATE TABLE bib_key (
  key    BIGINT NOT NULL,
  record BIGINT NOT NULL,
  PRIMARY KEY (key, record)
);
CREATE INDEX bib_key_record ON bib_key (record);

-- Works whose records changed, with the number of the change: what an index has to look at again. One
-- that no record belongs to any more is gone.
CREATE TABLE bib_work (
  id      ${text} PRIMARY KEY,
  version BIGINT  NOT NULL
);
CREATE INDEX bib_work_version ON bib_work (version);

-- The number of the last change.
CREATE TABLE bib_clock (
  id     INTEGER PRIMARY KEY,
  change BIGINT  NOT NULL
);
INSERT INTO bib_clock (id, change) VALUES (1, 0);

-- The runs of sources: a file, or a harvest. The last one of each source counts.
CREATE TABLE bib_run (
  id         ${serial},
  source     ${text} NOT NULL,
  library    TEXT    NOT NULL,
  -- file, oai
  kind       TEXT    NOT NULL,
  -- running, done, failed
  state      TEXT    NOT NULL,
  why        TEXT    NOT NULL,
  began_at   BIGINT  NOT NULL,
  ended_at   BIGINT,
  -- Where the next run has to begin.
  high_water BIGINT,
  -- Where this one goes on after a restart.
  token       TEXT,
  token_until BIGINT,
  -- How many records it delivers, as it says itself.
  size       BIGINT,
  added      BIGINT NOT NULL,
  changed    BIGINT NOT NULL,
  same       BIGINT NOT NULL,
  gone       BIGINT NOT NULL,
  refused    BIGINT NOT NULL
);
CREATE INDEX bib_run_source ON bib_run (source, id);

-- What a run could not take.
CREATE TABLE bib_refused (
  id    ${serial},
  run   BIGINT NOT NULL,
  place TEXT   NOT NULL,
  what  TEXT   NOT NULL,
  cure  TEXT   NOT NULL
);
CREATE INDEX bib_refused_run ON bib_refused (run, id);

-- Who harvests a source now, and who wants it harvested.
CREATE TABLE bib_harvest (
  source      ${text} PRIMARY KEY,
  lease_until BIGINT NOT NULL,
  wanted_at   BIGINT
);

-- How much was given: one for a deed, many for records.
ALTER TABLE contribution ADD COLUMN amount BIGINT NOT NULL DEFAULT 1;
