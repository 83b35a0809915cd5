-- The scorecard's figures: what happened on a day, counted. They hold numbers and no reader, and
-- stay when the events they were counted from are gone.
CREATE TABLE figure (
  -- Days since 1970, in the readers' zone.
  day       BIGINT  NOT NULL,
  measure   ${text} NOT NULL,
  -- Empty where an event belongs to none.
  library   ${text} NOT NULL,
  subject   ${text} NOT NULL,
  librarian ${text} NOT NULL,
  -- Of a length of time its bucket, the longest length in it in seconds; else 0.
  bucket    BIGINT  NOT NULL,
  amount    BIGINT  NOT NULL,
  PRIMARY KEY (day, measure, library, subject, librarian, bucket)
) ${clustered};

-- Up to which day events of a source were counted; that day itself was perhaps not over.
CREATE TABLE figure_source (
  source ${text} PRIMARY KEY,
  day    BIGINT  NOT NULL
);

CREATE TABLE figure_target (
  indicator ${text} NOT NULL,
  -- A member, or * for the alliance.
  library   ${text} NOT NULL,
  -- In thousandths of the indicator's unit; of a count what 30 days should bring.
  amount    BIGINT  NOT NULL,
  PRIMARY KEY (indicator, library)
);

-- What is counted by its day without reading all the years before.
CREATE INDEX consult_opened ON consult (opened_at);
CREATE INDEX handover_at ON handover (at);
CREATE INDEX question_asked ON question (asked_at);
