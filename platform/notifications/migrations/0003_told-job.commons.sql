-- Who wants to know what becomes of a message: a job of its organisation, told at each change of state.
ALTER TABLE notifications.messages
  ADD COLUMN told_job text CHECK (length(told_job) BETWEEN 1 AND 100),
  ADD CHECK (told_job IS NULL OR organization_id IS NOT NULL);
