-- Exclusion over a resource and a range needs equality in GiST; search tolerant to accents and spelling needs the rest.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Places where a practice receives.
CREATE TABLE professionals.sites (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (btrim(name) <> ''),
  address_line text,
  postal_code text,
  city text,
  -- Code officiel géographique (INSEE) of the commune.
  insee_code text CHECK (insee_code ~ '^\d[\dAB]\d{3}$'),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  phone text,
  -- Which public holidays close it.
  holiday_zone text NOT NULL DEFAULT 'metropole' CHECK (holiday_zone IN ('metropole', 'alsace-moselle', 'guadeloupe',
    'guyane', 'martinique', 'mayotte', 'reunion', 'saint-barthelemy', 'saint-martin', 'saint-pierre-et-miquelon',
    'wallis-et-futuna', 'nouvelle-caledonie', 'polynesie-francaise')),
  -- IANA name: hours are those of the wall clock there.
  time_zone text NOT NULL DEFAULT 'Europe/Paris',
  wheelchair_access boolean,
  created_at timestamptz NOT NULL
);

-- Health professionals of the practice. `id` is what a grant for one professional names.
CREATE TABLE professionals.professionals (
  id uuid PRIMARY KEY,
  -- Who signs in; null while the professional has no account. One professional per person.
  person_id uuid UNIQUE,
  title text CHECK (title IN ('Dr', 'Pr')),
  last_name text NOT NULL CHECK (btrim(last_name) <> ''),
  first_name text NOT NULL CHECK (btrim(first_name) <> ''),
  -- TRE_G15 and TRE_R38 (`reference/practice`).
  profession_code text NOT NULL,
  specialty_code text,
  rpps text UNIQUE CHECK (rpps ~ '^\d{11}$'),
  adeli text CHECK (length(adeli) = 9),
  site_id uuid NOT NULL REFERENCES professionals.sites,
  -- Ground of the professional in lists and columns.
  color int NOT NULL DEFAULT 1 CHECK (color BETWEEN 1 AND 6),
  position int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  left_at timestamptz
);

-- What the practice has subscribed to, by day. Until contracts hold it, Cabinet keeps it here (`offerOf`).
CREATE TABLE professionals.offers (
  id uuid PRIMARY KEY,
  plan text NOT NULL CHECK (plan IN ('initial', 'premium')),
  -- Reminders by SMS and e-mail.
  reminders boolean NOT NULL DEFAULT false,
  during daterange NOT NULL CHECK (NOT isempty(during)),
  CONSTRAINT one_offer_a_day EXCLUDE USING gist (during WITH &&)
);
