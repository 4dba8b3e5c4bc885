-- Data-sharing agreements. Each change is a row of its own; the one with the highest version counts, and none
-- is overwritten or removed.
CREATE TABLE agreement (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  version INTEGER NOT NULL,            -- from 1
  terms TEXT NOT NULL,                 -- JSON, as policy writes them
  ended INTEGER NOT NULL,              -- 1: it holds no longer, whatever its days say
  changed_by TEXT NOT NULL,            -- empty: the starting set
  changed_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  UNIQUE (id, version)
) STRICT;
