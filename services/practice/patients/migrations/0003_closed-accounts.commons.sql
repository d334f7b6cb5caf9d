-- A ban outlives the account it was set in: it then names the account no more, and the practice lifts it at the patient's
-- word, as it does its own.
ALTER TABLE patients.account_oppositions ALTER COLUMN account_id DROP NOT NULL;
ALTER TABLE patients.account_oppositions
  ADD COLUMN lifted_by_name text,
  ADD COLUMN lifted_manner text CHECK (lifted_manner IN ('in-person', 'telephone', 'letter')),
  ADD CHECK ((lifted_by_name IS NULL) = (lifted_manner IS NULL)),
  ADD CHECK (lifted_by_name IS NULL OR (lifted_at IS NOT NULL AND account_id IS NULL));
-- Accounts closed before today left theirs behind. The rooms above may not be there yet.
DO $$
BEGIN
  IF to_regclass('accounts.accounts') IS NOT NULL THEN
    UPDATE patients.account_oppositions SET account_id = NULL
      WHERE account_id NOT IN (SELECT id FROM accounts.accounts);
    DELETE FROM patients.account_files WHERE account_id NOT IN (SELECT id FROM accounts.accounts);
  END IF;
END $$;
