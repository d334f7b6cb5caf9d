-- From where a time was held, as a keyed hash: what one visitor may keep at once is counted by browser and by address.
ALTER TABLE booking.requests ADD COLUMN address_hash bytea;
CREATE INDEX requests_under_way ON booking.requests (held_until) WHERE confirmed_at IS NULL;
