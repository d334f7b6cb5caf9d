-- What could not be read of a file (pages without text), for whoever checks the text: page numbers, no word of it.
ALTER TABLE coding.reports ADD COLUMN warnings text[] NOT NULL DEFAULT '{}';
