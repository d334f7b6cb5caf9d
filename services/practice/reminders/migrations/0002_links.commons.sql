-- Links of reminders, known by their fingerprint only: they open one appointment without signing in.
CREATE TABLE reminders.links (
  fingerprint bytea PRIMARY KEY CHECK (length(fingerprint) = 32),
  organization_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ON reminders.links (expires_at);
