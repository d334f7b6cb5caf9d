-- Rights for one professional, memberships with an end, invitations that carry such rights (MAI-015 to MAI-021).
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A membership may be dated from the start, and a person may come back after it.
DROP INDEX organizations.one_membership_at_a_time;
ALTER TABLE organizations.members ADD CONSTRAINT one_membership_at_a_time
  EXCLUDE USING gist (organization_id WITH =, person_id WITH =, tstzrange(since, until) WITH &&);

ALTER TABLE organizations.invitations
  -- For whom the role is held; null for the whole organisation.
  ADD COLUMN professional_id uuid,
  -- Rights given one by one beside those of the role.
  ADD COLUMN permissions text[] NOT NULL DEFAULT '{}',
  ADD COLUMN since timestamptz,
  ADD COLUMN until timestamptz,
  ADD CONSTRAINT until_after_since CHECK (until > coalesce(since, created_at)),
  ADD CONSTRAINT rights_for_a_professional CHECK (
    professional_id IS NOT NULL OR (cardinality(permissions) = 0 AND num_nonnulls(since, until) = 0));

-- Two professionals may each invite one person.
DROP INDEX organizations.one_open_invitation;
CREATE UNIQUE INDEX one_open_invitation ON organizations.invitations (organization_id, email, professional_id)
  NULLS NOT DISTINCT WHERE accepted_at IS NULL AND revoked_at IS NULL;
