-- For whom a link was made: it opens nothing once the appointment is given to somebody else. No foreign key, since a merge
-- moves only what has one key of its own; the patients room tells which files are one.
ALTER TABLE booking.links ADD COLUMN patient_id uuid;
UPDATE booking.links SET patient_id = visit.patient_id
  FROM agenda.appointments AS visit WHERE visit.id = booking.links.appointment_id;
