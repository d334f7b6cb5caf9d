-- Codes of an application that served lately: a code seen over a shoulder must not serve again (RFC 6238, section 5.2).
CREATE TABLE identity.used_codes (
  person_id uuid NOT NULL REFERENCES identity.persons ON DELETE CASCADE,
  -- Keyed hash.
  code text NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, code)
);
ALTER TABLE identity.second_factors DROP COLUMN used_code, DROP COLUMN used_at;

-- A telephone proved by a code, which may receive one at each sign-in.
ALTER TABLE identity.persons ADD COLUMN mobile text CHECK (mobile ~ '^\+[1-9][0-9]{6,14}$');

-- Who signed in, from where and how, so that its owner sees what was not their doing.
CREATE TABLE identity.sign_ins (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.persons ON DELETE CASCADE,
  at timestamptz NOT NULL,
  way text NOT NULL CHECK (way IN ('password', 'totp', 'recovery', 'sms', 'passkey', 'pro-sante-connect')),
  ip_address text NOT NULL,
  user_agent text NOT NULL,
  -- Keyed hash of the browser's mark, or of what it says of itself where it keeps none.
  device text NOT NULL
);
CREATE INDEX sign_ins_of_person ON identity.sign_ins (person_id, at);
