-- Whatever can be taken for a time: a professional, a room, a device.
CREATE TABLE agenda.resources (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('professional', 'room', 'device')),
  professional_id uuid UNIQUE REFERENCES professionals.professionals,
  site_id uuid NOT NULL REFERENCES professionals.sites,
  name text NOT NULL CHECK (btrim(name) <> ''),
  color int NOT NULL DEFAULT 1 CHECK (color BETWEEN 1 AND 6),
  position int NOT NULL DEFAULT 0,
  works_on_holidays boolean NOT NULL DEFAULT false,
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
  -- At most this many a day for one professional.
  daily_quota int CHECK (daily_quota > 0),
  -- Shown while booking, repeated in the confirmation.
  instructions text,
  position int NOT NULL DEFAULT 0,
  archived_at timestamptz
);

-- Who offers a reason.
CREATE TABLE agenda.reason_resources (
  reason_id uuid NOT NULL REFERENCES agenda.reasons ON DELETE CASCADE,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  PRIMARY KEY (reason_id, resource_id)
);
CREATE INDEX ON agenda.reason_resources (resource_id);

-- Further resources a reason takes: one of these rooms, two of five carers.
CREATE TABLE agenda.reason_needs (
  reason_id uuid NOT NULL REFERENCES agenda.reasons ON DELETE CASCADE,
  number int NOT NULL,
  quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 10),
  PRIMARY KEY (reason_id, number)
);
CREATE TABLE agenda.reason_need_resources (
  reason_id uuid NOT NULL,
  number int NOT NULL,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  PRIMARY KEY (reason_id, number, resource_id),
  FOREIGN KEY (reason_id, number) REFERENCES agenda.reason_needs ON DELETE CASCADE
);

-- Hours opened, on the wall clock of a site: each week or each n weeks, or once.
CREATE TABLE agenda.openings (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  site_id uuid NOT NULL REFERENCES professionals.sites,
  -- 1 Monday to 7 Sunday; null: once, on `valid_from`.
  weekday int CHECK (weekday BETWEEN 1 AND 7),
  every_weeks int NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 12),
  valid_from date NOT NULL,
  -- Last day included; null: for good.
  valid_until date CHECK (valid_until >= valid_from),
  starts time NOT NULL,
  -- At or before `starts`: the next day.
  ends time NOT NULL,
  places text[] NOT NULL CHECK (cardinality(places) > 0 AND places <@ ARRAY['site', 'video', 'home']),
  online boolean NOT NULL,
  step_minutes int CHECK (step_minutes BETWEEN 5 AND 240),
  CHECK (weekday IS NOT NULL OR valid_until = valid_from)
);
CREATE INDEX ON agenda.openings (resource_id);
-- No line: every reason the professional offers.
CREATE TABLE agenda.opening_reasons (
  opening_id uuid NOT NULL REFERENCES agenda.openings ON DELETE CASCADE,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  PRIMARY KEY (opening_id, reason_id)
);

-- Leave, absences, closed days. One act may close several agendas.
CREATE TABLE agenda.closures (
  id uuid PRIMARY KEY,
  act_id uuid NOT NULL,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  kind text NOT NULL CHECK (kind IN ('leave', 'training', 'meeting', 'break', 'closed')),
  label text,
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  UNIQUE (act_id, resource_id)
);
CREATE INDEX ON agenda.closures USING gist (resource_id, during);

-- Recurring appointments made together.
CREATE TABLE agenda.series (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL
);

CREATE TABLE agenda.appointments (
  id uuid PRIMARY KEY,
  patient_id uuid REFERENCES patients.patients,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  -- Whose agenda it is in; further resources are in its occupations.
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  extra_resource_ids uuid[] NOT NULL DEFAULT '{}',
  site_id uuid NOT NULL REFERENCES professionals.sites,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  state text NOT NULL CHECK (state IN ('booked', 'confirmed', 'arrived', 'in-progress', 'done', 'missed', 'cancelled')),
  place text NOT NULL CHECK (place IN ('site', 'video', 'home')),
  origin text NOT NULL CHECK (origin IN ('practice', 'online', 'referral', 'sas', 'secretariat')),
  -- Deliberate overbooking stands outside the exclusion constraint, with author (history) and reason.
  overbooked boolean NOT NULL DEFAULT false,
  overbook_reason_sealed bytea,
  series_id uuid REFERENCES agenda.series,
  late boolean NOT NULL DEFAULT false,
  -- Free text of the practice, encrypted.
  note_sealed bytea,
  confirmed_at timestamptz,
  arrived_at timestamptz,
  started_at timestamptz,
  done_at timestamptz,
  missed_at timestamptz,
  cancelled_at timestamptz,
  cancel_cause text CHECK (cancel_cause IN ('patient', 'professional', 'closure', 'mistake', 'other')),
  cancel_note_sealed bytea,
  -- The closure that cancelled it.
  closed_by uuid REFERENCES agenda.closures ON DELETE SET NULL,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK ((state = 'cancelled') = (cancel_cause IS NOT NULL))
);
CREATE INDEX ON agenda.appointments (resource_id, starts_at);
CREATE INDEX ON agenda.appointments (starts_at);
CREATE INDEX ON agenda.appointments (patient_id, starts_at);
CREATE INDEX ON agenda.appointments (series_id, starts_at) WHERE series_id IS NOT NULL;
CREATE INDEX ON agenda.appointments (closed_by) WHERE closed_by IS NOT NULL;

-- A time kept for somebody who is choosing, until a deadline.
CREATE TABLE agenda.holds (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  reason_id uuid NOT NULL REFERENCES agenda.reasons,
  site_id uuid NOT NULL REFERENCES professionals.sites,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  extra_resource_ids uuid[] NOT NULL DEFAULT '{}',
  held_until timestamptz NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('visitor', 'waiting-list')),
  created_at timestamptz NOT NULL
);
CREATE INDEX ON agenda.holds (held_until);

-- What takes a resource's time. The constraint makes double booking impossible, whoever writes.
CREATE TABLE agenda.occupations (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  -- The visit and what is kept free around it. An overbooked visit holds what was still free of its time.
  during tstzrange NOT NULL CHECK (NOT isempty(during)),
  kind text NOT NULL CHECK (kind IN ('held', 'booked')),
  held_until timestamptz,
  hold_id uuid REFERENCES agenda.holds ON DELETE CASCADE,
  appointment_id uuid REFERENCES agenda.appointments ON DELETE CASCADE,
  CHECK ((kind = 'held') = (held_until IS NOT NULL)),
  CHECK ((kind = 'held') = (hold_id IS NOT NULL)),
  CHECK ((kind = 'booked') = (appointment_id IS NOT NULL)),
  CONSTRAINT never_twice EXCLUDE USING gist (resource_id WITH =, during WITH &&)
);
CREATE INDEX ON agenda.occupations (appointment_id);
CREATE INDEX ON agenda.occupations (hold_id);

-- Every change of every appointment: who, when, before, after (SEC-31). Identifiers, hours and states only.
CREATE TABLE agenda.history (
  appointment_id uuid NOT NULL REFERENCES agenda.appointments ON DELETE CASCADE,
  number int NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('created', 'moved', 'resized', 'changed', 'state', 'cancelled', 'undone')),
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'patient', 'token', 'system')),
  actor_id text,
  actor_name text NOT NULL,
  before jsonb,
  after jsonb NOT NULL,
  -- Computed from the setting in force when written.
  erase_at timestamptz NOT NULL,
  PRIMARY KEY (appointment_id, number)
);
CREATE INDEX ON agenda.history (at);
CREATE INDEX ON agenda.history (erase_at);

-- Calendar links: one signed address each, for one agenda.
CREATE TABLE agenda.feeds (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES agenda.resources,
  names boolean NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  last_read_at timestamptz,
  revoked_at timestamptz
);

CREATE TABLE agenda.settings (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  history_months int NOT NULL CHECK (history_months BETWEEN 1 AND 120),
  hold_minutes int NOT NULL CHECK (hold_minutes BETWEEN 1 AND 60)
);

-- Up to when each person has read what changed, and the notes on what is new they have seen.
CREATE TABLE agenda.readings (
  person_id text PRIMARY KEY,
  changes_read_until timestamptz,
  news_read text[] NOT NULL DEFAULT '{}'
);
