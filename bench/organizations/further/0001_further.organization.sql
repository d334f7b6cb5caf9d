-- What a release adds: a table with a key to another and an index, and a column with a check on a table that is there.
CREATE TABLE further.notes (
  id uuid PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES documents.objects,
  noted_at timestamptz NOT NULL
);
CREATE INDEX notes_by_time ON further.notes (noted_at);
ALTER TABLE documents.objects ADD COLUMN further text CHECK (further <> '');
