import { NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** A health professional of the practice. `id` is what a grant for one professional names. */
export interface Professional {
  readonly id: string;
  /** Who signs in; null while the professional has no account. */
  readonly personId: string | null;
  readonly title: 'Dr' | 'Pr' | null;
  readonly lastName: string;
  readonly firstName: string;
  /** TRE_G15. */
  readonly professionCode: string;
  /** TRE_R38. */
  readonly specialtyCode: string | null;
  readonly rpps: string | null;
  readonly adeli: string | null;
  readonly siteId: string;
  /** Ground in lists and columns, 1 to 6. */
  readonly color: number;
  readonly position: number;
  /** ISO instant; null while they practise here. */
  readonly leftAt: string | null;
}

export type ProfessionalValues = Omit<Professional, 'id' | 'leftAt'>;

const COLUMNS = [
  ...(['id', 'person_id as personId', 'title', 'last_name as lastName', 'first_name as firstName'] as const),
  ...(['profession_code as professionCode', 'specialty_code as specialtyCode', 'rpps', 'adeli'] as const),
  ...(['site_id as siteId', 'color', 'position', 'left_at as leftAt'] as const),
] as const;

/** « Dr Nolwenn Quéré », as patients and colleagues say it. */
export function nameOf(one: Pick<Professional, 'title' | 'firstName' | 'lastName'>): string {
  return [one.title, one.firstName, one.lastName].filter((part) => part !== null).join(' ');
}

/** Those who practise here now, in the order of the practice. */
export async function professionalsOf(database: OrganizationDatabase): Promise<readonly Professional[]> {
  const rows = await presentAndPast(database).where('left_at', 'is', null).execute();
  return rows.map(typed);
}

/** Names of everybody who practises or practised here, by identifier. */
export async function professionalNames(database: OrganizationDatabase): Promise<ReadonlyMap<string, string>> {
  const rows = await presentAndPast(database).execute();
  return new Map(rows.map((row) => [row.id, nameOf(typed(row))]));
}

/** One of them, also when they left: past appointments keep their name. @throws {NotFound} `professionals.not-found` */
export async function professionalOf(database: OrganizationDatabase, id: string): Promise<Professional> {
  const row = await presentAndPast(database).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new NotFound('professionals.not-found', 'Ce praticien n’est pas de ce cabinet.');
  return typed(row);
}

/** The professional somebody signed in is; null for a secretary, a substitute, a manager. */
export async function professionalOfPerson(
  database: OrganizationDatabase,
  personId: string,
): Promise<Professional | null> {
  const row = await presentAndPast(database)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : typed(row);
}

/** Adds a professional, or brings the one of this identifier to these values. @returns its identifier */
export async function putProfessional(
  database: OrganizationDatabase,
  given: ProfessionalValues,
  now: Temporal.Instant,
  id: string = newId(),
): Promise<string> {
  const values = {
    ...{ person_id: given.personId, title: given.title, last_name: given.lastName, first_name: given.firstName },
    ...{ profession_code: given.professionCode, specialty_code: given.specialtyCode, rpps: given.rpps },
    ...{ adeli: given.adeli, site_id: given.siteId, color: given.color, position: given.position },
  };
  await database
    .insertInto('professionals.professionals')
    .values({ id, ...values, created_at: now.toString() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
  return id;
}

function presentAndPast(database: OrganizationDatabase) {
  return database.selectFrom('professionals.professionals').select(COLUMNS).orderBy('position').orderBy('id');
}

function typed<Row extends { readonly title: string | null }>(row: Row) {
  return { ...row, title: row.title as Professional['title'] };
}
