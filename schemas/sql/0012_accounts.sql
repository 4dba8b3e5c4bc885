-- Local accounts. One row is one person who signs in here rather than at a provider.
CREATE TABLE account (
  id TEXT PRIMARY KEY,                 -- "acc_…", what audit rows and replies call it
  name TEXT NOT NULL UNIQUE,           -- the sign-in name, in lower case
  role TEXT NOT NULL,                  -- of the configuration's roles
  enabled INTEGER NOT NULL,
  password TEXT NOT NULL,              -- argon2id in libsodium's encoded form; empty: there is none
  one_time_until INTEGER,              -- the password is a one-time one and holds until then
  must_change INTEGER NOT NULL,        -- signed in with a one-time password and has not chosen another
  totp_secret BLOB NOT NULL,           -- empty: no second factor yet
  totp_step INTEGER NOT NULL,          -- the last step whose code was used; none up to it is taken again
  created_at INTEGER NOT NULL
) STRICT;

-- Sessions in a browser, of accounts and of people whom a provider vouches for.
CREATE TABLE session (
  token BLOB PRIMARY KEY,              -- SHA-256 of the cookie's value
  id TEXT NOT NULL UNIQUE,             -- "ses_…", stays when the token is rotated
  way TEXT NOT NULL,                   -- how they signed in: "local" or "provider"
  principal TEXT NOT NULL,             -- the account's id, or what stands for issuer and subject
  account TEXT REFERENCES account (id),
  issuer TEXT NOT NULL,                -- of a provider's; else empty
  subject TEXT NOT NULL,
  role TEXT NOT NULL,                  -- of a provider's; an account's own role holds for its sessions
  default_purpose TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,            -- behind the truth by a minute at most
  ends_at INTEGER NOT NULL,
  stepped_up_at INTEGER,
  form_token TEXT NOT NULL,
  pending_totp BLOB NOT NULL           -- a second factor that was shown and is not yet confirmed
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_principal ON session (principal);
CREATE INDEX session_by_end ON session (ends_at);

-- Browsers in which an account signed in before: wrong passwords from elsewhere don't delay them.
CREATE TABLE known_device (
  token BLOB PRIMARY KEY,              -- SHA-256 of the cookie's value
  account TEXT NOT NULL REFERENCES account (id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_device_by_account ON known_device (account, created_at);

-- Rotation of bearer keys: the secret before holds until old_until.
ALTER TABLE bearer_key ADD COLUMN old_secret BLOB;
ALTER TABLE bearer_key ADD COLUMN old_until INTEGER;
ALTER TABLE bearer_key ADD COLUMN used_at INTEGER;
CREATE UNIQUE INDEX bearer_key_by_old_secret ON bearer_key (old_secret) WHERE old_secret IS NOT NULL;
