-- Counts the changes of its segments: what was rendered of other content is not shown again.
ALTER TABLE profile ADD COLUMN content INTEGER NOT NULL DEFAULT 0;
