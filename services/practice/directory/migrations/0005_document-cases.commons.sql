-- Reports of documents shown to patients, and decisions that suspend or withdraw one, or suspend a public page
-- (MAI-109, MAI-286).
ALTER TABLE directory.cases
  ADD COLUMN document_id uuid,
  DROP CONSTRAINT cases_kind_check,
  ADD CONSTRAINT cases_kind_check
    CHECK (kind IN ('discrimination', 'refusal-of-care', 'illegal-content', 'infringement', 'unsuitable')),
  DROP CONSTRAINT cases_origin_check,
  ADD CONSTRAINT cases_origin_check CHECK (origin IN ('profile', 'appointment', 'notice', 'document')),
  ADD CHECK ((origin = 'document') = (document_id IS NOT NULL));

ALTER TABLE directory.decisions
  DROP CONSTRAINT decisions_kind_check,
  ADD CONSTRAINT decisions_kind_check CHECK (kind IN ('deleted', 'kept', 'termination', 'suspended', 'withdrawn')),
  -- What it concerns: a public field for a deletion, the document of the case, the whole public page.
  DROP CONSTRAINT decisions_field_check,
  ADD CONSTRAINT decisions_field_check CHECK (field IN ('presentation', 'tariffs', 'photo', 'logo', 'document', 'page')),
  DROP CONSTRAINT decisions_check2,
  ADD CONSTRAINT decision_of_something CHECK ((kind IN ('deleted', 'suspended', 'withdrawn')) = (field IS NOT NULL)),
  ADD CONSTRAINT decision_that_fits CHECK (
    (kind = 'deleted') <= (field IN ('presentation', 'tariffs', 'photo', 'logo'))
    AND (kind = 'suspended') <= (field IN ('document', 'page'))
    AND (kind = 'withdrawn') <= (field = 'document')
  ),
  -- A suspension may end: the contest was right, or what was wrong has been put right.
  ADD COLUMN lifted_at timestamptz CHECK (lifted_at >= decided_at),
  ADD COLUMN lifted_by_name text,
  ADD CONSTRAINT lifted_is_suspended CHECK (lifted_at IS NULL OR kind = 'suspended');
