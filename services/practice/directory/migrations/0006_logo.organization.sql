-- The mark of the practice, as a professional shows it on their page.
ALTER TABLE directory.pages ADD COLUMN logo_id uuid;
