-- Patients act in their own account, and on their own appointments.
ALTER TABLE audit.entries DROP CONSTRAINT entries_actor_kind_check,
  ADD CONSTRAINT entries_actor_kind_check CHECK (actor_kind IN ('person', 'patient', 'token', 'system'));
