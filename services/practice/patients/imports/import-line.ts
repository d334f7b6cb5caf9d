import type { ImportField, LineError, Mapping } from '../api/imports.ts';
import { newPatientSchema, type NewPatient } from '../api/patients.ts';
import { plainName } from '../search/plain-names.ts';
import { readQuery } from '../search/search-query.ts';
import { e164, mailAddress, WRONG } from '../record/contact.ts';

export type LineProblem = Omit<LineError, 'line'>;

export type ReadLine = { readonly patient: NewPatient } | { readonly problems: readonly LineProblem[] };

const SEXES: Readonly<Record<string, string>> = {
  ...{ f: 'F', femme: 'F', feminin: 'F', mme: 'F', madame: 'F', mlle: 'F', mademoiselle: 'F', '2': 'F' },
  ...{ m: 'M', h: 'M', homme: 'M', masculin: 'M', mr: 'M', monsieur: 'M', '1': 'M' },
  ...{ i: 'I', indetermine: 'I', '3': 'I' },
};

/**
 * A line of a file as a patient, or what is wrong in each of its fields.
 * @param today `YYYY-MM-DD`: nobody is born after it
 */
export function readLine(cells: readonly string[], mapping: Mapping, today: string): ReadLine {
  const problems: LineProblem[] = [];
  const given: Partial<Record<ImportField, string | null>> = {};
  for (const [at, field] of mapping.entries()) {
    if (field === null) continue;
    const value = (cells[at] ?? '').trim();
    const read = value === '' ? null : readField(field, value, today);
    if (typeof read === 'object' && read !== null) problems.push({ field, value, message: read.wrong });
    else given[field] = read;
  }
  const parsed = newPatientSchema.safeParse({
    ...given,
    birthName: given.birthName ?? '',
    birthFirstNames: given.birthFirstNames ?? '',
  });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const field = path[0] as ImportField;
      if (problems.every((one) => one.field !== field)) problems.push({ field, value: given[field] ?? '', message });
    }
  }
  return parsed.success && problems.length === 0 ? { patient: parsed.data } : { problems };
}

function readField(field: ImportField, value: string, today: string): string | { readonly wrong: string } {
  if (field === 'birthDate') return birthDate(value, today);
  if (field === 'sex') return SEXES[plainName(value)] ?? { wrong: 'Sexe attendu : F, M ou I.' };
  if (field === 'phone' || field === 'secondPhone') return e164(value) ?? { wrong: WRONG.phone };
  if (field === 'email') return mailAddress(value) ?? { wrong: WRONG.email };
  return value;
}

function birthDate(value: string, today: string): string | { readonly wrong: string } {
  const { birthDate: day } = readQuery(value.replace(/[T ]\d{2}:.*$/, ''), today);
  if (day === null) return { wrong: 'Cette date n’existe pas, ou s’écrit autrement : 14/03/1984.' };
  if (day > today) return { wrong: 'Cette date de naissance est à venir.' };
  return day;
}
