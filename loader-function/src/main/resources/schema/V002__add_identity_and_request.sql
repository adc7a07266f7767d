-- What Segment's and Snowplow's clients tell besides: of an alias the id before, and the group that
-- an event puts its user into. Analysts join by both, so they are columns.
ALTER TABLE events ADD COLUMN previous_id VARCHAR(1020) ENCODE ZSTD;
ALTER TABLE events ADD COLUMN group_id VARCHAR(1020) ENCODE ZSTD;

-- What the endpoint saw of the request itself, such as its user agent: no part of the event, since
-- another try of the same event may differ in it.
ALTER TABLE events ADD COLUMN request SUPER ENCODE ZSTD;
