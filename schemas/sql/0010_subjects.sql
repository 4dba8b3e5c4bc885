-- What is worked out of a record for matching, so that a start need not work it out again. It can be made from
-- the record's versions at any time: a row counts while `changed` is its record's and `form` is what the
-- program would make.
CREATE TABLE subject (
  record INTEGER PRIMARY KEY REFERENCES record (number),
  changed INTEGER NOT NULL,            -- the record's, when this was made
  form INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
