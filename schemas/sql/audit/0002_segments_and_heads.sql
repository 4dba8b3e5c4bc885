-- Rows of form 1 are those before this step; what is added here is empty in them, and not in their hash.
ALTER TABLE audit ADD COLUMN form INTEGER NOT NULL DEFAULT 1;
ALTER TABLE audit ADD COLUMN node TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN segment INTEGER NOT NULL DEFAULT 0;   -- a month in UTC: 202611
ALTER TABLE audit ADD COLUMN terms TEXT NOT NULL DEFAULT '[]';     -- JSON array of field:keyed hash
ALTER TABLE audit ADD COLUMN reason TEXT NOT NULL DEFAULT '';      -- a code

-- Signed: this was the last entry. Each head signs the one before it too, so that none can be taken out.
CREATE TABLE audit_head (
  number INTEGER PRIMARY KEY,          -- from 1, without gaps
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,                  -- running, stop, segment (its last entry)
  node TEXT NOT NULL,
  segment INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  chain BLOB NOT NULL,
  previous BLOB NOT NULL,              -- SHA-256 of the head before: its text and its signature
  signature BLOB NOT NULL
) STRICT;

-- Segments whose entries retention has dropped; the entry that says so is in the chain.
CREATE TABLE audit_dropped (
  segment INTEGER PRIMARY KEY,
  last INTEGER NOT NULL,               -- its last entry
  entry INTEGER NOT NULL               -- the entry that says so
) STRICT;
