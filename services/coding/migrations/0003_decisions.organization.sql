-- What persons decided: added to, never changed. Undoing is one more line.
CREATE TABLE coding.decisions (
  id uuid PRIMARY KEY,
  stay_id uuid NOT NULL REFERENCES coding.stays ON DELETE CASCADE,
  analysis_id uuid NOT NULL,
  number int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('accepted', 'refused', 'replaced', 'added', 'undone')),
  proposal_key text,
  role text CHECK (role IN ('MMP', 'AE', 'DAS')),
  code text,
  label text,
  reason text,
  note_sealed bytea,
  undoes uuid UNIQUE REFERENCES coding.decisions,
  person_id text NOT NULL,
  person_name text NOT NULL,
  profile text NOT NULL CHECK (profile IN ('coder-tim', 'dim-physician', 'physician', 'other')),
  made_at timestamptz NOT NULL,
  UNIQUE (stay_id, number),
  FOREIGN KEY (stay_id, analysis_id) REFERENCES coding.analyses (stay_id, id) ON DELETE CASCADE,
  FOREIGN KEY (analysis_id, proposal_key) REFERENCES coding.proposals (analysis_id, key),
  CHECK ((kind = 'undone') = (undoes IS NOT NULL)),
  CHECK (kind = 'undone' OR (role IS NOT NULL AND code IS NOT NULL AND label IS NOT NULL)),
  CHECK (kind = 'undone' OR (kind = 'added') = (proposal_key IS NULL))
);
REVOKE UPDATE, DELETE ON coding.decisions FROM cabinet_application;

-- Validated codings, one version per validation (CIM-52).
CREATE TABLE coding.codings (
  stay_id uuid NOT NULL REFERENCES coding.stays ON DELETE CASCADE,
  version int NOT NULL CHECK (version > 0),
  analysis_id uuid NOT NULL,
  -- Decisions up to this number are those it was validated with.
  decisions_version int NOT NULL,
  mmp text NOT NULL,
  ae text CHECK (ae <> mmp),
  empty_roles text[] NOT NULL CHECK (empty_roles <@ ARRAY['AE', 'DAS']),
  severity text NOT NULL CHECK (severity IN ('1', '2', 'not-determined')),
  -- Six AVQ items, or null when the person said that it is not coded here.
  dependency jsonb,
  engine text NOT NULL,
  person_id text NOT NULL,
  person_name text NOT NULL,
  profile text NOT NULL CHECK (profile IN ('coder-tim', 'dim-physician', 'physician')),
  validated_at timestamptz NOT NULL,
  PRIMARY KEY (stay_id, version),
  FOREIGN KEY (stay_id, analysis_id) REFERENCES coding.analyses (stay_id, id) ON DELETE CASCADE
);
REVOKE UPDATE, DELETE ON coding.codings FROM cabinet_application;

-- A code holds one place only: AE never repeats the MMP, a DAS neither.
CREATE TABLE coding.coding_codes (
  stay_id uuid NOT NULL,
  version int NOT NULL,
  position int NOT NULL,
  role text NOT NULL CHECK (role IN ('MMP', 'AE', 'DAS')),
  code text NOT NULL,
  label text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('accepted', 'replaced', 'entered-by-user')),
  replaces text,
  PRIMARY KEY (stay_id, version, position),
  UNIQUE (stay_id, version, code),
  UNIQUE (stay_id, version, role, code),
  FOREIGN KEY (stay_id, version) REFERENCES coding.codings ON DELETE CASCADE
);
CREATE UNIQUE INDEX one_mmp ON coding.coding_codes (stay_id, version) WHERE role = 'MMP';
CREATE UNIQUE INDEX one_ae ON coding.coding_codes (stay_id, version) WHERE role = 'AE';
REVOKE UPDATE, DELETE ON coding.coding_codes FROM cabinet_application;

ALTER TABLE coding.codings
  ADD FOREIGN KEY (stay_id, version, mmp) REFERENCES coding.coding_codes (stay_id, version, code)
    DEFERRABLE INITIALLY DEFERRED,
  ADD FOREIGN KEY (stay_id, version, ae) REFERENCES coding.coding_codes (stay_id, version, code)
    DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE coding.stays ADD FOREIGN KEY (id, coding_version)
  REFERENCES coding.codings (stay_id, version) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE coding.reopenings (
  stay_id uuid NOT NULL,
  version int NOT NULL,
  reason_sealed bytea NOT NULL,
  person_id text NOT NULL,
  person_name text NOT NULL,
  profile text NOT NULL,
  reopened_at timestamptz NOT NULL,
  PRIMARY KEY (stay_id, version),
  FOREIGN KEY (stay_id, version) REFERENCES coding.codings ON DELETE CASCADE
);
REVOKE UPDATE, DELETE ON coding.reopenings FROM cabinet_application;
