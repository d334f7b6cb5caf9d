-- Counts of the running minute only; unlogged, since a crash may forgive a minute. Keys are hashes of addresses or
-- identifiers, never the address itself.
CREATE UNLOGGED TABLE http.rate_counters (
  key text PRIMARY KEY,
  minute bigint NOT NULL,
  used int NOT NULL
);
