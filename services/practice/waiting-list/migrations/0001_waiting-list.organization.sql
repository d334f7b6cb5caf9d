-- Patients who wait for an earlier time.
CREATE TABLE waiting_list.requests (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  reason_ids uuid[] NOT NULL CHECK (cardinality(reason_ids) > 0),
  resource_ids uuid[] NOT NULL CHECK (cardinality(resource_ids) > 0),
  -- Days of the week and hours of the wall clock at which they can come.
  availability jsonb NOT NULL,
  earliest_day date,
  latest_day date CHECK (latest_day >= earliest_day),
  urgency text NOT NULL CHECK (urgency IN ('urgent', 'soon', 'routine')),
  distance_km double precision CHECK (distance_km >= 0),
  notice_minutes int NOT NULL CHECK (notice_minutes >= 0),
  channel text NOT NULL CHECK (channel IN ('sms', 'email')),
  -- A later appointment given up when an earlier time is accepted.
  appointment_id uuid REFERENCES agenda.appointments,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'satisfied', 'withdrawn')),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX ON waiting_list.requests (state, created_at);

-- A freed time on its way from one waiting patient to the next.
CREATE TABLE waiting_list.cascades (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  -- The appointment that left it, and the change that did: each frees a time once.
  freed_by uuid REFERENCES agenda.appointments,
  freed_number int,
  -- Whoever gave it up is not asked.
  freed_patient_id uuid,
  state text NOT NULL CHECK (state IN ('offering', 'filled', 'exhausted', 'taken-back', 'lapsed')),
  -- How many patients the rule found when it began.
  candidates int NOT NULL,
  freed_at timestamptz NOT NULL,
  closed_at timestamptz,
  UNIQUE (freed_by, freed_number)
);
CREATE INDEX ON waiting_list.cascades (state);
CREATE INDEX ON waiting_list.cascades (freed_at);

-- The time offered to one patient, until a deadline.
CREATE TABLE waiting_list.offers (
  id uuid PRIMARY KEY,
  cascade_id uuid NOT NULL REFERENCES waiting_list.cascades ON DELETE CASCADE,
  request_id uuid NOT NULL REFERENCES waiting_list.requests,
  rank int NOT NULL,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  -- Null while the time is being held, and once it no longer is.
  hold_id uuid,
  state text NOT NULL CHECK (state IN ('offered', 'accepted', 'refused', 'expired', 'skipped', 'taken-back')),
  sent_at timestamptz NOT NULL,
  deadline timestamptz NOT NULL,
  answered_at timestamptz,
  UNIQUE (cascade_id, rank),
  UNIQUE (cascade_id, request_id)
);
-- One patient at a time for a freed time, one time at a time for a patient.
CREATE UNIQUE INDEX one_asked_at_a_time ON waiting_list.offers (cascade_id) WHERE state = 'offered';
CREATE UNIQUE INDEX asked_for_one_at_a_time ON waiting_list.offers (request_id) WHERE state = 'offered';

CREATE TABLE waiting_list.settings (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  enabled boolean NOT NULL,
  offer_minutes int NOT NULL CHECK (offer_minutes BETWEEN 5 AND 240),
  lead_minutes int NOT NULL CHECK (lead_minutes >= 0),
  -- No message leaves between these hours of the wall clock (from the evening to the morning).
  quiet_from time NOT NULL,
  quiet_until time NOT NULL
);
