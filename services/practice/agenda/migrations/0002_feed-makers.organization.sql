-- Who opened a calendar link: it is read by their rights and against the same bans, for as long as they hold them. Links
-- of makers who are not known answer nobody.
ALTER TABLE agenda.feeds
  ADD COLUMN maker_kind text CHECK (maker_kind IN ('person', 'token')),
  ADD COLUMN maker_id uuid,
  ADD CHECK ((maker_kind IS NULL) = (maker_id IS NULL));
