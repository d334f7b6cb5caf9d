-- A booking on its way: a held time, then for whom, then confirmed. Bound to the browser that began it.
CREATE TABLE booking.requests (
  id uuid PRIMARY KEY,
  visitor_hash bytea NOT NULL,
  hold_id uuid NOT NULL,
  professional_id uuid NOT NULL REFERENCES professionals.professionals,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  starts_at timestamptz NOT NULL,
  place text NOT NULL CHECK (place IN ('site', 'video', 'home')),
  held_until timestamptz NOT NULL,
  -- Identifier the appointment will have: confirmed twice it is made once.
  appointment_id uuid NOT NULL UNIQUE,
  -- Person of the account it is for, once said; what they are is read in the account.
  person_id uuid,
  known_here boolean,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz
);
CREATE INDEX ON booking.requests (created_at);

-- Which file a person of an account got here by booking: the next booking goes to the same one. It opens nothing.
CREATE TABLE booking.booked_people (
  person_id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  created_at timestamptz NOT NULL
);

-- Links of mails and SMS that need no sign-in (`/r/<secret>`): a hash only.
CREATE TABLE booking.links (
  secret_hash bytea PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES agenda.appointments ON DELETE CASCADE,
  made_at timestamptz NOT NULL
);
CREATE INDEX ON booking.links (appointment_id);

-- What patients sent for an appointment, as they pleased; removed by them before it, it is gone (MAI-111).
CREATE TABLE booking.uploads (
  id uuid PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES agenda.appointments ON DELETE CASCADE,
  document_id uuid NOT NULL UNIQUE,
  account_id uuid NOT NULL,
  request_id uuid,
  sent_at timestamptz NOT NULL
);
CREATE INDEX ON booking.uploads (appointment_id);

-- Documents shown with a reason for a visit while booking, and attached to its confirmation (MAI-104 to MAI-108).
CREATE TABLE booking.reason_documents (
  id uuid PRIMARY KEY,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  document_id uuid NOT NULL UNIQUE,
  title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 120),
  state text NOT NULL CHECK (state IN ('published', 'held', 'withdrawn')),
  -- Why it is held back: a health insurance number, a patient's name, a report.
  held_for text CHECK (held_for IN ('health-number', 'patient-name', 'unreadable', 'wording', 'report')),
  -- Who confirmed that it holds no medical document and nothing of a third person.
  confirmed_by text NOT NULL,
  published_at timestamptz NOT NULL,
  CHECK ((state = 'held') <= (held_for IS NOT NULL))
);
CREATE INDEX ON booking.reason_documents (reason_id);

-- What patients are asked to bring or send, each with its purpose (MAI-110).
CREATE TABLE booking.requested_documents (
  id uuid PRIMARY KEY,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  label text NOT NULL CHECK (btrim(label) <> '' AND length(label) <= 120),
  purpose text NOT NULL CHECK (btrim(purpose) <> '' AND length(purpose) <= 300),
  position int NOT NULL DEFAULT 0
);
CREATE INDEX ON booking.requested_documents (reason_id);

-- What a patient found wrong in a document shown (MAI-109).
CREATE TABLE booking.reports (
  id uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES booking.reason_documents,
  cause text NOT NULL CHECK (cause IN ('offensive', 'discriminatory', 'medical', 'third-person', 'illegal', 'other')),
  reported_at timestamptz NOT NULL,
  decided_at timestamptz,
  decision text CHECK (decision IN ('kept', 'withdrawn')),
  CHECK ((decided_at IS NULL) = (decision IS NULL))
);
