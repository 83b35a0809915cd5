-- Keys that the desk makes for itself, the same for all nodes.
CREATE TABLE desk_key (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- A reader led to a platform, with the first time of each step. What was passed on and who she is
-- go when she wants them deleted; that somebody was led there stays.
CREATE TABLE referral (
  id          TEXT   PRIMARY KEY,
  library     TEXT   NOT NULL,
  platform    TEXT   NOT NULL,
  need        TEXT   NOT NULL,
  subject     TEXT   NOT NULL,
  consult     TEXT   NOT NULL,
  account     TEXT   NOT NULL,
  reader      TEXT   NOT NULL,
  passed      TEXT   NOT NULL,
  -- The browser that the link was opened in, as it was told to call itself.
  visitor     TEXT   NOT NULL,
  offered_at  BIGINT NOT NULL,
  accepted_at BIGINT,
  clicked_at  BIGINT,
  opened_at   BIGINT,
  ended_at    BIGINT,
  solved      INTEGER
);
CREATE INDEX referral_offered ON referral (offered_at);
CREATE INDEX referral_reader ON referral (account, reader, offered_at);
