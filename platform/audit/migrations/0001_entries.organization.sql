-- Who did what, when, from where, in this organisation. Never content.
CREATE TABLE audit.entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'token', 'system')),
  actor_id text CHECK ((actor_id IS NULL) = (actor_kind = 'system')),
  actor_name text NOT NULL,
  on_behalf_of uuid,
  action text NOT NULL CHECK (action ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  object_kind text NOT NULL,
  object_id text,
  ip inet,
  port int CHECK (port BETWEEN 0 AND 65535),
  reverse_dns text,
  browser_id text,
  request_id text,
  details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object'),
  -- The sealed batch this line belongs to; null for the second or so before it is sealed.
  batch bigint
);
CREATE INDEX entries_unsealed ON audit.entries (id) WHERE batch IS NULL;
CREATE INDEX entries_by_batch ON audit.entries (batch, id);
CREATE INDEX entries_by_object ON audit.entries (object_kind, object_id, id);
CREATE INDEX entries_by_actor ON audit.entries (actor_id, id);
CREATE INDEX entries_by_time ON audit.entries USING brin (at);

-- The application adds lines and reads them: nothing else, and never the columns that belong to the sealer.
REVOKE ALL ON audit.entries FROM cabinet_application;
GRANT SELECT ON audit.entries TO cabinet_application;
GRANT INSERT (at, actor_kind, actor_id, actor_name, on_behalf_of, action, object_kind, object_id,
  ip, port, browser_id, request_id, details) ON audit.entries TO cabinet_application;

-- One seal per batch, chained: each mac covers the one before it. Written by the administrator's role only.
CREATE TABLE audit.seals (
  batch bigint PRIMARY KEY CHECK (batch > 0),
  lines int NOT NULL CHECK (lines > 0),
  first_id bigint NOT NULL,
  last_id bigint NOT NULL CHECK (last_id >= first_id),
  -- Time of the newest line: when the batch reaches its term.
  newest_at timestamptz NOT NULL,
  sealed_at timestamptz NOT NULL,
  -- SHA-256 of the lines in canonical form; kept after they are erased.
  digest bytea NOT NULL CHECK (length(digest) = 32),
  mac bytea NOT NULL CHECK (length(mac) = 32),
  -- Set together when the lines were erased at term; the mac tells an erasure from a theft.
  erased_at timestamptz,
  erasure_mac bytea CHECK (length(erasure_mac) = 32),
  CHECK ((erased_at IS NULL) = (erasure_mac IS NULL))
);
REVOKE ALL ON audit.seals FROM cabinet_application;
GRANT SELECT ON audit.seals TO cabinet_application;
