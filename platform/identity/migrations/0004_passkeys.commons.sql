-- Keys that a device or a password manager keeps for us (WebAuthn level 3); the private half never leaves it.
CREATE TABLE identity.passkeys (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.persons ON DELETE CASCADE,
  -- As the browser gives it, base64url.
  credential_id text NOT NULL UNIQUE,
  public_key bytea NOT NULL,
  -- Counts the uses where the device counts them: a lower one than known tells of a copy.
  counter bigint NOT NULL CHECK (counter >= 0),
  transports text[] NOT NULL,
  -- Kept by a password manager on several devices, or bound to one.
  synced boolean NOT NULL,
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 80),
  created_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX passkeys_of_person ON identity.passkeys (person_id);
