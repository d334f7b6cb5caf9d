-- Whether the practice already had the file when its patient first booked: known patients stay so at the next booking.
ALTER TABLE booking.booked_people ADD COLUMN was_known boolean NOT NULL DEFAULT false;
