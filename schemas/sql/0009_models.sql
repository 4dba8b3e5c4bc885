-- Match models that were proposed here. Until one is released the configuration's file is in force, and has
-- no row; it gets one at the first release, so that it can be gone back to. The released one stays in force
-- while another is `releasing`.
CREATE TABLE match_model (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  version TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  residents INTEGER,                   -- the population that it is read for; NULL: the one that the file states
  state INTEGER NOT NULL,              -- 0 proposed, 1 releasing, 2 released, 3 former
  proposed_by TEXT NOT NULL,           -- empty: the configuration
  proposed_at INTEGER NOT NULL,
  released_by TEXT NOT NULL,           -- last; empty: it came with the configuration
  released_at INTEGER,
  file TEXT NOT NULL                   -- the model file, JSON
) STRICT;
CREATE UNIQUE INDEX match_model_releasing ON match_model (state) WHERE state = 1;
CREATE UNIQUE INDEX match_model_released ON match_model (state) WHERE state = 2;

-- What a release would do: its last preview, item by item.
CREATE TABLE model_preview (
  model INTEGER PRIMARY KEY REFERENCES match_model (number),
  at INTEGER NOT NULL,
  change INTEGER NOT NULL,             -- the last change.sequence that it knew
  records INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  profiles_created INTEGER NOT NULL,
  profiles_revived INTEGER NOT NULL,
  profiles_changed INTEGER NOT NULL,
  profiles_joined INTEGER NOT NULL,
  reviews_raised INTEGER NOT NULL,
  reviews_changed INTEGER NOT NULL,
  reviews_closed INTEGER NOT NULL
) STRICT;
CREATE TABLE model_preview_item (
  model INTEGER NOT NULL REFERENCES match_model (number),
  place INTEGER NOT NULL,
  body TEXT NOT NULL,                  -- JSON of record numbers, ids and fixed words
  PRIMARY KEY (model, place)
) STRICT, WITHOUT ROWID;

-- The records of profiles that a release changed, as they were under the model that it took the place of:
-- going back to that one gives the same records the same profile.
CREATE TABLE model_membership (
  model INTEGER NOT NULL REFERENCES match_model (number),
  profile INTEGER NOT NULL REFERENCES profile (number),
  record INTEGER NOT NULL REFERENCES record (number),
  PRIMARY KEY (model, profile, record)
) STRICT, WITHOUT ROWID;
