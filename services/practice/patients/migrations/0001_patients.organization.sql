-- The patient file of a practice. Identity follows the référentiel national d'identitovigilance: five strict traits,
-- four statuses, three attributes. Free text is encrypted; names and dates are not, because they are searched.
CREATE TABLE patients.patients (
  id uuid PRIMARY KEY,
  birth_name text NOT NULL CHECK (btrim(birth_name) <> ''),
  -- All of them, as on the civil record, separated by spaces.
  birth_first_names text NOT NULL CHECK (btrim(birth_first_names) <> ''),
  used_name text CHECK (btrim(used_name) <> ''),
  used_first_name text CHECK (btrim(used_first_name) <> ''),
  birth_date date,
  sex text CHECK (sex IN ('F', 'M', 'I')),
  -- INSEE code of the place of birth (commune, or country when abroad).
  birth_place_code text CHECK (birth_place_code ~ '^\d[\dAB]\d{3}$'),
  identity_status text NOT NULL DEFAULT 'provisional'
    CHECK (identity_status IN ('provisional', 'retrieved', 'validated', 'qualified')),
  homonym boolean NOT NULL DEFAULT false,
  doubtful boolean NOT NULL DEFAULT false,
  fictitious boolean NOT NULL DEFAULT false,
  -- Matricule and its system, encrypted; the fingerprint (keyed) finds the same matricule without opening it.
  ins_sealed bytea,
  ins_fingerprint bytea CHECK (length(ins_fingerprint) = 32),
  -- What paper was seen, when the status says that one was.
  identity_proof text CHECK (identity_proof IN ('identity-card', 'passport', 'residence-permit', 'birth-certificate',
    'family-book')),
  phone text CHECK (phone ~ '^\+\d{6,15}$'),
  second_phone text CHECK (second_phone ~ '^\+\d{6,15}$'),
  email text CHECK (email = lower(email) AND email LIKE '_%@_%'),
  -- Null while nothing is known; why and when a contact was found not to work (MAI-116).
  phone_refused_at timestamptz,
  email_refused_at timestamptz,
  -- The day the patient last confirmed these contacts.
  contact_confirmed_on date,
  address_line text,
  postal_code text,
  city text,
  -- Reminders are a service that the patient may refuse, by each channel.
  sms_reminders boolean NOT NULL DEFAULT true,
  email_reminders boolean NOT NULL DEFAULT true,
  -- What whoever receives the patient must know at first sight, encrypted.
  alert_sealed bytea,
  -- Names as they are searched (no accent, lower case, a space around each word), as they sound, and all the keys that
  -- find them: words, sounds, words less one letter.
  search_text text NOT NULL,
  sounds text[] NOT NULL,
  search_keys tsvector NOT NULL,
  origin text NOT NULL CHECK (origin IN ('practice', 'online', 'import', 'secretariat')),
  import_id uuid,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  -- The file this one was merged into; a merged file is shown no more.
  merged_into uuid REFERENCES patients.patients CHECK (merged_into <> id),
  CHECK ((ins_sealed IS NULL) = (ins_fingerprint IS NULL)),
  CHECK (identity_status NOT IN ('retrieved', 'qualified') OR ins_sealed IS NOT NULL),
  CHECK (identity_status NOT IN ('validated', 'qualified') OR identity_proof IS NOT NULL),
  CHECK (NOT (doubtful OR fictitious) OR identity_status = 'provisional')
);
-- None of these is for present files only: a partial index tempts the planner to read them all for that reason alone.
CREATE INDEX patients_by_search ON patients.patients USING gin (search_keys);
CREATE INDEX patients_by_phone ON patients.patients USING gin (phone gin_trgm_ops);
CREATE INDEX patients_by_second_phone ON patients.patients USING gin (second_phone gin_trgm_ops);
CREATE INDEX patients_by_same_phone ON patients.patients (phone);
CREATE INDEX patients_by_birth_date ON patients.patients (birth_date);
CREATE INDEX patients_by_name ON patients.patients (search_text, id);
CREATE INDEX patients_by_import ON patients.patients (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX patients_merged ON patients.patients (merged_into) WHERE merged_into IS NOT NULL;
CREATE UNIQUE INDEX one_file_per_matricule ON patients.patients (ins_fingerprint)
  WHERE merged_into IS NULL AND ins_fingerprint IS NOT NULL;

-- Who comes with the patient or answers for them, and in what capacity (MAI-088).
CREATE TABLE patients.companions (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  name text NOT NULL CHECK (btrim(name) <> ''),
  capacity text NOT NULL CHECK (capacity IN ('parent', 'guardian', 'trusted-person', 'relative', 'carer')),
  phone text CHECK (phone ~ '^\+\d{6,15}$'),
  created_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX ON patients.companions (patient_id);

-- Compulsory and complementary cover. The insured person's number is encrypted.
CREATE TABLE patients.coverages (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  kind text NOT NULL CHECK (kind IN ('amo', 'amc')),
  organism text NOT NULL CHECK (btrim(organism) <> ''),
  number_sealed bytea,
  starts_on date,
  ends_on date CHECK (ends_on >= starts_on),
  created_at timestamptz NOT NULL
);
CREATE INDEX ON patients.coverages (patient_id);

CREATE TABLE patients.notes (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  text_sealed bytea NOT NULL,
  written_at timestamptz NOT NULL,
  author_id uuid,
  author_name text NOT NULL
);
CREATE INDEX ON patients.notes (patient_id, written_at);

CREATE TABLE patients.documents (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  document_id uuid NOT NULL UNIQUE REFERENCES documents.objects,
  added_at timestamptz NOT NULL,
  added_by uuid,
  added_by_name text NOT NULL
);
CREATE INDEX ON patients.documents (patient_id, added_at);

-- A consultation that was opened, and the check of identity that belongs to it (MAI-087).
CREATE TABLE patients.consultations (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  -- That of the agenda, when there is one.
  appointment_id uuid UNIQUE,
  opened_at timestamptz NOT NULL,
  opened_by_name text NOT NULL,
  closed_at timestamptz CHECK (closed_at >= opened_at)
);
CREATE INDEX ON patients.consultations (patient_id, opened_at);
CREATE INDEX closed_consultations ON patients.consultations (closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE patients.identity_checks (
  id uuid PRIMARY KEY,
  consultation_id uuid NOT NULL UNIQUE REFERENCES patients.consultations,
  result text NOT NULL CHECK (result IN ('conform', 'not-conform', 'no-document')),
  proof text CHECK (proof IN ('identity-card', 'passport', 'residence-permit', 'birth-certificate', 'family-book')),
  -- Whether the rights to cover were looked at, and what they showed.
  rights text NOT NULL CHECK (rights IN ('up-to-date', 'not-up-to-date', 'not-shown')),
  companion_name text CHECK (btrim(companion_name) <> ''),
  companion_capacity text CHECK (companion_capacity IN ('parent', 'guardian', 'trusted-person', 'relative', 'carer')),
  checked_at timestamptz NOT NULL,
  author_id uuid,
  author_name text NOT NULL,
  CHECK ((companion_name IS NULL) = (companion_capacity IS NULL)),
  CHECK ((result = 'conform') = (proof IS NOT NULL))
);

-- Bans that the practice enters at the patient's word. Those of the patient's own account are in the commons.
CREATE TABLE patients.oppositions (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  -- Null: against everyone.
  professional_id uuid REFERENCES professionals.professionals,
  set_at timestamptz NOT NULL,
  set_by_name text NOT NULL,
  manner text NOT NULL CHECK (manner IN ('in-person', 'telephone', 'letter')),
  lifted_at timestamptz CHECK (lifted_at >= set_at),
  lifted_by_name text,
  lifted_manner text CHECK (lifted_manner IN ('in-person', 'telephone', 'letter')),
  CHECK ((lifted_at IS NULL) = (lifted_by_name IS NULL)),
  CHECK ((lifted_at IS NULL) = (lifted_manner IS NULL))
);
CREATE INDEX oppositions_in_force ON patients.oppositions (patient_id) WHERE lifted_at IS NULL;

-- Openings in spite of a ban, for the patient's incapacity only (MAI-273).
CREATE TABLE patients.incapacity_openings (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  person_id uuid NOT NULL,
  person_name text NOT NULL,
  reason_sealed bytea NOT NULL,
  opened_at timestamptz NOT NULL,
  -- Four hours at most; nothing prolongs it.
  ends_at timestamptz NOT NULL CHECK (ends_at > opened_at AND ends_at <= opened_at + interval '4 hours'),
  notice text NOT NULL CHECK (notice IN ('mailed', 'to-hand-over', 'handed-over')),
  notice_at timestamptz,
  reviewed_at timestamptz,
  reviewer_id uuid CHECK (reviewer_id <> person_id),
  reviewer_name text,
  verdict text CHECK (verdict IN ('justified', 'not-justified')),
  CHECK ((reviewed_at IS NULL) = (verdict IS NULL)),
  CHECK ((reviewed_at IS NULL) = (reviewer_name IS NULL))
);
CREATE INDEX ON patients.incapacity_openings (patient_id, ends_at);

-- Register of information and consents (MAI-274).
CREATE TABLE patients.consents (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  subject text NOT NULL CHECK (subject IN ('care', 'sharing', 'reminders', 'teleconsultation', 'research', 'ai-notes')),
  purpose text NOT NULL CHECK (btrim(purpose) <> ''),
  kind text NOT NULL CHECK (kind IN ('information', 'consent', 'refusal')),
  manner text NOT NULL CHECK (manner IN ('oral', 'written', 'online')),
  given_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by_name text NOT NULL,
  withdrawn_on date CHECK (withdrawn_on >= given_on),
  withdrawn_by_name text,
  CHECK (kind = 'consent' OR withdrawn_on IS NULL),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_by_name IS NULL))
);
CREATE INDEX ON patients.consents (patient_id, given_on);

-- Professionals whom the patient recognises as caring for them together (CSP L. 1110-12).
CREATE TABLE patients.care_team (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  professional_id uuid NOT NULL REFERENCES professionals.professionals,
  recognised_at timestamptz NOT NULL,
  recorded_by_name text NOT NULL,
  ended_at timestamptz CHECK (ended_at >= recognised_at)
);
CREATE INDEX ON patients.care_team (patient_id);

-- Items chosen one by one and shown to one colleague, on a stated ground (MAI-267 to MAI-269).
CREATE TABLE patients.sharings (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  addressee_id uuid NOT NULL REFERENCES professionals.professionals,
  ground text NOT NULL CHECK (ground IN ('care-team', 'consent')),
  consent_id uuid REFERENCES patients.consents,
  patient_informed boolean NOT NULL CHECK (patient_informed),
  task text NOT NULL CHECK (btrim(task) <> ''),
  shared_at timestamptz NOT NULL,
  shared_by_name text NOT NULL,
  ended_at timestamptz CHECK (ended_at >= shared_at),
  CHECK ((ground = 'consent') = (consent_id IS NOT NULL))
);
CREATE INDEX ON patients.sharings (addressee_id, shared_at);
CREATE INDEX ON patients.sharings (patient_id);

CREATE TABLE patients.shared_items (
  id uuid PRIMARY KEY,
  sharing_id uuid NOT NULL REFERENCES patients.sharings ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('identity', 'contact', 'document')),
  document_id uuid REFERENCES patients.documents ON DELETE CASCADE,
  CHECK ((kind = 'document') = (document_id IS NOT NULL)),
  UNIQUE NULLS NOT DISTINCT (sharing_id, kind, document_id)
);

-- Every opening of a file, for the patient to read: lives as long as the file (MAI-275).
CREATE TABLE patients.openings (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  opened_at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'patient', 'token', 'system')),
  actor_id text,
  actor_name text NOT NULL,
  -- The organisation that acts for the practice, if another one does.
  on_behalf_of text,
  what text NOT NULL CHECK (what IN ('card', 'file', 'documents', 'document', 'notes', 'export', 'appointment', 'shared',
    'refused')),
  -- Under an opening for incapacity.
  despite_ban boolean NOT NULL DEFAULT false
);
CREATE INDEX ON patients.openings (patient_id, opened_at);

-- A merge and what it moved, so that undoing it gives everything back.
CREATE TABLE patients.merges (
  id uuid PRIMARY KEY,
  kept_id uuid NOT NULL REFERENCES patients.patients,
  merged_id uuid NOT NULL REFERENCES patients.patients CHECK (merged_id <> kept_id),
  merged_at timestamptz NOT NULL,
  merged_by_name text NOT NULL,
  -- The kept file's own values before and after, encrypted.
  before_sealed bytea NOT NULL,
  after_sealed bytea NOT NULL,
  undone_at timestamptz,
  undone_by_name text
);
CREATE UNIQUE INDEX one_merge_at_a_time ON patients.merges (merged_id) WHERE undone_at IS NULL;
CREATE INDEX ON patients.merges (kept_id);

CREATE TABLE patients.merge_moves (
  merge_id uuid NOT NULL REFERENCES patients.merges ON DELETE CASCADE,
  -- `agenda.appointments`, `patient_id`, and the row that pointed to the merged file.
  table_name text NOT NULL,
  column_name text NOT NULL,
  row_id uuid NOT NULL,
  PRIMARY KEY (merge_id, table_name, column_name, row_id)
);

-- Two files that a person said are not the same patient: proposed no more.
CREATE TABLE patients.distinct_pairs (
  one_id uuid NOT NULL REFERENCES patients.patients,
  other_id uuid NOT NULL REFERENCES patients.patients,
  said_at timestamptz NOT NULL,
  said_by_name text NOT NULL,
  PRIMARY KEY (one_id, other_id),
  CHECK (one_id < other_id)
);

-- Files of patients brought in at once.
CREATE TABLE patients.imports (
  id uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES documents.objects,
  file_name_sealed bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('read', 'running', 'done', 'undone')),
  encoding text NOT NULL,
  separator text NOT NULL,
  -- Which column is which field, once a person has said so.
  mapping jsonb,
  duplicates text CHECK (duplicates IN ('skip', 'create')),
  lines int NOT NULL CHECK (lines >= 0),
  lines_done int NOT NULL DEFAULT 0 CHECK (lines_done <= lines),
  created int NOT NULL DEFAULT 0,
  skipped int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  read_at timestamptz NOT NULL,
  read_by_name text NOT NULL,
  finished_at timestamptz,
  undone_at timestamptz,
  CHECK (state = 'read' OR (mapping IS NOT NULL AND duplicates IS NOT NULL))
);

-- Lines that an import could not take, with what is wrong in each field; given back as a file.
CREATE TABLE patients.refused_lines (
  id uuid PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES patients.imports ON DELETE CASCADE,
  line int NOT NULL,
  content_sealed bytea NOT NULL,
  UNIQUE (import_id, line)
);
ALTER TABLE patients.patients ADD FOREIGN KEY (import_id) REFERENCES patients.imports;
