-- Codes sent to a telephone or a mailbox, and how often they are asked. The key is a keyed hash of what the code is for
-- and whom it was sent to (or of the address it was asked from): the table holds no number and no code in clear.
CREATE TABLE identity.one_time_codes (
  key text PRIMARY KEY,
  -- Keyed hash of the code; null where none is good any more.
  code text,
  tries int NOT NULL DEFAULT 0 CHECK (tries >= 0),
  expires_at timestamptz,
  asked int NOT NULL CHECK (asked >= 0),
  asked_since timestamptz NOT NULL,
  asked_at timestamptz NOT NULL,
  CHECK ((code IS NULL) = (expires_at IS NULL))
);
