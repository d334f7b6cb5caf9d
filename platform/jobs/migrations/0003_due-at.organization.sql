-- Work asked for a given time: not before it, by the clock of the rules.
ALTER TABLE jobs.outbox ADD COLUMN due_at timestamptz CHECK (due_at IS NULL OR kind = 'job');
