-- Every account's poll reads it: only what may go now. What is held for silent readers, which may be
-- as many rows as there are readers, is not in it.
CREATE INDEX message_due ON message (account, due_at, id)
  WHERE due_at IS NOT NULL AND state IN ('queued', 'sending');
-- Which pages are over.
CREATE INDEX digest_told ON digest (told_at) WHERE told_at IS NOT NULL;
