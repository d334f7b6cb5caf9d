-- For which file of the practice an appointment is in an account: one that the practice gives to somebody else since is
-- shown there no more. Null for those known before: the practice then says whose they are.
ALTER TABLE accounts.appointments ADD COLUMN patient_id uuid;
