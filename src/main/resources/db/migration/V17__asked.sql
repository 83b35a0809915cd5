-- When a reader was asked, some time after she opened a link, whether the platform helped her.
ALTER TABLE referral ADD COLUMN asked_at BIGINT;
