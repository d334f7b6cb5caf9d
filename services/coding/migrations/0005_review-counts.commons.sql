-- How proposals fared, by client, role and engine version, for whoever runs Cabinet (CIM-46). Counts only: no code, no
-- text, nothing of a patient.
CREATE TABLE coding.review_counts (
  organization_id uuid NOT NULL,
  stay_id uuid NOT NULL,
  engine text NOT NULL,
  role text NOT NULL CHECK (role IN ('MMP', 'AE', 'DAS')),
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'replaced', 'refused', 'added', 'undecided')),
  count int NOT NULL CHECK (count > 0),
  validated_on date NOT NULL,
  PRIMARY KEY (organization_id, stay_id, engine, role, outcome)
);
