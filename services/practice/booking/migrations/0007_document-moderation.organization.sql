-- Who confirmed a document, so that they can be told of a decision; earlier ones have a name only. Suspended: shown to
-- nobody since, by decision of whoever runs Cabinet, until they lift it (MAI-286).
ALTER TABLE booking.reason_documents
  ADD COLUMN confirmed_by_id uuid,
  ADD COLUMN suspended_at timestamptz;

-- The task that a report made for whoever runs Cabinet: `S-42` (MAI-109).
ALTER TABLE booking.reports ADD COLUMN case_number text;
