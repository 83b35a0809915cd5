-- What a question is about: the subject of the consult, else of the nearest entry; empty = unknown.
ALTER TABLE question ADD COLUMN subject TEXT NOT NULL DEFAULT '';

-- How much was asked on a day. Numbers only: they outlive the questions, so that a year can be
-- compared with the one before.
CREATE TABLE asked_day (
  library    ${text} NOT NULL,
  subject    ${text} NOT NULL,
  -- Days since 1970 in the readers' zone.
  day        BIGINT  NOT NULL,
  asked      BIGINT  NOT NULL,
  unanswered BIGINT  NOT NULL,
  PRIMARY KEY (library, subject, day)
);

-- Titles and topics that readers looked for in vain. Knows no reader; masked, times are whole hours.
CREATE TABLE missed_wish (
  id       ${serial},
  library  TEXT   NOT NULL,
  words    TEXT   NOT NULL,
  bare     TEXT   NOT NULL,
  subject  TEXT   NOT NULL,
  -- nobody, elsewhere: who of the members has it.
  held     TEXT   NOT NULL,
  asked_at BIGINT NOT NULL
);
CREATE INDEX missed_wish_asked ON missed_wish (asked_at);


-- What librarians did about suggestions; one comes back only with evidence that is younger.
CREATE TABLE suggestion_decision (
  library ${text} NOT NULL,
  id      ${text} NOT NULL,
  -- done, put-off
  state   TEXT    NOT NULL,
  title   TEXT    NOT NULL,
  reason  TEXT    NOT NULL,
  who     TEXT    NOT NULL,
  at      BIGINT  NOT NULL,
  PRIMARY KEY (library, id)
);

-- How a librarian wants to be told of the week; who is not here is told by the console.
CREATE TABLE weekly_choice (
  librarian ${text} PRIMARY KEY,
  -- console, wechat, none
  channel   TEXT    NOT NULL
);

-- What a librarian was told of a week: made once, whichever node is the first.
CREATE TABLE weekly_digest (
  librarian ${text} NOT NULL,
  -- The day on which it was due, in days since 1970.
  week      BIGINT  NOT NULL,
  library   TEXT    NOT NULL,
  made_at   BIGINT  NOT NULL,
  -- quiet: there was nothing new; console, wechat: where it went.
  state     TEXT    NOT NULL,
  seen_at   BIGINT,
  content   TEXT    NOT NULL,
  PRIMARY KEY (librarian, week)
);
