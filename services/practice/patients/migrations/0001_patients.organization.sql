-- The patient file of a practice. Identity follows the référentiel national d'identitovigilance: five strict traits,
-- four statuses. Free text is encrypted; names and dates are not, because they are searched.
CREATE TABLE patients.patients (
  id uuid PRIMARY KEY,
  birth_name text NOT NULL CHECK (btrim(birth_name) <> ''),
  -- All of them, as on the civil record, separated by spaces.
  birth_first_names text NOT NULL CHECK (btrim(birth_first_names) <> ''),
  used_name text,
  used_first_name text,
  birth_date date,
  sex text CHECK (sex IN ('F', 'M', 'I')),
  -- INSEE code of the place of birth (commune, or country when abroad).
  birth_place_code text,
  identity_status text NOT NULL DEFAULT 'provisional'
    CHECK (identity_status IN ('provisional', 'retrieved', 'validated', 'qualified')),
  phone text CHECK (phone ~ '^\+\d{6,15}$'),
  email text CHECK (email = lower(email) AND email LIKE '_%@_%'),
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  -- The file this one was merged into; a merged file is shown no more.
  merged_into uuid REFERENCES patients.patients CHECK (merged_into <> id)
);
