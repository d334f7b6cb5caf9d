-- What joins a patient's own account to a file of a practice: made only after a proof of identity; either side may end
-- it. The file is named by its identifier alone.
CREATE TABLE patients.account_files (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  proof text NOT NULL CHECK (proof IN ('document-seen', 'known-contact')),
  joined_at timestamptz NOT NULL,
  ended_at timestamptz CHECK (ended_at >= joined_at),
  ended_by text CHECK (ended_by IN ('patient', 'practice')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX joined_once ON patients.account_files (account_id, organization_id, patient_id)
  WHERE ended_at IS NULL;
CREATE INDEX ON patients.account_files (organization_id, patient_id);

-- Bans that patients set in their own account: the truth about them is here, read at each access (MAI-271).
CREATE TABLE patients.account_oppositions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  -- Null: against everyone of the organisation.
  professional_id uuid,
  set_at timestamptz NOT NULL,
  lifted_at timestamptz CHECK (lifted_at >= set_at)
);
CREATE INDEX account_oppositions_in_force ON patients.account_oppositions (organization_id, patient_id)
  WHERE lifted_at IS NULL;
