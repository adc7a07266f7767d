-- What the processor tells of an event besides what its client said: browser, campaign, referrer and
-- the like as an object; how it violates the tracking plan as an array; and whether it came too late
-- to be put in order with what happened around it. Rows from before have none of them.
ALTER TABLE events ADD COLUMN enrichment SUPER ENCODE ZSTD;
ALTER TABLE events ADD COLUMN violations SUPER ENCODE ZSTD;
ALTER TABLE events ADD COLUMN late BOOLEAN ENCODE ZSTD;
