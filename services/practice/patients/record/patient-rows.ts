import { createHmac } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import { dayInParis } from '#platform/kernel/clock.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { OrganizationTables } from '#platform/database/tables/organization.ts';
import type { ShownLine } from '../api/patients.ts';
import type { IdentityStatus, Proof, Sex } from '../api/vocabulary.ts';
import { openSealed, type PatientsContext } from '../context.ts';
import { patientNotFound } from '../access/require-access.ts';
import type { IdentityState, Traits } from '../identity/traits.ts';
import type { Matricule } from '../identity/matricule.ts';
import { searchKeys, searchText, soundsOf } from '../search/plain-names.ts';
import { contactState } from './contact.ts';

export type PatientRow = Selectable<OrganizationTables['patients.patients']>;

/** The row of a file, locked until the transaction ends. @throws {NotFound} */
export async function lockPatient(transaction: OrganizationDatabase, id: string): Promise<PatientRow> {
  const row = await transaction
    .selectFrom('patients.patients')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw patientNotFound();
  return row;
}

/** @throws {NotFound} */
export async function findPatient(database: OrganizationDatabase, id: string): Promise<PatientRow> {
  const row = await database.selectFrom('patients.patients').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw patientNotFound();
  return row;
}

type Names = Pick<PatientRow, 'birth_name' | 'birth_first_names' | 'used_name' | 'used_first_name'>;

/** "Solène Ibarra": the names in use, else those of birth. */
export function shownName(names: Names): string {
  return `${names.used_first_name ?? names.birth_first_names.split(' ')[0]} ${names.used_name ?? names.birth_name}`;
}

/** What searches look into, of these names. */
export function searchColumns(names: Names) {
  const all = [names.used_name, names.birth_name, names.used_first_name, names.birth_first_names];
  return {
    ...{ search_text: searchText(all), sounds: soundsOf(all) },
    search_keys: sql<string>`array_to_tsvector(${searchKeys(all)}::text[])`,
  };
}

export function traitsOf(row: PatientRow): Traits {
  return {
    ...{ birthName: row.birth_name, birthFirstNames: row.birth_first_names, birthDate: row.birth_date },
    ...{ sex: row.sex as Sex | null, birthPlaceCode: row.birth_place_code },
  };
}

export function identityOf(row: PatientRow): IdentityState {
  return {
    ...{ status: row.identity_status as IdentityStatus, homonym: row.homonym, doubtful: row.doubtful },
    ...{ fictitious: row.fictitious, proof: row.identity_proof as Proof | null, hasIns: row.ins_sealed !== null },
  };
}

/** The columns of an identity; a number that is no longer held leaves no trace. */
export function identityColumns(state: IdentityState) {
  return {
    ...{ identity_status: state.status, homonym: state.homonym, doubtful: state.doubtful },
    ...{ fictitious: state.fictitious, identity_proof: state.proof },
    ...(state.hasIns ? {} : { ins_sealed: null, ins_fingerprint: null }),
  };
}

/** A keyed digest: the same number gives the same, and nobody without the key can try numbers. */
export function fingerprintOf({ textKey }: Pick<PatientsContext, 'textKey'>, ins: Matricule): Buffer {
  return createHmac('sha256', textKey).update(`patients.ins:${ins.system}:${ins.matricule}`).digest();
}

export function insOf(context: Pick<PatientsContext, 'textKey'>, row: PatientRow): Matricule | null {
  if (row.ins_sealed === null) return null;
  return JSON.parse(openSealed(context, `patients.patients.ins:${row.id}`, row.ins_sealed)) as Matricule;
}

/** What lists show of a file that may be seen. */
export function lineOf(row: PatientRow, now: Temporal.Instant): ShownLine {
  return {
    ...{ opposed: false, id: row.id, name: shownName(row), birthName: row.birth_name },
    ...{ birthFirstNames: row.birth_first_names, usedName: row.used_name, usedFirstName: row.used_first_name },
    ...{ birthDate: row.birth_date, sex: row.sex as Sex | null, phone: row.phone, city: row.city },
    phoneState: contactState(row.phone, row.phone_refused_at, row.contact_confirmed_on, dayInParis(now)),
    ...{ identityStatus: row.identity_status as IdentityStatus, homonym: row.homonym, doubtful: row.doubtful },
    fictitious: row.fictitious,
  };
}
