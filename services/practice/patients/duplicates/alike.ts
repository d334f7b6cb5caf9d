import { sql, type SqlBool } from 'kysely';
import type { Alike } from '../api/patients.ts';
import type { PatientsContext } from '../context.ts';
import type { PatientRow } from '../record/patient-rows.ts';
import { searchText, soundsOf } from '../search/plain-names.ts';
import { shown } from '../search/searching.ts';
import { ALIKE, likeness, type Compared } from './likeness.ts';

/**
 * Files that look like the one being entered, the most alike first. Candidates come by the indexes: the same birth date,
 * the same telephone, names that sound the same; the score decides.
 */
export async function alikeTo(context: PatientsContext, given: Compared): Promise<Alike[]> {
  const rows = await candidates(context, given);
  const scored = rows
    .map((row) => ({ row, ...likeness(given, comparedOf(row)) }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, 5);
  const lines = await shown(
    context,
    scored.map(({ row }) => row),
  );
  return scored.map(({ score, reasons }, at) => ({ patient: lines[at]!, score, reasons }));
}

export function comparedOf(row: PatientRow): Compared {
  return {
    ...{ birthName: row.birth_name, birthFirstNames: row.birth_first_names, usedName: row.used_name },
    ...{ birthDate: row.birth_date, phone: row.phone, email: row.email },
  };
}

async function candidates({ database }: PatientsContext, given: Compared): Promise<readonly PatientRow[]> {
  const sounds = soundsOf([given.birthName, given.usedName]).map((sound) => `'~${sound}'`);
  const first = searchText([given.birthFirstNames]).trim().split(' ')[0] ?? '';
  const present = database.selectFrom('patients.patients').selectAll().where('merged_into', 'is', null);
  const byDate =
    given.birthDate === null ? [] : await present.where('birth_date', '=', given.birthDate).limit(500).execute();
  const names = [sounds.join(' | '), first === '' ? '' : `'${first}':*`].filter((part) => part !== '');
  const bySound =
    sounds.length === 0
      ? []
      : await present
          .where(sql<SqlBool>`search_keys @@ ${names.map((part) => `(${part})`).join(' & ')}::tsquery`)
          .limit(500)
          .execute();
  const byPhone = given.phone === null ? [] : await present.where('phone', '=', given.phone).limit(50).execute();
  return [...new Map([...byDate, ...bySound, ...byPhone].map((row) => [row.id, row])).values()];
}
