CREATE TABLE change (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  profile INTEGER,
  other_profile INTEGER,
  record INTEGER,
  changed_by TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
-- Partial, so that the changes of records, which are most, cost no index row.
CREATE INDEX change_by_profile ON change (profile, sequence) WHERE profile IS NOT NULL;
CREATE INDEX change_by_other_profile ON change (other_profile, sequence) WHERE other_profile IS NOT NULL;
