-- Who is free when: a copy of what the practices' agendas offer, fit for searching, rebuilt at any time from them.
-- One row for each professional open to booking, next to their public profile (`directory.profiles`).
CREATE TABLE booking.listings (
  professional_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  -- Copied from the profile, so that one index answers what, where and when.
  care_kind text,
  search_text text NOT NULL,
  -- Town, folded, and postal code: a place one may type.
  city_text text,
  postal_code text,
  sector text,
  latitude double precision,
  longitude double precision,
  -- Next starting time at the site and by video, in minutes since the epoch: an instant in four bytes.
  earliest_site int,
  earliest_video int,
  -- How long before a visit one may still book: times nearer than that are gone.
  notice_minutes int NOT NULL DEFAULT 0,
  projected_at timestamptz NOT NULL
);
CREATE INDEX listings_by_kind_and_place ON booking.listings (care_kind, latitude, longitude);
CREATE INDEX listings_by_words ON booking.listings USING gin (search_text gin_trgm_ops);
CREATE INDEX listings_by_city ON booking.listings (city_text);
CREATE INDEX listings_of_organization ON booking.listings (organization_id);

-- Free times of one professional on one day: arrays, for a row per time would be a hundred times the table.
CREATE TABLE booking.free_days (
  professional_id uuid NOT NULL REFERENCES booking.listings ON DELETE CASCADE,
  day date NOT NULL,
  -- Starting times in minutes since the epoch, ascending.
  site int[] NOT NULL,
  video int[] NOT NULL,
  PRIMARY KEY (professional_id, day),
  CHECK (cardinality(site) + cardinality(video) > 0)
);
