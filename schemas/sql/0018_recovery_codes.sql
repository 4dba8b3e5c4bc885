-- From here on account.totp_secret and session.pending_totp hold sealed secrets (totp.key in the data folder).
-- Those that were there before are sealed when the service starts: it alone has the key.
UPDATE session SET pending_totp = x'';

-- What gets somebody in who has lost their authenticator app. A row is gone once its code was used.
CREATE TABLE recovery_code (
  code BLOB PRIMARY KEY,               -- SHA-256 of a code of 118 random bits
  account TEXT NOT NULL REFERENCES account (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_code_by_account ON recovery_code (account);

ALTER TABLE account ADD COLUMN signed_in_at INTEGER;   -- last; null: never
ALTER TABLE session ADD COLUMN signed_in_before INTEGER;  -- when this account had signed in before
-- What the provider calls the session that this one came of; empty where it didn't say, and of accounts.
ALTER TABLE session ADD COLUMN provider_session TEXT NOT NULL DEFAULT '';
