-- Programs that are told what happens in an organisation: ids only, signed. Their secrets are derived, never kept.
CREATE TABLE organizations.webhooks (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations.organizations ON DELETE CASCADE,
  url text NOT NULL CHECK (url ~ '^https?://'),
  kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
  -- Number of the secret in use: a new one makes the former worthless.
  secret_number int NOT NULL DEFAULT 1,
  created_by uuid REFERENCES identity.persons,
  created_at timestamptz NOT NULL,
  -- Deliveries given up one after the other; none once one arrived.
  failures int NOT NULL DEFAULT 0,
  disabled_at timestamptz
);
CREATE INDEX webhooks_of_organization ON organizations.webhooks (organization_id);

-- Who opens accesses already manages what came with this release.
INSERT INTO organizations.grants (id, organization_id, person_id, permission, mode, role, since)
SELECT uuidv7(), held.organization_id, held.person_id, added.permission, added.mode, held.role, min(held.since)
FROM organizations.grants held
CROSS JOIN (SELECT permission, mode FROM
  unnest(ARRAY['organizations.delegations.manage', 'organizations.networks.manage', 'organizations.webhooks.manage'])
    permission, unnest(ARRAY['use', 'delegate']) mode) added
WHERE held.role = 'referent' AND held.until IS NULL AND held.person_id IS NOT NULL
GROUP BY held.organization_id, held.person_id, held.role, added.permission, added.mode
ON CONFLICT DO NOTHING;
