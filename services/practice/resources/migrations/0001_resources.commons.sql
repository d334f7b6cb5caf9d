-- Themes under which whoever runs Cabinet arranges what it publishes (MAI-289).
CREATE TABLE resources.headings (
  id uuid PRIMARY KEY,
  title text NOT NULL UNIQUE CHECK (btrim(title) <> '' AND length(title) <= 80),
  position int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
);

-- News, articles, questions with their answers; each with its author and the date of its last change (MAI-290).
CREATE TABLE resources.articles (
  id uuid PRIMARY KEY,
  heading_id uuid NOT NULL REFERENCES resources.headings,
  kind text NOT NULL CHECK (kind IN ('news', 'article', 'question')),
  title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 200),
  body text NOT NULL CHECK (btrim(body) <> ''),
  author_name text NOT NULL,
  published_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL CHECK (updated_at >= published_at),
  withdrawn_at timestamptz CHECK (withdrawn_at >= published_at)
);
CREATE INDEX ON resources.articles (heading_id) WHERE withdrawn_at IS NULL;
