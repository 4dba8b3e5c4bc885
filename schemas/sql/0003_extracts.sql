CREATE TABLE extract (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  source TEXT NOT NULL,
  layout TEXT NOT NULL,
  is_full INTEGER NOT NULL,
  current_as_of INTEGER NOT NULL,
  manifest TEXT NOT NULL,
  manifest_hash BLOB NOT NULL,
  state INTEGER NOT NULL,              -- 0 open, 1 held, 2 completed
  opened_at INTEGER NOT NULL,
  completed_at INTEGER,
  received INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  ceased INTEGER NOT NULL,
  would_cease INTEGER NOT NULL,
  known INTEGER NOT NULL,
  approved_by TEXT NOT NULL,
  batches INTEGER NOT NULL
) STRICT;
CREATE INDEX extract_by_manifest ON extract (source, manifest_hash);
CREATE INDEX extract_by_layout ON extract (source, layout);

CREATE TABLE batch (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  source TEXT NOT NULL,
  extract INTEGER REFERENCES extract (number),
  number_in_extract INTEGER,
  body BLOB NOT NULL,                  -- SHA-256 of the bytes received
  received_at INTEGER NOT NULL,
  received INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX batch_in_extract ON batch (extract, number_in_extract) WHERE extract IS NOT NULL;

CREATE TABLE rejection (
  number INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (number),
  line INTEGER NOT NULL,
  record_id TEXT NOT NULL,
  faults TEXT NOT NULL,                -- JSON: [{"pointer", "code", "detail"}]
  as_received BLOB NOT NULL
) STRICT;
CREATE INDEX rejection_by_batch ON rejection (batch);
