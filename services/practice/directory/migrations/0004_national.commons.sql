-- A mirror of the national directory's public file, one row for each professional in force.
CREATE TABLE directory.national (
  -- Prefixed (IDNPS): `8` and RPPS, `0` and ADELI.
  number text PRIMARY KEY,
  last_name text NOT NULL,
  first_name text NOT NULL,
  profession_code text NOT NULL,
  specialty_codes text[] NOT NULL DEFAULT '{}',
  import_id uuid NOT NULL
);

CREATE TABLE directory.national_imports (
  id uuid PRIMARY KEY,
  file_name text NOT NULL,
  imported_at timestamptz NOT NULL,
  professionals int NOT NULL,
  refused_lines int NOT NULL
);

-- How the number of each professional of a practice compares with the national directory (MAI-005, MAI-040).
CREATE TABLE directory.identities (
  professional_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  -- Prefixed; null for who has none.
  number text,
  differences text[] NOT NULL CHECK (differences <@ ARRAY['not-in-force', 'name', 'profession', 'specialty']),
  -- Null before any file was loaded.
  compared_at timestamptz,
  validated_at timestamptz,
  validated_by_name text,
  CHECK ((validated_at IS NULL) = (validated_by_name IS NULL))
);
CREATE INDEX ON directory.identities (organization_id);
