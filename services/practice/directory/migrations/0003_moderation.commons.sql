-- What somebody reports: a discriminatory mention, a refusal of care, manifestly illegal content, an infringement.
CREATE TABLE directory.cases (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('discrimination', 'refusal-of-care', 'illegal-content', 'infringement')),
  origin text NOT NULL CHECK (origin IN ('profile', 'appointment', 'notice')),
  organization_id uuid,
  professional_id uuid,
  -- Where it stands, as the reporter says it or as the page says itself.
  place text NOT NULL,
  -- Encrypted: a person tells what happened to them.
  reason_sealed bytea NOT NULL,
  contact_sealed bytea NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz CHECK (closed_at >= opened_at)
);
CREATE INDEX open_cases ON directory.cases (number) WHERE closed_at IS NULL;

CREATE TABLE directory.decisions (
  id uuid PRIMARY KEY,
  case_number bigint NOT NULL REFERENCES directory.cases ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('deleted', 'kept', 'termination')),
  -- The public field concerned, for a deletion.
  field text CHECK (field IN ('presentation', 'tariffs', 'photo')),
  ground text NOT NULL CHECK (btrim(ground) <> ''),
  -- What stood there, encrypted: the proof.
  former_sealed bytea,
  decided_by uuid NOT NULL,
  decided_by_name text NOT NULL,
  decided_at timestamptz NOT NULL,
  -- Ending a contract takes two persons (MAI-284).
  second_by uuid CHECK (second_by <> decided_by),
  second_by_name text,
  second_at timestamptz CHECK (second_at >= decided_at),
  contested_at timestamptz,
  contest_sealed bytea,
  outcome text,
  outcome_at timestamptz,
  CHECK ((kind = 'deleted') = (field IS NOT NULL)),
  CHECK (second_by IS NULL OR kind = 'termination')
);
CREATE INDEX ON directory.decisions (case_number);
