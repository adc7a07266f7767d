-- Columns of their own for what analysts filter and group by. The loader fills them from what the
-- client and the processor tell; rows from before have none of them. Bytes, not characters: what is
-- longer is cut, its column's name is noted in truncated, and the whole value is in the JSON that it
-- comes from.
ALTER TABLE events ADD COLUMN page_url VARCHAR(2048) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN page_host VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN page_path VARCHAR(1024) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN page_title VARCHAR(1024) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN referrer_url VARCHAR(2048) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN referrer_host VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN referrer_medium VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN referrer_source VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN campaign_source VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN campaign_medium VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN campaign_name VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN campaign_term VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN campaign_content VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN browser VARCHAR(64) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN os VARCHAR(64) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN device VARCHAR(16) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN app_name VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN app_version VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN locale VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN timezone VARCHAR(256) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN user_agent VARCHAR(1024) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN ip VARCHAR(64) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN bot BOOLEAN ENCODE ZSTD;
ALTER TABLE events ADD COLUMN truncated VARCHAR(512) ENCODE ZSTD;
