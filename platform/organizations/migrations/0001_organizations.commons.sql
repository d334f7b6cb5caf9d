-- Who Cabinet works for, who works there, and who may do what.
CREATE TABLE organizations.organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (btrim(name) <> ''),
  kind text NOT NULL CHECK (kind IN ('establishment', 'individual', 'operator')),
  -- Closed list of CIM-07; null for the operator and for customers of other products.
  category text CHECK (category IN ('smr-establishment', 'clinic', 'public-hospital', 'private-hospital',
    'dim-physician', 'tim', 'mpr-physician')),
  services text[] NOT NULL DEFAULT '{}',
  -- Named accesses the plan allows; null when unbounded. One professional, one access (CIM-12).
  seats int CHECK (seats > 0),
  billing_name text,
  billing_address text,
  siret text CHECK (siret ~ '^\d{14}$'),
  created_at timestamptz NOT NULL,
  CHECK (kind <> 'individual' OR seats = 1)
);

-- One row per stay of a person in an organisation; it remains after they left.
CREATE TABLE organizations.members (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations.organizations ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES identity.persons,
  function text,
  -- CIM-22: the person who grants accesses, and in what capacity.
  referent text CHECK (referent IN ('administrative', 'medical')),
  since timestamptz NOT NULL,
  until timestamptz CHECK (until >= since),
  withdrawn_by uuid
);
CREATE UNIQUE INDEX one_membership_at_a_time ON organizations.members (organization_id, person_id) WHERE until IS NULL;
CREATE INDEX memberships_of_person ON organizations.members (person_id) WHERE until IS NULL;

-- What may be done, by whom, for whom, from when to when, granted by whom. `use` lets do; `delegate` lets hand on
-- without doing, for a referent who may open accesses to health data and not read them.
CREATE TABLE organizations.grants (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations.organizations ON DELETE CASCADE,
  person_id uuid REFERENCES identity.persons,
  grantee_organization_id uuid REFERENCES organizations.organizations ON DELETE CASCADE,
  permission text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('use', 'delegate')),
  -- One professional of the organisation; null for the whole of it.
  professional_id uuid,
  -- Template it came from.
  role text NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz CHECK (until >= since),
  -- Null when Cabinet itself granted (creation of the organisation, operator).
  granted_by uuid,
  ended_by uuid,
  CHECK (num_nonnulls(person_id, grantee_organization_id) = 1)
);
CREATE UNIQUE INDEX one_open_grant ON organizations.grants
  (organization_id, person_id, grantee_organization_id, permission, mode, professional_id, role) NULLS NOT DISTINCT
  WHERE until IS NULL;
CREATE INDEX grants_of_person ON organizations.grants (person_id, organization_id);

-- Links by mail that make a person a member; only a hash of the secret is here.
CREATE TABLE organizations.invitations (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations.organizations ON DELETE CASCADE,
  -- Null for the link that creates the first operator, whose address nobody knows yet.
  email text CHECK (email = lower(email)),
  name text,
  function text,
  role text NOT NULL,
  referent text CHECK (referent IN ('administrative', 'medical')),
  secret_hash text NOT NULL UNIQUE,
  invited_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX one_open_invitation ON organizations.invitations (organization_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;

CREATE TABLE organizations.tokens (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations.organizations ON DELETE CASCADE,
  name text NOT NULL CHECK (btrim(name) <> ''),
  secret_hash text NOT NULL UNIQUE,
  -- Last four characters, by which its owner recognises it.
  hint text NOT NULL,
  permissions text[] NOT NULL CHECK (cardinality(permissions) > 0),
  created_by uuid NOT NULL REFERENCES identity.persons,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
  revoked_at timestamptz,
  revoked_by uuid,
  last_used_at timestamptz
);
CREATE INDEX tokens_of_organization ON organizations.tokens (organization_id);

-- Requests to open an account (CIM-12 to CIM-16). Nothing of them exists elsewhere before the e-mail is confirmed.
CREATE TABLE organizations.sign_ups (
  id uuid PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('sent', 'to-review', 'approved', 'refused', 'done')),
  category text NOT NULL,
  person_name text NOT NULL,
  person_function text NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  establishment text NOT NULL,
  billing_name text NOT NULL,
  billing_address text NOT NULL,
  siret text,
  secret_hash text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  reviewed_by uuid,
  organization_id uuid REFERENCES organizations.organizations ON DELETE SET NULL
);
