-- When somebody last asked a page in a session; null until a minute after the sign-in.
ALTER TABLE accounts.sessions ADD COLUMN active_at timestamptz;
