CREATE TABLE profile (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  state INTEGER NOT NULL,              -- 0 live, 1 redirected, 2 erased
  redirects_to INTEGER REFERENCES profile (number),
  version INTEGER NOT NULL,            -- change.sequence
  restricted INTEGER NOT NULL
) STRICT;

CREATE TABLE membership (
  record INTEGER PRIMARY KEY REFERENCES record (number),
  profile INTEGER NOT NULL REFERENCES profile (number)
) STRICT;
CREATE INDEX membership_by_profile ON membership (profile);

-- The members that a redirected profile had when it was last live.
CREATE TABLE former_membership (
  profile INTEGER NOT NULL REFERENCES profile (number),
  record INTEGER NOT NULL REFERENCES record (number),
  PRIMARY KEY (profile, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_membership_by_record ON former_membership (record);

-- place = profile * 256 + part * 16 + category, by the order of domain::Part and domain::Category: the
-- segments of a profile are neighbours, and a mask of 128 bits picks those that may be read.
CREATE TABLE segment (
  place INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- One row an edge, seen from both ends. A support is part * 16 + category.
CREATE TABLE household_edge (
  a INTEGER NOT NULL REFERENCES profile (number),
  b INTEGER NOT NULL REFERENCES profile (number),
  kind TEXT NOT NULL,
  support_a INTEGER NOT NULL,
  support_b INTEGER NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  PRIMARY KEY (a, b, kind, support_a, support_b, from_date, to_date),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_edge_by_b ON household_edge (b);
