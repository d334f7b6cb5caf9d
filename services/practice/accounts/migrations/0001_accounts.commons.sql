-- A patient's own account: the commons are its truth. No password: a code by mail or SMS proves the address each time.
CREATE TABLE accounts.accounts (
  id uuid PRIMARY KEY,
  email text UNIQUE CHECK (email = lower(email) AND email LIKE '_%@_%'),
  phone text UNIQUE CHECK (phone ~ '^\+\d{6,15}$'),
  created_at timestamptz NOT NULL,
  CHECK (email IS NOT NULL OR phone IS NOT NULL)
);

-- The holder and those they book for.
CREATE TABLE accounts.people (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts.accounts ON DELETE CASCADE,
  relation text NOT NULL CHECK (relation IN ('self', 'child', 'relative')),
  first_name text NOT NULL CHECK (btrim(first_name) <> '' AND length(first_name) <= 200),
  birth_name text NOT NULL CHECK (btrim(birth_name) <> '' AND length(birth_name) <= 200),
  birth_date date NOT NULL,
  sex text CHECK (sex IN ('F', 'M', 'I')),
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_self ON accounts.people (account_id) WHERE relation = 'self';
CREATE INDEX ON accounts.people (account_id);

-- Sessions age by the machine's time. Only a hash of the cookie is kept.
CREATE TABLE accounts.sessions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts.accounts ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  user_agent text NOT NULL DEFAULT '',
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at <= started_at + interval '24 hours')
);
CREATE INDEX ON accounts.sessions (account_id);

-- All that the commons know of a visit: where, when, with whom. Reason, documents, instructions stay in the practice.
CREATE TABLE accounts.appointments (
  organization_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts.accounts ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES accounts.people ON DELETE CASCADE,
  professional_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, appointment_id)
);
CREATE INDEX ON accounts.appointments (account_id, starts_at);
