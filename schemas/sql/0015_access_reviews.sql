-- Which record a member of staff has as a resident: read by the rules over the audit log, shown to nobody.
CREATE TABLE staff_link (
  principal TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  record_id TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Every look at whose resident is asked about: a councillor, somebody in the news.
CREATE TABLE guarded_record (
  source TEXT NOT NULL,
  record_id TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (source, record_id)
) STRICT;

-- A question about looks that a rule found: ids, counts and fixed words alone.
CREATE TABLE access_review (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  rule TEXT NOT NULL,
  principal TEXT NOT NULL,             -- who looked
  profile TEXT NOT NULL,               -- empty: the rule is about no single one
  first_entry INTEGER NOT NULL,
  last_entry INTEGER NOT NULL,
  first_at INTEGER NOT NULL,           -- of the looks
  last_at INTEGER NOT NULL,
  looks INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  closed_at INTEGER,
  closed_by TEXT,
  finding TEXT,
  words TEXT                           -- why, of who closed it
) STRICT;
CREATE UNIQUE INDEX access_review_open ON access_review (rule, principal, profile) WHERE closed_at IS NULL;

CREATE TABLE access_reviewed (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  up_to INTEGER NOT NULL               -- the last entry of the audit log that the rules have seen
) STRICT;
