import type { FieldPreview, MergedField } from '../api/duplicates.ts';
import { MERGED_FIELDS } from '../api/duplicates.ts';
import { openSealed, sealFor, type PatientsContext } from '../context.ts';
import type { Matricule } from '../identity/matricule.ts';
import { fingerprintOf, insOf, type PatientRow } from '../record/patient-rows.ts';

/** Columns of a file that a merge may change; texts that are sealed stand here as they read. */
export interface StoredColumns {
  readonly birth_name: string;
  readonly birth_first_names: string;
  readonly used_name: string | null;
  readonly used_first_name: string | null;
  readonly birth_date: string | null;
  readonly sex: string | null;
  readonly birth_place_code: string | null;
  readonly phone: string | null;
  readonly second_phone: string | null;
  readonly phone_refused_at: string | null;
  readonly email: string | null;
  readonly email_refused_at: string | null;
  readonly address_line: string | null;
  readonly postal_code: string | null;
  readonly city: string | null;
  readonly alert_sealed: string | null;
  /** Status, attributes, paper and number, as JSON, so that it is compared as a whole. */
  readonly identity: string;
}

interface Identity {
  readonly status: string;
  readonly homonym: boolean;
  readonly doubtful: boolean;
  readonly fictitious: boolean;
  readonly proof: string | null;
  readonly ins: Matricule | null;
}

/** Columns behind each field offered. */
const COLUMNS: Readonly<Record<MergedField, readonly (keyof StoredColumns)[]>> = {
  ...{ birthName: ['birth_name'], birthFirstNames: ['birth_first_names'], usedName: ['used_name'] },
  ...{ usedFirstName: ['used_first_name'], birthDate: ['birth_date'], sex: ['sex'] },
  ...{ birthPlaceCode: ['birth_place_code'], phone: ['phone', 'phone_refused_at'], secondPhone: ['second_phone'] },
  ...{
    email: ['email', 'email_refused_at'],
    address: ['address_line', 'postal_code', 'city'],
    alert: ['alert_sealed'],
  },
};

const STRICT: readonly MergedField[] = ['birthName', 'birthFirstNames', 'birthDate', 'sex', 'birthPlaceCode'];
const STRENGTH = ['provisional', 'retrieved', 'validated', 'qualified'];

/** What a file holds of these. */
export function storedColumns(context: Pick<PatientsContext, 'textKey'>, row: PatientRow): StoredColumns {
  const identity: Identity = {
    ...{ status: row.identity_status, homonym: row.homonym, doubtful: row.doubtful, fictitious: row.fictitious },
    ...{ proof: row.identity_proof, ins: insOf(context, row) },
  };
  return {
    ...{ birth_name: row.birth_name, birth_first_names: row.birth_first_names, used_name: row.used_name },
    ...{ used_first_name: row.used_first_name, birth_date: row.birth_date, sex: row.sex },
    ...{ birth_place_code: row.birth_place_code, phone: row.phone, second_phone: row.second_phone },
    ...{ phone_refused_at: row.phone_refused_at, email: row.email, email_refused_at: row.email_refused_at },
    ...{ address_line: row.address_line, postal_code: row.postal_code, city: row.city },
    alert_sealed:
      row.alert_sealed === null ? null : openSealed(context, `patients.patients.alert:${row.id}`, row.alert_sealed),
    identity: JSON.stringify(identity),
  };
}

/** The identity columns of a file, sealed for it. */
export function storedIdentity(context: Pick<PatientsContext, 'textKey'>, id: string, json: string) {
  const { status, homonym, doubtful, fictitious, proof, ins } = JSON.parse(json) as Identity;
  return {
    ...{ identity_status: status, homonym, doubtful, fictitious, identity_proof: proof },
    ins_sealed: ins === null ? null : sealFor(context, `patients.patients.ins:${id}`, JSON.stringify(ins)),
    ins_fingerprint: ins === null ? null : fingerprintOf(context, ins),
  };
}

/** Both files, field by field. */
export function previewFields(context: PatientsContext, kept: PatientRow, merged: PatientRow): FieldPreview[] {
  const [one, other] = [storedColumns(context, kept), storedColumns(context, merged)];
  return MERGED_FIELDS.map((field) => {
    const [mine, theirs] = [shown(one, field), shown(other, field)];
    const proposed = mine === null && theirs !== null ? 'merged' : 'kept';
    return { field, kept: mine, merged: theirs, differs: mine !== theirs, proposed };
  });
}

function shown(stored: StoredColumns, field: MergedField): string | null {
  const values = COLUMNS[field]
    .filter((column) => !column.endsWith('_refused_at'))
    .map((column) => stored[column])
    .filter((value) => value !== null);
  return values.length === 0 ? null : values.join(' ');
}

/**
 * What the kept file takes over. Traits that both files share strengthen each other: the stronger identity is kept; a
 * trait taken from the other file brings the other file's identity, whole traits or nothing.
 */
export function columnsTaken(
  context: PatientsContext,
  kept: PatientRow,
  merged: PatientRow,
  take: readonly MergedField[],
): Partial<StoredColumns> {
  const [one, other] = [storedColumns(context, kept), storedColumns(context, merged)];
  const taken = Object.fromEntries(take.flatMap((field) => COLUMNS[field]).map((column) => [column, other[column]]));
  const traits = { ...one, ...taken };
  const same = (source: StoredColumns) =>
    STRICT.every((field) => COLUMNS[field].every((at) => traits[at] === source[at]));
  const fitting = [one, other].filter(same).map(({ identity }) => identity);
  return { ...taken, identity: strongest(fitting) ?? weakened(one.identity) };
}

function strongest(identities: readonly string[]): string | null {
  const strength = (json: string) => STRENGTH.indexOf((JSON.parse(json) as Identity).status);
  return identities.toSorted((one, other) => strength(other) - strength(one))[0] ?? null;
}

/** Traits of neither file: nothing that was seen or received speaks of them. */
function weakened(json: string): string {
  const { homonym, doubtful, fictitious } = JSON.parse(json) as Identity;
  const identity: Identity = { status: 'provisional', homonym, doubtful, fictitious, proof: null, ins: null };
  return JSON.stringify(identity);
}
