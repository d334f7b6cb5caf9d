-- What staff look at about who a professional is: a difference found by night, a change asked with its proof, a change
-- of status declared (MAI-039, MAI-040).
CREATE TABLE directory.identity_reviews (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('mismatch', 'change', 'status')),
  organization_id uuid NOT NULL,
  professional_id uuid NOT NULL,
  name text NOT NULL,
  -- Of a mismatch: in what the professional differs from the national directory.
  differences text[] CHECK (differences <@ ARRAY['not-in-force', 'name', 'profession', 'specialty']),
  -- Of a change: the identity in force when it was asked, the one asked, and its proof (`documents.objects`).
  former jsonb,
  wanted jsonb,
  proof_id uuid,
  -- Of a status: what it becomes, from which day.
  status text CHECK (status IN ('retired', 'ceased', 'suspended', 'mode', 'other')),
  status_from date,
  opened_at timestamptz NOT NULL,
  -- Cabinet itself for what the night finds.
  opened_by_name text,
  closed_at timestamptz CHECK (closed_at >= opened_at),
  closed_by_name text,
  outcome text CHECK (outcome IN ('accepted', 'refused', 'vanished')),
  ground text,
  CHECK ((kind = 'mismatch') = (differences IS NOT NULL)),
  CHECK ((kind = 'change') = (wanted IS NOT NULL AND former IS NOT NULL AND proof_id IS NOT NULL)),
  CHECK ((kind = 'status') = (status IS NOT NULL AND status_from IS NOT NULL)),
  CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
-- One question at a time about each professional and matter.
CREATE UNIQUE INDEX one_open_review ON directory.identity_reviews (professional_id, kind) WHERE closed_at IS NULL;
CREATE INDEX ON directory.identity_reviews (organization_id);

-- Whose account a professional signs in with: the name of a verified one is locked there too (MAI-039).
ALTER TABLE directory.identities ADD COLUMN person_id uuid;
