-- Stays and the reports they are coded from. No name of a patient is asked for. What a report says is encrypted.
CREATE TABLE coding.stays (
  id uuid PRIMARY KEY,
  local_id text NOT NULL CHECK (local_id <> ''),
  unit text,
  hospitalization text NOT NULL CHECK (hospitalization IN ('HC', 'HJ', 'HN', 'SE')),
  admitted_on date NOT NULL,
  discharged_on date CHECK (discharged_on >= admitted_on),
  dates_from text NOT NULL CHECK (dates_from IN ('person', 'report', 'import-day')),
  sex text CHECK (sex IN ('F', 'M')),
  birth_year int CHECK (birth_year BETWEEN 1890 AND 2100),
  state text NOT NULL CHECK (state IN (
    'awaiting-report', 'imported', 'analysing', 'scope-doubt', 'out-of-scope', 'unreadable',
    'to-review', 'validated', 'reopened')),
  import_id uuid,
  report_id uuid,
  analysis_id uuid,
  -- Number of the last decision ever made on the stay: what two coders compare.
  decisions_version int NOT NULL DEFAULT 0,
  proposals int NOT NULL DEFAULT 0,
  remaining int NOT NULL DEFAULT 0 CHECK (remaining BETWEEN 0 AND proposals),
  quality_warnings int NOT NULL DEFAULT 0,
  open_anomalies int NOT NULL DEFAULT 0 CHECK (open_anomalies >= 0),
  coding_version int,
  imported_at timestamptz NOT NULL,
  imported_by text,
  imported_by_name text NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK (state NOT IN ('to-review', 'validated', 'reopened', 'scope-doubt') OR analysis_id IS NOT NULL),
  CHECK (state IN ('awaiting-report') OR report_id IS NOT NULL),
  CHECK (state <> 'validated' OR (coding_version IS NOT NULL AND remaining = 0))
);
CREATE INDEX ON coding.stays (imported_at DESC, id);
CREATE INDEX ON coding.stays (state);
CREATE INDEX ON coding.stays (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE coding.reports (
  id uuid PRIMARY KEY,
  stay_id uuid NOT NULL REFERENCES coding.stays ON DELETE CASCADE,
  origin text NOT NULL CHECK (origin IN ('pasted', 'txt', 'pdf', 'docx')),
  document_id uuid,
  text_sealed bytea NOT NULL,
  text_length int NOT NULL,
  text_sha256 bytea NOT NULL CHECK (length(text_sha256) = 32),
  file_sha256 bytea CHECK (length(file_sha256) = 32),
  received_at timestamptz NOT NULL,
  received_by text,
  received_by_name text NOT NULL,
  UNIQUE (stay_id, id),
  CHECK ((origin = 'pasted') = (document_id IS NULL))
);
CREATE INDEX ON coding.reports (text_sha256);
CREATE INDEX ON coding.reports (file_sha256);
REVOKE UPDATE ON coding.reports FROM cabinet_application;

ALTER TABLE coding.stays ADD FOREIGN KEY (id, report_id)
  REFERENCES coding.reports (stay_id, id) DEFERRABLE INITIALLY DEFERRED;
