-- Work asked for a given time, kept here until the clock of the rules has reached it, so that nobody needs to open an
-- organisation's database to know that it has nothing due. Identifiers only.
CREATE TABLE jobs.due_work (
  id uuid PRIMARY KEY,
  -- Null for work that belongs to no organisation.
  organization_id uuid,
  name text NOT NULL,
  payload jsonb NOT NULL CHECK (jsonb_typeof(payload) = 'object'),
  due_at timestamptz NOT NULL
);
CREATE INDEX due_work_by_time ON jobs.due_work (due_at, id);
