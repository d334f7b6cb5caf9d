-- Validation and statistics look for the decisions of one analysis and the codings of a period.
CREATE INDEX decisions_of_analysis ON coding.decisions (analysis_id);
CREATE INDEX codings_by_day ON coding.codings (validated_at);
