-- What was last measured of the matching without knowing the truth: one row.
CREATE TABLE matching_measures (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  at INTEGER NOT NULL,
  change INTEGER NOT NULL,             -- the last change.sequence that it knew
  model TEXT NOT NULL,                 -- the version that linked
  counts TEXT NOT NULL,                -- JSON of counts and fixed words
  watched TEXT NOT NULL                -- JSON of profile numbers and counts
) STRICT;

-- What a review asked when a decision answered it. Once answered, a review may go on to ask otherwise.
CREATE TABLE answered_question (
  decision INTEGER NOT NULL REFERENCES decision (number),
  cause TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (decision, cause)
) STRICT, WITHOUT ROWID;
INSERT INTO answered_question (decision, cause, score)
SELECT d.number, q.cause, q.score
FROM review r JOIN decision d ON d.act = r.act JOIN review_question q ON q.review = r.number AND q.a = d.a AND q.b = d.b;
