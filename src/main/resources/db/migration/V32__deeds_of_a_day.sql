-- What the ledger reads of a day: answers that were given, and readers whom a platform helped.
CREATE INDEX question_answered ON question (asked_at) WHERE entry <> '';
CREATE INDEX referral_ended ON referral (ended_at) WHERE solved = 1;
