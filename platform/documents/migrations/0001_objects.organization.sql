-- What is known of each document; its bytes are in the object store under this identifier.
CREATE TABLE documents.objects (
  id uuid PRIMARY KEY,
  -- The file's name, encrypted under the organisation's key for text: people write patients' names there.
  name bytea NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z0-9-]+$'),
  bytes bigint NOT NULL CHECK (bytes > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  stored_at timestamptz NOT NULL
);

-- Objects that no row claims: on their way in, left by a transaction that was rolled back, or erased. The mark is made
-- before the first byte is written and goes in the transaction that claims the object, so that none is ever forgotten
-- in the store.
CREATE TABLE documents.unclaimed_objects (
  object_id uuid PRIMARY KEY,
  delete_after timestamptz NOT NULL
);
CREATE INDEX unclaimed_objects_by_time ON documents.unclaimed_objects (delete_after);
