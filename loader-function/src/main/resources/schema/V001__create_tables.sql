-- What the loader fills and analysts query.
--
-- No table has a primary or a unique key. Redshift would not enforce one, yet its planner would
-- trust it, and give wrong answers should it ever be untrue. That keys are unique is the loader's
-- work: one load at a time, and only what is not there yet.
--
-- Texts are as long as the pipeline's limits in characters, times four: VARCHAR counts bytes.

-- One row for each event.
--
-- Sort key occurred_at, alone and first: nearly every question names a span of time, the loader
-- searches a span of it, and events come in nearly in its order, so little is left to sort. It
-- stays uncompressed (RAW), since blocks are skipped by it.
-- Distribution key event_id: the loader compares by it, and the staged rows are distributed by it
-- too, so the comparison needs no data to move; and it spreads rows evenly. By user it would not:
-- signed-out events have none, and one busy user would fill one slice.
-- ZSTD for texts of any kind, AZ64 for times, as Redshift's own advice is.
CREATE TABLE events (
  event_id VARCHAR(400) NOT NULL ENCODE ZSTD,
  source VARCHAR(256) NOT NULL ENCODE ZSTD,
  type VARCHAR(16) NOT NULL ENCODE ZSTD,
  name VARCHAR(1020) NOT NULL ENCODE ZSTD,
  user_id VARCHAR(1020) ENCODE ZSTD,
  anonymous_id VARCHAR(1020) ENCODE ZSTD,
  occurred_at TIMESTAMPTZ NOT NULL ENCODE RAW,
  client_occurred_at TIMESTAMPTZ ENCODE AZ64,
  sent_at TIMESTAMPTZ ENCODE AZ64,
  received_at TIMESTAMPTZ NOT NULL ENCODE AZ64,
  loaded_at TIMESTAMPTZ NOT NULL DEFAULT GETDATE() ENCODE AZ64,
  properties SUPER ENCODE ZSTD,
  context SUPER ENCODE ZSTD,
  origin VARCHAR(256) NOT NULL ENCODE ZSTD,
  load_id VARCHAR(64) NOT NULL ENCODE ZSTD
)
DISTKEY (event_id)
SORTKEY (occurred_at);

-- One row for each arrival that will not become an event, with what is kept of it. It is read by
-- time of receipt, and small: its distribution is left to Redshift.
CREATE TABLE rejected_events (
  origin VARCHAR(256) NOT NULL ENCODE ZSTD,
  source VARCHAR(256) NOT NULL ENCODE ZSTD,
  event_id VARCHAR(400) ENCODE ZSTD,
  code VARCHAR(64) NOT NULL ENCODE ZSTD,
  message VARCHAR(2000) NOT NULL ENCODE ZSTD,
  payload VARCHAR(65535) NOT NULL ENCODE ZSTD,
  truncated BOOLEAN NOT NULL ENCODE ZSTD,
  received_at TIMESTAMPTZ NOT NULL ENCODE RAW,
  loaded_at TIMESTAMPTZ NOT NULL DEFAULT GETDATE() ENCODE AZ64,
  load_id VARCHAR(64) NOT NULL ENCODE ZSTD
)
DISTSTYLE AUTO
SORTKEY (received_at);

-- One row for each further arrival of an event; owner is the origin of the arrival that counts.
CREATE TABLE duplicate_events (
  origin VARCHAR(256) NOT NULL ENCODE ZSTD,
  source VARCHAR(256) NOT NULL ENCODE ZSTD,
  event_id VARCHAR(400) NOT NULL ENCODE ZSTD,
  owner VARCHAR(256) NOT NULL ENCODE ZSTD,
  received_at TIMESTAMPTZ NOT NULL ENCODE RAW,
  loaded_at TIMESTAMPTZ NOT NULL DEFAULT GETDATE() ENCODE AZ64,
  load_id VARCHAR(64) NOT NULL ENCODE ZSTD
)
DISTSTYLE AUTO
SORTKEY (received_at);

-- One row for each committed load. What was staged and is in none of the tables above under this
-- load_id had come before.
CREATE TABLE loads (
  load_id VARCHAR(64) NOT NULL ENCODE ZSTD,
  shard VARCHAR(128) NOT NULL ENCODE ZSTD,
  first_sequence_number VARCHAR(128) NOT NULL ENCODE ZSTD,
  last_sequence_number VARCHAR(128) NOT NULL ENCODE ZSTD,
  events_staged INTEGER NOT NULL ENCODE AZ64,
  rejected_staged INTEGER NOT NULL ENCODE AZ64,
  duplicates_staged INTEGER NOT NULL ENCODE AZ64,
  loaded_at TIMESTAMPTZ NOT NULL DEFAULT GETDATE() ENCODE RAW
)
DISTSTYLE AUTO
SORTKEY (loaded_at);
