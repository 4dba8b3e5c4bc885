-- Who must not be told of whom, and records that are never joined. Rows are added, never overwritten, but for
-- the end of one. A protection hangs on every record that the resident was made of when it was made, so that
-- joins and splits carry it.
CREATE TABLE protection (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,                  -- not-to-staff, not-to-resident, never-link
  staff TEXT NOT NULL,                 -- a principal's id; empty where it is against another resident
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER,
  ended_at INTEGER,
  ended_by TEXT NOT NULL,
  end_reason TEXT NOT NULL
) STRICT;
CREATE INDEX protection_in_force ON protection (number) WHERE ended_at IS NULL;

CREATE TABLE protection_record (
  protection INTEGER NOT NULL REFERENCES protection (number),
  record INTEGER NOT NULL REFERENCES record (number),
  is_other INTEGER NOT NULL,           -- of the other resident
  PRIMARY KEY (protection, is_other, record)
) STRICT, WITHOUT ROWID;
