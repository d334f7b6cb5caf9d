-- Where members may work from; from anywhere where none stands.
CREATE TABLE organizations.networks (
  organization_id uuid NOT NULL REFERENCES organizations.organizations ON DELETE CASCADE,
  network cidr NOT NULL,
  label text NOT NULL CHECK (btrim(label) <> ''),
  PRIMARY KEY (organization_id, network)
);
