import { Conflict, Invalid, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { stateAt } from './grant-rules.ts';
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
  /** Names of the role templates held, now or once the membership begins. */
  readonly roles: readonly string[];
  readonly secondFactor: boolean;
  /** ISO instants; `until` is null for an access without an end. */
  readonly since: string;
  readonly until: string | null;
  readonly state: MembershipState;
}

export type MembershipState = 'open' | 'to-come' | 'ended';

export interface NewMember {
  readonly organizationId: string;
  readonly personId: string;
  readonly function?: string | null;
  readonly referent?: ReferentKind | null;
  /** ISO instants: from now, and without end, unless said; a membership there is keeps its own unless said. */
  readonly since?: string;
  readonly until?: string | null;
}

/** Members, then those who were: their past acts still bear their names. */
export async function listMembers(
  database: Commons,
  organizationId: string,
  now: Temporal.Instant,
): Promise<readonly Member[]> {
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
        .where((is) => is.or([is('held.until', 'is', null), is('held.until', '>', now.toString())]))
        .select(({ fn, ref }) => fn<string[]>('array_agg', [fn('distinct', [ref('held.role')])]).as('roles'))
        .as('roles'),
    )
    .where('member.organization_id', '=', organizationId)
    .orderBy((row) => row.case().when('member.until', '<=', now.toString()).then(1).else(0).end())
    .orderBy('member.until', (order) => order.desc().nullsFirst())
    .orderBy('person.name')
    .execute();
  return rows.map((row) => {
    const state = stateAt(row, now);
    return {
      ...{ personId: row.id, name: row.name, email: row.email, secondFactor: row.second_factor },
      ...{ function: row.function, referent: row.referent as ReferentKind | null },
      ...{ roles: state === 'ended' ? [] : (row.roles ?? []), since: row.since, until: row.until, state },
    };
  });
}

/** Makes a person a member, or brings their membership to these values, wide enough for the dates given. */
export async function putMember(office: Office, transaction: CommonsTransaction, given: NewMember): Promise<void> {
  const { organizationId, personId } = given;
  const now = office.clock.now();
  await lockOrganization(transaction, organizationId);
  const known = await membershipOf(transaction, organizationId, personId, now);
  if (known === undefined) {
    const dates = { since: given.since ?? now.toString(), until: given.until ?? null };
    const values = { function: given.function ?? null, referent: given.referent ?? null, ...dates };
    await transaction
      .insertInto('organizations.members')
      .values({ id: newId(), organization_id: organizationId, person_id: personId, ...values })
      .execute();
    return;
  }
  await transaction
    .updateTable('organizations.members')
    .set({
      ...(given.function === undefined ? {} : { function: given.function }),
      ...(given.referent === undefined ? {} : { referent: given.referent }),
      since: given.since === undefined ? known.since : earliest(known.since, given.since),
      until: given.until === undefined ? known.until : latest(known.until, given.until),
    })
    .where('id', '=', known.id)
    .execute();
}

function earliest(one: string, other: string): string {
  return Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) <= 0 ? one : other;
}

/** Null has no end, and so comes last. */
function latest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  return earliest(one, other) === one ? other : one;
}

/** The membership of a person that has not ended, though it may begin later. */
async function membershipOf(database: Commons, organizationId: string, personId: string, now: Temporal.Instant) {
  return database
    .selectFrom('organizations.members')
    .select(['id', 'since', 'until'])
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now.toString())]))
    .executeTakeFirst();
}

/** Whether the person is a member now, or will be. */
export async function isMember(
  database: Commons,
  organizationId: string,
  personId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  return (await membershipOf(database, organizationId, personId, now)) !== undefined;
}

/** @throws {NotFound} also for a member of another organisation */
export async function refuseStranger(
  office: Pick<Office, 'clock'>,
  database: Commons,
  organizationId: string,
  personId: string,
): Promise<void> {
  if (await isMember(database, organizationId, personId, office.clock.now())) return;
  throw new NotFound('organizations.member-not-found', 'Cette personne n’a pas d’accès dans votre organisation.');
}

/**
 * An organisation without a referent could open or close no access any more.
 * @throws {Conflict} `organizations.last-referent`
 */
export async function refuseLastReferent(transaction: CommonsTransaction, organizationId: string, personId: string) {
  // So that two referents who leave at once do not leave none.
  await lockOrganization(transaction, organizationId);
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

async function lockOrganization(transaction: CommonsTransaction, organizationId: string): Promise<void> {
  await transaction
    .selectFrom('organizations.organizations')
    .select('id')
    .where('id', '=', organizationId)
    .forUpdate()
    .execute();
}

/** @throws {Invalid} when a referent's capacity is not said, or said of somebody who is none */
export function refuseUnsaidReferent(roles: readonly string[], referent: ReferentKind | null): void {
  if (roles.includes(REFERENT_ROLE) === (referent !== null)) return;
  throw new Invalid('organizations.referent-kind', 'Dites si le référent est administratif ou médical.', [
    { field: 'referent', rule: 'required', message: 'Administratif ou médical, pour un référent seulement.' },
  ]);
}
