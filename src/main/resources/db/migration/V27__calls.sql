-- Project calls (项目招募). Times are milliseconds since 1970 (UTC), shares basis points, money fen.
CREATE TABLE project_call (
  id           ${text} PRIMARY KEY,
  -- The initiator's.
  library      ${text} NOT NULL,
  author       TEXT    NOT NULL,
  -- What it says, as JSON; what is looked for stands beside it.
  terms        TEXT    NOT NULL,
  subject      TEXT    NOT NULL,
  deadline     BIGINT  NOT NULL,
  -- draft, review, open, agreeing, running, closed, withdrawn; judging is open behind its deadline.
  state        TEXT    NOT NULL,
  submitter    TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  published_at BIGINT,
  -- At its end: 1 to 5, and in words.
  grade        BIGINT,
  evaluation   TEXT    NOT NULL,
  version      BIGINT  NOT NULL,
  -- Rises with every writing, also with those that only some may see.
  writes       BIGINT  NOT NULL,
  changed_at   BIGINT  NOT NULL
);
CREATE INDEX project_call_open ON project_call (deadline) WHERE state = 'open';
CREATE INDEX project_call_changed ON project_call (changed_at);

CREATE TABLE call_application (
  id           ${text} NOT NULL,
  call         ${text} NOT NULL,
  library      ${text} NOT NULL,
  -- Whom the library speaks for; empty = itself.
  organisation ${text} NOT NULL,
  material     TEXT    NOT NULL,
  -- draft, submitted, withdrawn, selected, declined
  stage        TEXT    NOT NULL,
  version      BIGINT  NOT NULL,
  PRIMARY KEY (call, id),
  UNIQUE (call, library, organisation)
);

-- What somebody gave an application for a criterion, by its place among them.
CREATE TABLE call_score (
  call        ${text} NOT NULL,
  application ${text} NOT NULL,
  librarian   ${text} NOT NULL,
  criterion   BIGINT  NOT NULL,
  points      BIGINT  NOT NULL,
  PRIMARY KEY (call, application, librarian, criterion)
);

-- The agreement as it is now. The application is empty for the initiator.
CREATE TABLE call_party (
  call        ${text} NOT NULL,
  place       BIGINT  NOT NULL,
  application ${text} NOT NULL,
  duty        TEXT    NOT NULL,
  share       BIGINT  NOT NULL,
  -- Who agreed for it; empty = nobody yet.
  confirmed   TEXT    NOT NULL,
  PRIMARY KEY (call, application)
);

CREATE TABLE call_milestone (
  call        ${text} NOT NULL,
  id          ${text} NOT NULL,
  place       BIGINT  NOT NULL,
  title       TEXT    NOT NULL,
  deliverable TEXT    NOT NULL,
  -- A day, such as 2027-03-01.
  due         TEXT    NOT NULL,
  party       TEXT    NOT NULL,
  -- planned, delivered, accepted, dropped
  stage       TEXT    NOT NULL,
  note        TEXT    NOT NULL,
  PRIMARY KEY (call, id)
);

-- What those who take part say to each other. Rows are only added, each once by its key.
CREATE TABLE call_comment (
  id        ${serial},
  call      ${text} NOT NULL,
  key       ${text} NOT NULL,
  -- Empty = of the whole project.
  milestone ${text} NOT NULL,
  author    TEXT    NOT NULL,
  library   TEXT    NOT NULL,
  said      TEXT    NOT NULL,
  at        BIGINT  NOT NULL,
  UNIQUE (call, key)
);

-- Attachments: of the call, of an application, or of a milestone. In the store, so that all nodes and backups have them.
CREATE TABLE call_file (
  id          ${text} PRIMARY KEY,
  call        ${text} NOT NULL,
  application ${text} NOT NULL,
  milestone   ${text} NOT NULL,
  name        TEXT    NOT NULL,
  -- pdf, docx, xlsx, png, jpeg: by its content.
  kind        TEXT    NOT NULL,
  size        BIGINT  NOT NULL,
  author      TEXT    NOT NULL,
  at          BIGINT  NOT NULL,
  content     ${bytes}
);
CREATE INDEX call_file_of ON call_file (call);
