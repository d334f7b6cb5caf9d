-- Organisations whose outbox may hold something. A mark is made before the transaction that fills the outbox
-- commits and goes once that transaction has ended, so that a crash in between loses nothing and a sweep opens only
-- the databases that need it.
CREATE TABLE jobs.dirty_organizations (
  organization_id uuid PRIMARY KEY,
  -- Newest transaction that wrote to the outbox. Numbers of transactions are shared by all databases of a server.
  last_transaction xid8 NOT NULL
);
