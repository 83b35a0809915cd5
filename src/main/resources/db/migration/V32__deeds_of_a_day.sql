-- What the ledger reads of a day: readers whom a platform helped.
CREATE INDEX referral_ended ON referral (ended_at) WHERE solved = 1;
