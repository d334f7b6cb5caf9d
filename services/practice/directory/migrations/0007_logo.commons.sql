ALTER TABLE directory.profiles ADD COLUMN logo_id uuid;
