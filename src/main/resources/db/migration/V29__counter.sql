-- The ledger is only added to: what was noted wrongly is taken back by a row with the opposite amount.
ALTER TABLE contribution ADD COLUMN corrects BIGINT;
ALTER TABLE contribution ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE INDEX contribution_corrects ON contribution (corrects) WHERE corrects IS NOT NULL;
