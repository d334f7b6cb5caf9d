-- Whose national identity (Pro Santé Connect) opens which account: linked by the person, once signed in.
CREATE TABLE identity.national_identities (
  person_id uuid PRIMARY KEY REFERENCES identity.persons ON DELETE CASCADE,
  -- SubjectNameID: the prefixed national identifier (`8` and the RPPS), or what the sandbox gives.
  subject text NOT NULL UNIQUE CHECK (length(subject) BETWEEN 1 AND 100),
  linked_at timestamptz NOT NULL
);

-- Where a session's owner may say they work, as their national card lists it, and where they said they do.
ALTER TABLE identity.sessions ADD COLUMN workplaces jsonb, ADD COLUMN workplace text;
