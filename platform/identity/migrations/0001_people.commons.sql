-- People who work here, how they prove who they are, and their open sessions. Columns follow what the authentication
-- library reads and writes; `authentication.ts` maps its names to ours.
CREATE TABLE identity.persons (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '_%@_%'),
  email_verified boolean NOT NULL DEFAULT false,
  name text NOT NULL CHECK (btrim(name) <> ''),
  function text,
  second_factor boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

-- One row per way of signing in; provider `credential` holds the password's hash.
CREATE TABLE identity.accounts (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.persons ON DELETE CASCADE,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password text CHECK (password LIKE '$argon2id$%'),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX accounts_of_person ON identity.accounts (person_id);

-- The token alone opens nothing: the cookie also bears its signature, under a key kept outside the database.
CREATE TABLE identity.sessions (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.persons ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  ip_address text,
  user_agent text,
  second_factor boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (expires_at <= created_at + interval '24 hours')
);
CREATE INDEX sessions_of_person ON identity.sessions (person_id);

-- Links and second-factor challenges under way; the identifier is a hash of what the person holds.
CREATE TABLE identity.verifications (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX verifications_by_identifier ON identity.verifications (identifier);

-- Secret and recovery codes are encrypted under a key kept outside the database.
CREATE TABLE identity.second_factors (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL UNIQUE REFERENCES identity.persons ON DELETE CASCADE,
  secret text NOT NULL,
  recovery_codes text NOT NULL,
  verified boolean NOT NULL,
  failures int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  -- Last code accepted (keyed hash), which must not be accepted twice (RFC 6238, section 5.2).
  used_code text,
  used_at timestamptz
);

-- Failures in a row, by keyed hash of an e-mail or an address: counted before the password is looked at, so that
-- guesses made at once count as much as guesses made in turn.
CREATE TABLE identity.attempts (
  key text PRIMARY KEY,
  failures int NOT NULL,
  last_at timestamptz NOT NULL,
  locked_until timestamptz
);
