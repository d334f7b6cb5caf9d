-- What was told to programs outside, and what became of it. Ids only; the webhook itself stands in the commons.
CREATE TABLE organizations.webhook_deliveries (
  id uuid PRIMARY KEY,
  webhook_id uuid NOT NULL,
  kind text NOT NULL,
  ids jsonb NOT NULL,
  happened_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  -- Status of the last answer; null when none came.
  status int,
  -- Why none came, in one word (`refused`, `timeout`, `private-address`).
  trouble text,
  ended_at timestamptz,
  CHECK ((state = 'pending') = (ended_at IS NULL))
);
CREATE INDEX deliveries_of_webhook ON organizations.webhook_deliveries (webhook_id, happened_at DESC);
