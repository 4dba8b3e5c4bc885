-- Requests for what is withheld, their answers, uses of the break-glass, their reviews, and what any of them
-- opens. All hang on records; rows are added, never overwritten, but for the end of an opening.
CREATE TABLE access_request (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES record (number),
  principal TEXT NOT NULL,
  role TEXT NOT NULL,
  purpose TEXT NOT NULL,
  part TEXT NOT NULL,
  categories TEXT NOT NULL,            -- words by blanks
  reason TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX access_request_by_principal ON access_request (principal, number);

CREATE TABLE access_answer (
  number INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES access_request (number),
  granted INTEGER NOT NULL,
  reason TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  until_at INTEGER                     -- of a grant
) STRICT;
CREATE INDEX access_answer_by_request ON access_answer (request, number);

CREATE TABLE broken_glass (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  record INTEGER NOT NULL REFERENCES record (number),
  principal TEXT NOT NULL,
  role TEXT NOT NULL,
  purpose TEXT NOT NULL,
  code TEXT NOT NULL,
  words TEXT NOT NULL,
  broken_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  review_due_at INTEGER NOT NULL
) STRICT;

CREATE TABLE broken_glass_review (
  glass INTEGER PRIMARY KEY REFERENCES broken_glass (number),
  finding TEXT NOT NULL,               -- justified, not-justified
  words TEXT NOT NULL,
  reviewed_by TEXT NOT NULL,
  reviewed_at INTEGER NOT NULL
) STRICT;

-- What one principal may see of one resident beyond their mask, until when. It counts while the record's
-- profile is made of the same records as when it was opened.
CREATE TABLE opening (
  number INTEGER PRIMARY KEY,
  principal TEXT NOT NULL,
  purpose TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES record (number),
  allows TEXT NOT NULL,                -- part/category words by blanks
  until_at INTEGER NOT NULL,
  request INTEGER REFERENCES access_request (number),
  glass INTEGER REFERENCES broken_glass (number),
  CHECK ((request IS NULL) <> (glass IS NULL))
) STRICT;
CREATE INDEX opening_by_end ON opening (until_at);
CREATE INDEX opening_by_request ON opening (request) WHERE request IS NOT NULL;

CREATE TABLE opening_member (
  opening INTEGER NOT NULL REFERENCES opening (number),
  record INTEGER NOT NULL REFERENCES record (number),
  PRIMARY KEY (opening, record)
) STRICT, WITHOUT ROWID;
