-- No secondary index: it would cost three times the row itself, and a look waits for this row.
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  principal TEXT NOT NULL,
  role TEXT NOT NULL,
  purpose TEXT NOT NULL,
  operation TEXT NOT NULL,
  kind TEXT NOT NULL,
  request_id TEXT NOT NULL,
  profiles TEXT NOT NULL,              -- JSON array of ids
  subject TEXT NOT NULL,
  categories TEXT NOT NULL,            -- JSON array of words
  status INTEGER NOT NULL,
  detail TEXT NOT NULL,
  chain BLOB NOT NULL
) STRICT;
