CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- The public directory: a copy fit for searching of what practices publish, rebuilt at any time from their databases.
CREATE TABLE directory.profiles (
  professional_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text,
  first_name text NOT NULL,
  last_name text NOT NULL,
  profession_code text NOT NULL,
  specialty_code text,
  -- Kind of care as patients look for it: key of `reference`, its name, the grouping of its visit reasons.
  care_kind text,
  care_name text NOT NULL,
  care_grouping text,
  site_id uuid NOT NULL,
  site_name text NOT NULL,
  address_line text,
  postal_code text,
  city text,
  insee_code text,
  latitude double precision,
  longitude double precision,
  phone text,
  time_zone text NOT NULL,
  photo_id uuid,
  presentation text,
  languages text[] NOT NULL DEFAULT '{}',
  access text[] NOT NULL DEFAULT '{}',
  payment_means text[] NOT NULL DEFAULT '{}',
  sector text,
  tariffs jsonb NOT NULL DEFAULT '[]',
  video boolean NOT NULL DEFAULT false,
  -- Names, kind of care, place and town, folded (`foldedText`): what one box is matched against.
  search_text text NOT NULL,
  published_at timestamptz NOT NULL
);
CREATE INDEX profiles_by_words ON directory.profiles USING gin (search_text gin_trgm_ops);
CREATE INDEX profiles_by_place ON directory.profiles (latitude, longitude);
CREATE INDEX profiles_by_kind ON directory.profiles (care_kind);
CREATE INDEX profiles_of_organization ON directory.profiles (organization_id);

-- Addresses of photos outlive them, so that a removed one answers "gone" rather than "unknown" (MAI-279).
CREATE TABLE directory.photos (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  professional_id uuid NOT NULL,
  published_at timestamptz NOT NULL,
  removed_at timestamptz
);
CREATE INDEX photos_of_professional ON directory.photos (professional_id) WHERE removed_at IS NULL;
