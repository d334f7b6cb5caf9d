-- Work and events written in the same transaction as the act they follow; each row leaves once it is in the queue of
-- the commons. Identifiers only.
CREATE TABLE jobs.outbox (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('job', 'event')),
  -- Name of the job, or kind of the event.
  name text NOT NULL,
  payload jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object')
);
