-- How a professional reminds: by what, how long before (MAI-113, MAI-114). No row: by SMS, a day before.
CREATE TABLE reminders.settings (
  professional_id uuid PRIMARY KEY REFERENCES professionals.professionals,
  active boolean NOT NULL,
  channel text NOT NULL CHECK (channel IN ('sms', 'mail')),
  lead_minutes int[] NOT NULL CHECK (cardinality(lead_minutes) BETWEEN 1 AND 4 AND 30 <= ALL (lead_minutes)
    AND 20160 >= ALL (lead_minutes)),
  changed_at timestamptz NOT NULL,
  changed_by_name text NOT NULL
);

-- One reminder of one appointment at one of its times. Its text is with the message, its recipient too.
CREATE TABLE reminders.reminders (
  id uuid PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES agenda.appointments ON DELETE CASCADE,
  patient_id uuid NOT NULL REFERENCES patients.patients,
  professional_id uuid NOT NULL REFERENCES professionals.professionals,
  -- The time it reminds of: another one drops it (MAI-119).
  starts_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  -- Null: sent by hand.
  lead_minutes int CHECK (lead_minutes > 0),
  channel text NOT NULL CHECK (channel IN ('sms', 'mail')),
  state text NOT NULL CHECK (state IN ('planned', 'queued', 'sent', 'delivered', 'failed', 'refused', 'dropped')),
  -- Why it failed, was refused or dropped.
  cause text CHECK (cause IN ('not-given', 'not-working', 'not-mobile', 'carrier-refused', 'not-delivered',
    'not-wanted', 'stop', 'cancelled', 'moved', 'past', 'settings', 'superseded', 'not-subscribed')),
  asked_by_name text,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  CHECK ((state IN ('failed', 'refused', 'dropped')) = (cause IS NOT NULL)),
  CHECK ((lead_minutes IS NULL) = (asked_by_name IS NOT NULL))
);
CREATE UNIQUE INDEX once_per_lead ON reminders.reminders (appointment_id, starts_at, lead_minutes)
  WHERE lead_minutes IS NOT NULL;
CREATE INDEX ON reminders.reminders (due_at);

-- A reminder that failed is for the practice to make good (MAI-117): call the patient.
CREATE TABLE reminders.tasks (
  reminder_id uuid PRIMARY KEY REFERENCES reminders.reminders ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  done_at timestamptz,
  done_by_name text,
  CHECK ((done_at IS NULL) = (done_by_name IS NULL))
);
CREATE INDEX open_tasks ON reminders.tasks (created_at) WHERE done_at IS NULL;
