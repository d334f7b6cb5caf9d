-- When somebody last said that their details are right; null for an account older than this question.
ALTER TABLE identity.persons ADD COLUMN details_confirmed_at timestamptz;

-- Each change of a person's details, dated, with what stood there before.
CREATE TABLE identity.detail_changes (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.persons ON DELETE CASCADE,
  field text NOT NULL CHECK (field IN ('name', 'function', 'email', 'mobile')),
  former text,
  at timestamptz NOT NULL
);
CREATE INDEX ON identity.detail_changes (person_id, at);

-- Addresses of accounts that a mail server refused for good: their owner is asked for another, staff reach them otherwise.
CREATE TABLE identity.refused_addresses (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES identity.persons ON DELETE CASCADE,
  address text NOT NULL,
  refused_at timestamptz NOT NULL,
  -- Of the mail server (RFC 5321); null where it gave none.
  reply_code int,
  -- When the owner gave another, or proved this one.
  corrected_at timestamptz,
  reached_at timestamptz,
  reached_by_name text,
  how text,
  CHECK ((reached_at IS NULL) = (reached_by_name IS NULL))
);
CREATE UNIQUE INDEX one_open_refusal ON identity.refused_addresses (person_id) WHERE corrected_at IS NULL;
