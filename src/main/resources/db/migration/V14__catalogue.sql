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

-- 1: the number of the last change. 2: how often the outcome of a comparison was kept.
CREATE TABLE bib_clock (
  id     INTEGER PRIMARY KEY,
  change BIGINT  NOT NULL
);
INSERT INTO bib_clock (id, change) VALUES (1, 0), (2, 0);

-- The runs of sources: a file, or a harvest.
CREATE TABLE bib_run (
  id       ${serial},
  source   ${text} NOT NULL,
  library  TEXT    NOT NULL,
  -- file, oai
  kind     TEXT    NOT NULL,
  -- running, done, failed
  state    TEXT    NOT NULL,
  -- Why it failed, or what is remarkable of one that was done; a line each.
  remarks  TEXT    NOT NULL,
  began_at BIGINT  NOT NULL,
  ended_at BIGINT,
  -- How many records there are, as the source says itself.
  size     BIGINT,
  added    BIGINT  NOT NULL,
  changed  BIGINT  NOT NULL,
  same     BIGINT  NOT NULL,
  gone     BIGINT  NOT NULL,
  refused  BIGINT  NOT NULL
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

-- Where the harvest of a source stands.
CREATE TABLE bib_harvest (
  source      ${text} PRIMARY KEY,
  -- The process that does it now, and until when the others leave it to that.
  holder      TEXT    NOT NULL,
  lease_until BIGINT  NOT NULL,
  -- Somebody wished it.
  wanted      INTEGER NOT NULL,
  -- What is asked of which provider.
  asked       TEXT    NOT NULL,
  failures    BIGINT  NOT NULL,
  ended_at    BIGINT,
  -- The next run asks for what changed since then, by the provider's clock.
  high_water  BIGINT,
  -- When the last run for everything was done.
  whole_at    BIGINT,
  -- The run that is under way or was broken off, and where it stands in the provider's list.
  run         BIGINT,
  token       TEXT,
  token_until BIGINT,
  size        BIGINT,
  seen        BIGINT,
  as_of       BIGINT,
  everything  INTEGER
);

-- How much was given: one for a deed, many for records.
ALTER TABLE contribution ADD COLUMN amount BIGINT NOT NULL DEFAULT 1;
