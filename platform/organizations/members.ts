import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CommonsTransaction, Office } from './office.ts';
import { OPERATOR_ROLE, REFERENT_ROLE } from './roles.ts';

/** In what capacity a referent opens accesses (CIM-22). */
export type ReferentKind = 'administrative' | 'medical';

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly function: string | null;
  readonly referent: ReferentKind | null;
  /** Names of the role templates held. */
  readonly roles: readonly string[];
  readonly secondFactor: boolean;
  /** ISO instants; `until` is null while the access is open. */
  readonly since: string;
  readonly until: string | null;
}

export interface NewMember {
  readonly organizationId: string;
  readonly personId: string;
  readonly function?: string | null;
  readonly referent?: ReferentKind | null;
}

/** Members, then those who were: their past acts still bear their names. */
export async function listMembers(database: Commons, organizationId: string): Promise<readonly Member[]> {
  const rows = await database
    .selectFrom('organizations.members as member')
    .innerJoin('identity.persons as person', 'person.id', 'member.person_id')
    .select(['person.id', 'person.name', 'person.email', 'person.second_factor', 'member.function', 'member.referent'])
    .select(['member.since', 'member.until'])
    .select((row) =>
      row
        .selectFrom('organizations.grants as held')
        .whereRef('held.organization_id', '=', 'member.organization_id')
        .whereRef('held.person_id', '=', 'member.person_id')
        .where('held.until', 'is', null)
        .select(({ fn, ref }) => fn<string[]>('array_agg', [fn('distinct', [ref('held.role')])]).as('roles'))
        .as('roles'),
    )
    .where('member.organization_id', '=', organizationId)
    .orderBy('member.until', (order) => order.desc().nullsFirst())
    .orderBy('person.name')
    .execute();
  return rows.map((row) => ({
    ...{ personId: row.id, name: row.name, email: row.email, secondFactor: row.second_factor },
    ...{ function: row.function, referent: row.referent as ReferentKind | null },
    ...{ roles: row.until === null ? (row.roles ?? []) : [], since: row.since, until: row.until },
  }));
}

/** Makes a person a member, or brings their membership to these values. */
export async function putMember(office: Office, transaction: CommonsTransaction, given: NewMember): Promise<void> {
  const values = { function: given.function ?? null, referent: given.referent ?? null };
  await transaction
    .insertInto('organizations.members')
    .values({
      ...{ id: newId(), organization_id: given.organizationId, person_id: given.personId },
      ...{ since: office.clock.now().toString(), ...values },
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'person_id']).where('until', 'is', null).doUpdateSet(values),
    )
    .execute();
}

/** Whether the person is a member now. */
export async function isMember(database: Commons, organizationId: string, personId: string): Promise<boolean> {
  const row = await database
    .selectFrom('organizations.members')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** @throws {NotFound} also for a member of another organisation */
export async function refuseStranger(database: Commons, organizationId: string, personId: string): Promise<void> {
  if (await isMember(database, organizationId, personId)) return;
  throw new NotFound('organizations.member-not-found', 'Cette personne n’a pas d’accès dans votre organisation.');
}

/**
 * An organisation without a referent could open or close no access any more.
 * @throws {Conflict} `organizations.last-referent`
 */
export async function refuseLastReferent(transaction: CommonsTransaction, organizationId: string, personId: string) {
  // Locked, so that two referents who leave at once do not leave none.
  await transaction
    .selectFrom('organizations.organizations')
    .select('id')
    .where('id', '=', organizationId)
    .forUpdate()
    .execute();
  const referents = await transaction
    .selectFrom('organizations.grants')
    .select('person_id')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('role', 'in', [REFERENT_ROLE, OPERATOR_ROLE])
    .where('until', 'is', null)
    .execute();
  if (referents.some((row) => row.person_id !== personId) || referents.length === 0) return;
  throw new Conflict('organizations.last-referent', 'C’est le dernier référent : désignez-en d’abord un autre.');
}

/** @throws {Invalid} when a referent's capacity is not said, or said of somebody who is none */
export function refuseUnsaidReferent(roles: readonly string[], referent: ReferentKind | null): void {
  if (roles.includes(REFERENT_ROLE) === (referent !== null)) return;
  throw new Invalid('organizations.referent-kind', 'Dites si le référent est administratif ou médical.', [
    { field: 'referent', rule: 'required', message: 'Administratif ou médical, pour un référent seulement.' },
  ]);
}
