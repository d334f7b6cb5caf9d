-- Whatever can be taken for a time: a professional, a room, a device.
CREATE TABLE agenda.resources (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('professional', 'room', 'device')),
  professional_id uuid UNIQUE REFERENCES professionals.professionals,
  site_id uuid NOT NULL REFERENCES professionals.sites,
  name text NOT NULL CHECK (btrim(name) <> ''),
  position int NOT NULL DEFAULT 0,
  archived_at timestamptz,
  CHECK ((kind = 'professional') = (professional_id IS NOT NULL))
);

-- Reasons for a visit.
CREATE TABLE agenda.reasons (
  id uuid PRIMARY KEY,
  -- As the practice says it, and as patients read it.
  name text NOT NULL CHECK (btrim(name) <> ''),
  public_name text NOT NULL CHECK (btrim(public_name) <> ''),
  minutes int NOT NULL CHECK (minutes BETWEEN 5 AND 600),
  -- Kept free around the visit.
  before_minutes int NOT NULL DEFAULT 0 CHECK (before_minutes BETWEEN 0 AND 120),
  after_minutes int NOT NULL DEFAULT 0 CHECK (after_minutes BETWEEN 0 AND 120),
  place text NOT NULL CHECK (place IN ('site', 'video', 'home')),
  color int NOT NULL DEFAULT 1 CHECK (color BETWEEN 1 AND 6),
  -- Who may book on line: nobody, patients the practice knows, everybody.
  online text NOT NULL DEFAULT 'nobody' CHECK (online IN ('nobody', 'known', 'everybody')),
  -- How late before the visit, and how far ahead, one may book on line.
  notice_minutes int NOT NULL DEFAULT 60 CHECK (notice_minutes >= 0),
  horizon_days int NOT NULL DEFAULT 60 CHECK (horizon_days BETWEEN 1 AND 730),
  -- How late a patient may still cancel or move on line.
  change_notice_minutes int NOT NULL DEFAULT 1440 CHECK (change_notice_minutes >= 0),
  -- Shown while booking, repeated in the confirmation.
  instructions text,
  position int NOT NULL DEFAULT 0,
  archived_at timestamptz
);

CREATE TABLE agenda.appointments (
  id uuid PRIMARY KEY,
  patient_id uuid REFERENCES patients.patients,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  -- Whose agenda it is in; further resources are in its occupations.
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  state text NOT NULL CHECK (state IN ('booked', 'confirmed', 'arrived', 'in-progress', 'done', 'missed', 'cancelled')),
  place text NOT NULL CHECK (place IN ('site', 'video', 'home')),
  origin text NOT NULL CHECK (origin IN ('practice', 'online', 'referral', 'sas', 'secretariat')),
  -- Deliberate overbooking stands outside the exclusion constraint, with author and reason.
  overbooked boolean NOT NULL DEFAULT false,
  -- Free text of the practice, encrypted.
  note_sealed bytea,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX ON agenda.appointments (resource_id, starts_at);
CREATE INDEX ON agenda.appointments (patient_id, starts_at);

-- What takes a resource's time. The constraint makes double booking impossible, whoever writes.
CREATE TABLE agenda.occupations (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  kind text NOT NULL CHECK (kind IN ('held', 'booked')),
  held_until timestamptz,
  appointment_id uuid REFERENCES agenda.appointments ON DELETE CASCADE,
  CHECK ((kind = 'held') = (held_until IS NOT NULL)),
  CHECK ((kind = 'booked') = (appointment_id IS NOT NULL)),
  CONSTRAINT never_twice EXCLUDE USING gist (resource_id WITH =, during WITH &&)
);
CREATE INDEX ON agenda.occupations (appointment_id);
