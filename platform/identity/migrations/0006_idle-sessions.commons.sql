-- When somebody last did something in a session; null until a minute after the sign-in.
ALTER TABLE identity.sessions ADD COLUMN active_at timestamptz;
