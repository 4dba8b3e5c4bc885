-- A review is one of a component: all that is open there, asked at once. Until now each pair was its own.
DROP INDEX review_open_by_a;
DROP INDEX review_open_by_b;
ALTER TABLE review RENAME TO review_of_pair;

CREATE TABLE review (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  state TEXT NOT NULL,                 -- open, decided, withdrawn
  raised_at INTEGER NOT NULL,
  place INTEGER NOT NULL,              -- the order of asking: smaller ones first
  put_off_at INTEGER,                  -- somebody looked and could not tell
  put_off_by TEXT NOT NULL,
  put_off_reason TEXT NOT NULL,
  act BLOB                             -- the decisions that answered it
) STRICT;
CREATE INDEX review_open_by_place ON review (place, number) WHERE state = 'open';

CREATE TABLE review_question (
  review INTEGER NOT NULL REFERENCES review (number),
  a INTEGER NOT NULL REFERENCES record (number),
  b INTEGER NOT NULL REFERENCES record (number),
  cause TEXT NOT NULL,
  score REAL NOT NULL,
  is_open INTEGER NOT NULL,            -- as its review
  PRIMARY KEY (review, a, b, cause),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_question_open_by_a ON review_question (a) WHERE is_open = 1;
CREATE INDEX review_question_open_by_b ON review_question (b) WHERE is_open = 1;

INSERT INTO review (number, id, state, raised_at, place, put_off_by, put_off_reason)
SELECT number, id, state, raised_at, 0, '', '' FROM review_of_pair;
INSERT INTO review_question (review, a, b, cause, score, is_open)
SELECT number, a, b, cause, score, state = 'open' FROM review_of_pair;
-- Their components are looked at again, which gathers the pairs of each and ranks it.
INSERT INTO waiting (record)
SELECT DISTINCT a FROM review_of_pair WHERE state = 'open' AND a NOT IN (SELECT record FROM waiting);
DROP TABLE review_of_pair;

-- Decisions that one answer makes at once (an unlink, a review's) are one act, and are undone at once.
ALTER TABLE decision ADD COLUMN act BLOB;
ALTER TABLE decision ADD COLUMN withdrawn_by_act BLOB;  -- undoing that act puts this decision back in force
CREATE INDEX decision_by_act ON decision (act) WHERE act IS NOT NULL;
CREATE INDEX decision_withdrawn_by_act ON decision (withdrawn_by_act) WHERE withdrawn_by_act IS NOT NULL;
