CREATE TABLE decision (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  a INTEGER NOT NULL REFERENCES record (number),
  b INTEGER NOT NULL REFERENCES record (number),
  same INTEGER NOT NULL,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_a ON decision (a);
CREATE INDEX decision_by_b ON decision (b);

CREATE TABLE review (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  a INTEGER NOT NULL REFERENCES record (number),
  b INTEGER NOT NULL REFERENCES record (number),
  cause TEXT NOT NULL,
  score REAL NOT NULL,
  raised_at INTEGER NOT NULL,
  state TEXT NOT NULL,                 -- open, decided, withdrawn
  CHECK (a < b)
) STRICT;
CREATE INDEX review_open_by_a ON review (a) WHERE state = 'open';
CREATE INDEX review_open_by_b ON review (b) WHERE state = 'open';
