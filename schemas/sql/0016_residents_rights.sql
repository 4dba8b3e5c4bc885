-- What residents ask for under their rights. All hang on records; rows are added, never overwritten.
CREATE TABLE subject_request (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES record (number),
  asked_right TEXT NOT NULL,
  received_on TEXT NOT NULL,           -- a London day, ISO
  asked_by TEXT NOT NULL,              -- resident, proxy
  authority TEXT NOT NULL,             -- of a proxy: its kind; else empty, as are the next two
  authority_reference TEXT NOT NULL,
  authority_checked_by TEXT NOT NULL,
  identity TEXT NOT NULL,              -- how it was checked when the request was noted; not-yet
  noted_by TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;

-- The records that the profile was made of when somebody last looked: at the request, or a step that confirms them.
CREATE TABLE subject_request_member (
  request INTEGER NOT NULL REFERENCES subject_request (number),
  record INTEGER NOT NULL REFERENCES record (number),
  PRIMARY KEY (request, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject_step (
  number INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES subject_request (number),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,                -- a London day, ISO
  code TEXT NOT NULL,                  -- why it was paused, by which exemption it was refused; else empty
  words TEXT NOT NULL,
  identity TEXT NOT NULL,              -- of the end of a pause for it: how it was checked; else empty
  noted_by TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX subject_step_by_request ON subject_step (request, number);

-- Whether a professional of the part thinks that telling the resident what it holds would do serious harm. The
-- last of a part counts.
CREATE TABLE subject_opinion (
  number INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES subject_request (number),
  part TEXT NOT NULL,
  cleared INTEGER NOT NULL,
  exemption TEXT NOT NULL,             -- of what is not cleared
  words TEXT NOT NULL,
  given_by TEXT NOT NULL,
  role TEXT NOT NULL,
  given_at INTEGER NOT NULL
) STRICT;
CREATE INDEX subject_opinion_by_request ON subject_opinion (request, number);

-- Proposals to the source of a record that it say otherwise. What is proposed is personal data of that part and
-- category.
CREATE TABLE rectification (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES record (number),
  category TEXT NOT NULL,
  proposed TEXT NOT NULL,              -- JSON: a record that holds what is proposed and nothing else
  reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  role TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  subject_request BLOB                 -- the id of the request that it answers
) STRICT;
CREATE INDEX rectification_by_record ON rectification (record);

CREATE TABLE rectification_answer (
  number INTEGER PRIMARY KEY,
  rectification INTEGER NOT NULL REFERENCES rectification (number),
  accepted INTEGER NOT NULL,
  reason TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX rectification_answer_by_rectification ON rectification_answer (rectification, number);

-- That a resident's data is kept and matched on, and not shown: restrictions and objections.
CREATE TABLE processing_limit (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES record (number),
  kind TEXT NOT NULL,                  -- restriction, objection
  ground TEXT NOT NULL,                -- of a restriction; else empty
  purposes TEXT NOT NULL,              -- of an objection: words by blanks; else empty
  meanwhile INTEGER NOT NULL,          -- of an objection: it holds until it is ruled on
  from_day TEXT NOT NULL,              -- London days, ISO
  to_day TEXT,
  reason TEXT NOT NULL,
  noted_by TEXT NOT NULL,
  noted_at INTEGER NOT NULL,
  subject_request BLOB
) STRICT;

CREATE TABLE processing_ruling (
  number INTEGER PRIMARY KEY,
  limited INTEGER NOT NULL REFERENCES processing_limit (number),
  ruling TEXT NOT NULL,                -- upheld, overruled, lifted
  reason TEXT NOT NULL,
  ruled_by TEXT NOT NULL,
  ruled_at INTEGER NOT NULL
) STRICT;
CREATE INDEX processing_ruling_by_limit ON processing_ruling (limited, number);
