-- One row per organisation's own database. The organisation itself is described by the room that owns that notion.
CREATE TABLE database.sealed_databases (
  organization_id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  state text NOT NULL CHECK (state IN ('creating', 'ready', 'dropping')),
  -- Which migrations it has; null until known.
  migrated_to text
);
