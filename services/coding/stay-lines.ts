import type { StayLine } from './api/stays.ts';
import type { Profile } from './api/vocabulary.ts';
import type { StayRow } from './stays.ts';

/** Who validated the coding that holds. */
export interface Validator {
  readonly person_name: string | null;
  readonly profile: string | null;
  readonly validated_at: string | null;
}

/** A stay as a line of a list: facts, state and counts, no word of its report. */
export function stayLine(row: StayRow, validator: Validator | null): StayLine {
  const validated = row.state === 'validated';
  const by =
    validator?.person_name == null ? null : { name: validator.person_name, profile: validator.profile as Profile };
  return {
    ...{
      id: row.id,
      localId: row.local_id,
      unit: row.unit,
      admittedOn: row.admitted_on,
      dischargedOn: row.discharged_on,
    },
    hospitalization: row.hospitalization as StayLine['hospitalization'],
    datesFrom: row.dates_from as StayLine['datesFrom'],
    ...{ sex: row.sex as StayLine['sex'], birthYear: row.birth_year, state: row.state },
    ...{ proposals: row.proposals, remaining: row.remaining, codesStatus: validated ? 'validated' : 'proposal' },
    ...{ openAnomalies: row.open_anomalies, qualityWarnings: row.quality_warnings },
    ...{ importedAt: row.imported_at, importedBy: row.imported_by_name, changedAt: row.changed_at },
    validatedAt: validated ? (validator?.validated_at ?? null) : null,
    validatedBy: validated ? by : null,
  };
}
