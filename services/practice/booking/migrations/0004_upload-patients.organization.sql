-- Whose file a document was sent for: it stays that patient's, whoever the visit is given to. It follows a merge.
ALTER TABLE booking.uploads ADD COLUMN patient_id uuid REFERENCES patients.patients ON DELETE SET NULL;
UPDATE booking.uploads SET patient_id = visit.patient_id
  FROM agenda.appointments AS visit WHERE visit.id = booking.uploads.appointment_id;
CREATE INDEX ON booking.uploads (patient_id);
