-- What migrations and loads need before there is a schema; run before every migration.

-- The migrations that were applied. A row is written by the transaction that applies the file.
CREATE TABLE IF NOT EXISTS schema_versions (
  version INTEGER NOT NULL,
  name VARCHAR(256) NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  applied_at TIMESTAMPTZ NOT NULL DEFAULT GETDATE()
)
DISTSTYLE ALL
SORTKEY (version);

-- Locked by every load and every migration, so that only one runs at a time. It has no rows and
-- nobody reads it, hence nobody but them ever waits for it.
CREATE TABLE IF NOT EXISTS load_mutex (
  unused INTEGER
)
DISTSTYLE ALL;
