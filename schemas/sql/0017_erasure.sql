-- Legal holds, and what stays of what was erased: that, when, by whom and by what authority. No content, and no
-- hash of any.
CREATE TABLE legal_hold (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  part TEXT NOT NULL,                  -- a whole part; empty: the records of legal_hold_record
  reason TEXT NOT NULL,
  authority TEXT NOT NULL,
  from_day TEXT NOT NULL,              -- ISO, London's; both days belong to it
  to_day TEXT NOT NULL,                -- empty: until it is ended
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  ended_at INTEGER,
  ended_by TEXT NOT NULL,
  end_reason TEXT NOT NULL
) STRICT;

CREATE TABLE legal_hold_record (
  hold INTEGER NOT NULL REFERENCES legal_hold (number),
  record INTEGER NOT NULL REFERENCES record (number),
  PRIMARY KEY (hold, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX legal_hold_by_record ON legal_hold_record (record);

CREATE TABLE erasure (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  reason TEXT NOT NULL,                -- a code
  authority TEXT NOT NULL,             -- a ground of article 17, or "retention"
  rule TEXT NOT NULL,                  -- of retention, or empty
  subject_request TEXT NOT NULL,       -- the id of the request that asked for it, or empty
  erased_by TEXT NOT NULL,
  erased_at INTEGER NOT NULL,
  lifted_at INTEGER,
  lifted_by TEXT NOT NULL,
  lift_reason TEXT NOT NULL            -- a code
) STRICT;

CREATE TABLE erased_record (
  erasure INTEGER NOT NULL REFERENCES erasure (number),
  record INTEGER NOT NULL REFERENCES record (number),
  changed INTEGER NOT NULL,            -- change.sequence of its erasure
  PRIMARY KEY (erasure, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_record_by_record ON erased_record (record, erasure);
CREATE INDEX erased_record_by_change ON erased_record (changed);

-- What is kept of rejected lines is found by the record that they say.
CREATE INDEX rejection_by_record ON rejection (record_id);
