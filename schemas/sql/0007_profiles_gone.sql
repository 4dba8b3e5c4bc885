-- Profiles that are no longer live are few: by them the live ones are counted without reading each.
CREATE INDEX profile_gone ON profile (number) WHERE state <> 0;
