import type { NewPatient } from '../api/patients.ts';
import type { PatientsContext } from '../context.ts';
import { comparedOf } from '../duplicates/alike.ts';
import { ALIKE, likeness, type Compared } from '../duplicates/likeness.ts';
import type { PatientRow } from '../record/patient-rows.ts';

/** One line of a batch that looks like a file already here, or like an earlier line (`like` is then null). */
export type Known = { readonly like: PatientRow | null };

/**
 * Which lines of a batch are known already: candidates share the birth date or the telephone, in one query for all.
 * @returns by position in the batch; lines that are new are left out
 */
export async function knownAmong(
  database: PatientsContext['database'],
  batch: readonly NewPatient[],
): Promise<ReadonlyMap<number, Known>> {
  const rows = await candidates(database, batch);
  const byDate = Map.groupBy(rows, (row) => row.birth_date);
  const byPhone = Map.groupBy(rows, (row) => row.phone);
  const earlier = new Map<string, Compared[]>();
  const known = new Map<number, Known>();
  for (const [at, patient] of batch.entries()) {
    const near = [
      ...(patient.birthDate === null ? [] : (byDate.get(patient.birthDate) ?? [])),
      ...(patient.phone === null ? [] : (byPhone.get(patient.phone) ?? [])),
    ];
    const like = near.find((row) => likeness(patient, comparedOf(row)).score >= ALIKE);
    const keys = [patient.birthDate, patient.phone].filter((key) => key !== null);
    const before = keys.flatMap((key) => earlier.get(key) ?? []);
    if (like !== undefined) known.set(at, { like });
    else if (before.some((one) => likeness(patient, one).score >= ALIKE)) known.set(at, { like: null });
    for (const key of keys) earlier.set(key, [...(earlier.get(key) ?? []), patient]);
  }
  return known;
}

async function candidates(
  database: PatientsContext['database'],
  batch: readonly NewPatient[],
): Promise<readonly PatientRow[]> {
  const dates = [...new Set(batch.map(({ birthDate }) => birthDate))].filter((date) => date !== null);
  const phones = [...new Set(batch.map(({ phone }) => phone))].filter((phone) => phone !== null);
  const present = database.selectFrom('patients.patients').selectAll().where('merged_into', 'is', null);
  const byDate = dates.length === 0 ? [] : await present.where('birth_date', 'in', dates).execute();
  const byPhone = phones.length === 0 ? [] : await present.where('phone', 'in', phones).execute();
  return [...new Map([...byDate, ...byPhone].map((row) => [row.id, row])).values()];
}
