-- Reported anomalies (CIM-55): the comment and the excerpt the coder chose to send are encrypted.
CREATE TABLE coding.anomalies (
  id uuid PRIMARY KEY,
  number int GENERATED ALWAYS AS IDENTITY UNIQUE,
  stay_id uuid NOT NULL REFERENCES coding.stays ON DELETE CASCADE,
  analysis_id uuid NOT NULL,
  subject text NOT NULL CHECK (subject IN ('proposal', 'result')),
  proposal_key text,
  code text,
  kind text NOT NULL CHECK (kind IN ('anomaly', 'inconsistency', 'doubt')),
  comment_sealed bytea NOT NULL,
  excerpt_sealed bytea,
  engine text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  person_id text NOT NULL,
  person_name text NOT NULL,
  reported_at timestamptz NOT NULL,
  FOREIGN KEY (stay_id, analysis_id) REFERENCES coding.analyses (stay_id, id) ON DELETE CASCADE,
  FOREIGN KEY (analysis_id, proposal_key) REFERENCES coding.proposals (analysis_id, key),
  CHECK ((subject = 'proposal') = (proposal_key IS NOT NULL))
);
CREATE INDEX ON coding.anomalies (stay_id);

-- Who acknowledged which wording, when (CIM-53).
CREATE TABLE coding.acknowledgements (
  person_id text NOT NULL,
  version text NOT NULL,
  person_name text NOT NULL,
  acknowledged_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, version)
);
REVOKE UPDATE ON coding.acknowledgements FROM cabinet_application;
