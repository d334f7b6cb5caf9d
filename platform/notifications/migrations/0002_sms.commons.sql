-- SMS beside mails: handed to a gateway, which says later what became of them.
ALTER TABLE notifications.messages
  DROP CONSTRAINT messages_key_key,
  ADD UNIQUE (channel, key),
  DROP CONSTRAINT messages_channel_check,
  ADD CHECK (channel IN ('mail', 'sms')),
  DROP CONSTRAINT messages_state_check,
  ADD CHECK (state IN ('queued', 'accepted', 'delivered', 'refused', 'failed')),
  -- What the gateway calls it, and when it last said what became of it.
  ADD COLUMN provider_id text CHECK (length(provider_id) BETWEEN 1 AND 200),
  ADD COLUMN reported_at timestamptz,
  ADD CHECK (state <> 'delivered' OR reported_at IS NOT NULL);

-- Telephone numbers whose holder answered STOP.
CREATE TABLE notifications.sms_opt_outs (
  number text PRIMARY KEY CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
  since timestamptz NOT NULL
);

-- The local outbox keeps what the simulated gateway received beside what the local mail server did.
ALTER TABLE notifications.local_messages ADD COLUMN channel text NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'sms'));
ALTER TABLE notifications.local_messages ALTER COLUMN channel DROP DEFAULT;
