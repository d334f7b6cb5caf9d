-- Messages to persons, each composed once and kept as it was sent.
CREATE TABLE notifications.messages (
  id uuid PRIMARY KEY,
  -- At most one message per key: an act that runs twice is told once.
  key text NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 300),
  kind text NOT NULL CHECK (kind ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  channel text NOT NULL CHECK (channel IN ('mail')),
  organization_id uuid,
  recipient text NOT NULL,
  -- The whole message (for a mail: RFC 5322), encrypted under the commons' key for text.
  content bytea NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'accepted', 'refused', 'failed')),
  queued_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- When it is due; pushed back while somebody is delivering it, so that it is never sent by two at once.
  due_at timestamptz,
  settled_at timestamptz,
  CHECK ((state = 'queued') = (due_at IS NOT NULL)),
  CHECK ((state = 'queued') = (settled_at IS NULL))
);
CREATE INDEX messages_due ON notifications.messages (due_at) WHERE state = 'queued';
CREATE INDEX messages_by_recipient ON notifications.messages (recipient);

-- Every try at delivering, with the server's answer: the proof of what was accepted and the reason of what was not.
CREATE TABLE notifications.attempts (
  message_id uuid NOT NULL REFERENCES notifications.messages ON DELETE CASCADE,
  number int NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'refused', 'postponed')),
  -- Reply code of the server; null when it could not be reached.
  code int CHECK (code BETWEEN 200 AND 599),
  response text NOT NULL,
  PRIMARY KEY (message_id, number)
);
REVOKE UPDATE ON notifications.attempts FROM cabinet_application;

-- What the local outbox of a demonstration received.
CREATE TABLE notifications.local_messages (
  id uuid PRIMARY KEY,
  received_at timestamptz NOT NULL,
  -- Message-ID of the header: the same message handed over twice is kept once.
  message_id text NOT NULL UNIQUE,
  recipients text[] NOT NULL,
  subject text NOT NULL,
  -- As received (RFC 5322), encrypted under the commons' key for text.
  content bytea NOT NULL
);
CREATE INDEX local_messages_by_time ON notifications.local_messages (received_at);
