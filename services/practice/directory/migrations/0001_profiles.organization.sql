-- What a professional writes of themself for patients; nothing of it is public without a licence.
CREATE TABLE directory.pages (
  professional_id uuid PRIMARY KEY REFERENCES professionals.professionals,
  -- Given at the first publication and kept: links stay good.
  slug text UNIQUE,
  presentation text NOT NULL DEFAULT '',
  languages text[] NOT NULL DEFAULT '{}',
  access text[] NOT NULL DEFAULT '{}',
  payment_means text[] NOT NULL DEFAULT '{}',
  sector text CHECK (sector IN ('1', '2-optam', '2', 'not-contracted')),
  -- [{label, fromCents, toCents}]
  tariffs jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(tariffs) = 'array'),
  video boolean NOT NULL DEFAULT false,
  photo_id uuid,
  changed_at timestamptz NOT NULL
);

-- The right to show, free of charge and not exclusive, dated, naming what is shown (MAI-278).
CREATE TABLE directory.licences (
  id uuid PRIMARY KEY,
  professional_id uuid NOT NULL REFERENCES professionals.professionals,
  shows text[] NOT NULL CHECK ('identity' = ANY (shows)),
  granted_by uuid NOT NULL,
  granted_at timestamptz NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz CHECK (withdrawn_at >= granted_at)
);
CREATE UNIQUE INDEX one_licence_in_force ON directory.licences (professional_id) WHERE withdrawn_at IS NULL;
