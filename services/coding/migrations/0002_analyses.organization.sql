-- What the engine said, once and for all (CIM-42): nobody may change it afterwards.
CREATE TABLE coding.analyses (
  id uuid PRIMARY KEY,
  stay_id uuid NOT NULL REFERENCES coding.stays ON DELETE CASCADE,
  report_id uuid NOT NULL,
  number int NOT NULL,
  engine jsonb NOT NULL,
  settings jsonb NOT NULL,
  discarded jsonb NOT NULL,
  -- The whole answer; its sentences and excerpts come from the report.
  result_sealed bytea NOT NULL,
  made_at timestamptz NOT NULL,
  UNIQUE (stay_id, number),
  UNIQUE (stay_id, id),
  FOREIGN KEY (stay_id, report_id) REFERENCES coding.reports (stay_id, id) ON DELETE CASCADE
);
REVOKE UPDATE, DELETE ON coding.analyses FROM cabinet_application;

ALTER TABLE coding.stays ADD FOREIGN KEY (id, analysis_id)
  REFERENCES coding.analyses (stay_id, id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE coding.proposals (
  analysis_id uuid NOT NULL REFERENCES coding.analyses ON DELETE CASCADE,
  key text NOT NULL,
  role text NOT NULL CHECK (role IN ('MMP', 'AE', 'DAS')),
  code text NOT NULL,
  rank int NOT NULL,
  band text NOT NULL CHECK (band IN ('high', 'medium', 'low')),
  PRIMARY KEY (analysis_id, key),
  CHECK (key = role || ':' || code)
);
REVOKE UPDATE, DELETE ON coding.proposals FROM cabinet_application;

-- A person's answer to "is this the report of an SMR stay?" (CIM-40).
CREATE TABLE coding.scope_answers (
  analysis_id uuid PRIMARY KEY REFERENCES coding.analyses ON DELETE CASCADE,
  smr_stay boolean NOT NULL,
  person_id text NOT NULL,
  person_name text NOT NULL,
  answered_at timestamptz NOT NULL
);
REVOKE UPDATE, DELETE ON coding.scope_answers FROM cabinet_application;

-- Terms of the establishment's own dictionaries; the newest of a name is the one in use.
CREATE TABLE coding.lexicons (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  terms int NOT NULL,
  fingerprint text NOT NULL,
  -- CSV, compressed by gzip.
  content bytea NOT NULL,
  loaded_at timestamptz NOT NULL,
  loaded_by text NOT NULL
);
REVOKE UPDATE ON coding.lexicons FROM cabinet_application;
