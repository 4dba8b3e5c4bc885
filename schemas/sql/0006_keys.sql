CREATE TABLE bearer_key (
  id TEXT PRIMARY KEY,
  secret BLOB NOT NULL UNIQUE,         -- SHA-256 of the bearer token
  principal TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  source TEXT NOT NULL,
  default_purpose TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  label TEXT NOT NULL
) STRICT;

CREATE TABLE kept_reply (
  principal TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  operation TEXT NOT NULL,
  request BLOB NOT NULL,               -- SHA-256
  status INTEGER NOT NULL,
  location TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (principal, idempotency_key)
) STRICT;
CREATE INDEX kept_reply_by_time ON kept_reply (at);
