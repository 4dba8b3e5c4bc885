-- Sources, records, versions, sightings. Take-in writes these tables for every record, so what is indexed
-- here sets its speed: the two unique indexes, and the one by which a record stops waiting.
CREATE TABLE source (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- Counted as they change, so that saying them does not read every record.
  current INTEGER NOT NULL DEFAULT 0,
  ceased INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Instants are microseconds since 1970 in UTC. A counter is an unsigned 64-bit number kept as its bits.
-- Three sightings are remembered: the latest content, the latest withdrawal, and the last presence. Each
-- is a greatest element, so what they say does not depend on the order of arrival.
CREATE TABLE record (
  number INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source (number),
  record_id TEXT NOT NULL,
  state INTEGER NOT NULL,              -- 0 current, 1 ceased, 2 withdrawn, 3 erased (a tombstone)
  part INTEGER NOT NULL,               -- domain::Part, in its order
  layout TEXT NOT NULL,
  layout_seen_at INTEGER,              -- presence that named the layout
  version INTEGER,                     -- that counts; NULL while there is no content
  content BLOB,                        -- its SHA-256
  content_as_of INTEGER,
  content_counter INTEGER,
  seen_at INTEGER,                     -- latest presence: its own time or its extract's
  absent_at INTEGER,                   -- latest extract that did not have it
  withdrawn INTEGER NOT NULL,          -- 1: the three columns below hold
  withdrawn_as_of INTEGER,
  withdrawn_counter INTEGER,
  merged_into TEXT NOT NULL,
  changed INTEGER NOT NULL,            -- change.sequence
  UNIQUE (source, record_id)
) STRICT;

-- A record as readers see it.
CREATE VIEW record_row AS
SELECT r.number, s.name AS source_name, r.record_id, r.state, r.part, r.layout, r.content_as_of, r.content_counter,
       r.absent_at, r.withdrawn_as_of, r.withdrawn_counter, r.merged_into, r.changed, r.version
FROM record r JOIN source s ON s.number = r.source;

CREATE TABLE version (
  number INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record (number),
  content BLOB NOT NULL,
  first_as_of INTEGER,                 -- of its oldest sighting
  first_counter INTEGER,
  received_at INTEGER NOT NULL,
  canonical TEXT NOT NULL,
  as_received BLOB,                    -- NULL: the canonical form, byte by byte
  UNIQUE (record, content)
) STRICT;

CREATE TABLE sighting (
  number INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  kind INTEGER NOT NULL,               -- 0 content, 1 absence, 2 withdrawal, 3 presence
  version INTEGER,
  as_of INTEGER,
  counter INTEGER,
  extract INTEGER,
  batch INTEGER,
  received_at INTEGER NOT NULL
) STRICT;

-- Records that the resolver has still to look at: one row for each taking that mattered.
CREATE TABLE waiting (
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  batch INTEGER
) STRICT;
CREATE INDEX waiting_by_record ON waiting (record);
