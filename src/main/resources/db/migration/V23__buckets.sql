-- How much of their rate readers, addresses and libraries have left, where several nodes share it.
CREATE TABLE rate_bucket (
  id         ${text} PRIMARY KEY,
  state      ${bytes},
  expires_at BIGINT
);
CREATE INDEX rate_bucket_expires ON rate_bucket (expires_at);
