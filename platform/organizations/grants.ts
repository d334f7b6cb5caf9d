import { Forbidden } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { beyondOwn, isInForce, type Right } from './grant-rules.ts';
import { isMember } from './members.ts';
import { bookOf, type CommonsTransaction, type Office, type Organization } from './office.ts';
import { isGivenByProfessional, rightsOfRole } from './roles.ts';

/** A right with the template it came from. */
export interface HeldRight extends Right {
  readonly role: string;
  /** The person who gave it; null for Cabinet itself. Absent from a right not given yet. */
  readonly grantedBy?: string | null;
}

export interface RoleGrant {
  /** Who receives it. */
  readonly personId: string;
  readonly role: string;
  /** One professional of the organisation; the whole of it when null. */
  readonly professionalId?: string | null;
  /** ISO instant; no end when null. */
  readonly until?: string | null;
}

/** Rights of a person in an organisation that are in force now. */
export async function rightsOf(
  database: Commons,
  organizationId: string,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly HeldRight[]> {
  const rows = await database
    .selectFrom('organizations.grants')
    .select(['permission', 'mode', 'professional_id as professionalId', 'role', 'since', 'until'])
    .select('granted_by as grantedBy')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .execute();
  const rights = rows.map((row) => ({ ...row, mode: row.mode as Right['mode'] }));
  return rights.filter((right) => isInForce(right, now));
}

/** What a member may hand on: all they hold, save what a professional gave them (MAI-019). */
export async function rightsToHandOn(
  office: Office,
  database: Commons,
  organization: Organization,
  personId: string,
): Promise<readonly HeldRight[]> {
  const now = office.clock.now();
  if (!(await isMember(database, organization.id, personId, now))) return [];
  const held = await rightsOf(database, organization.id, personId, now);
  return held.filter(({ role }) => !isGivenByProfessional(bookOf(office, organization), role));
}

/**
 * Nobody grants more than they hold: asked before an invitation or a change of role, never after.
 * @throws {Forbidden} `organizations.beyond-own-rights`
 */
export async function refuseBeyond(
  office: Office,
  database: Commons,
  organization: Organization,
  wanted: readonly Right[],
  grantor: string,
): Promise<void> {
  const held = await rightsToHandOn(office, database, organization, grantor);
  if (beyondOwn(held, wanted, office.clock.now()).length === 0) return;
  throw new Forbidden('organizations.beyond-own-rights', 'Nul ne peut accorder plus que ses propres droits.');
}

/** As `refuseBeyond`, for a role. */
export async function refuseBeyondOwn(
  office: Office,
  database: Commons,
  organization: Organization,
  given: Omit<RoleGrant, 'personId'>,
  grantor: string,
): Promise<void> {
  await refuseBeyond(office, database, organization, rightsIn(office, organization, given), grantor);
}

/**
 * Grants a role: one row per permission of its template. May be repeated; what is held already stays as it is.
 * @param grantedBy the person who decided it; null for Cabinet itself
 */
export async function grantRole(
  office: Office,
  transaction: CommonsTransaction,
  organization: Organization,
  given: RoleGrant,
  grantedBy: string | null,
): Promise<void> {
  const { personId, role } = given;
  const wanted = rightsIn(office, organization, given);
  if (wanted.length === 0) return;
  await transaction
    .insertInto('organizations.grants')
    .values(
      wanted.map(({ permission, mode, professionalId, since, until }) => ({
        ...{ id: newId(), organization_id: organization.id, person_id: personId, permission, mode, role, since, until },
        ...{ professional_id: professionalId, granted_by: grantedBy },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends a person's rights as of now: all of them, or those that one role gives for the whole organisation. */
export async function endGrants(
  office: Office,
  transaction: CommonsTransaction,
  given: {
    readonly organizationId: string;
    readonly personId: string;
    readonly role?: string;
    readonly by: string | null;
  },
): Promise<void> {
  const now = office.clock.now().toString();
  let query = transaction
    .updateTable('organizations.grants')
    .set((row) => ({ until: row.fn<string>('greatest', ['since', row.val(now)]), ended_by: given.by }))
    .where('organization_id', '=', given.organizationId)
    .where('person_id', '=', given.personId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', now)]));
  if (given.role !== undefined) query = query.where('role', '=', given.role).where('professional_id', 'is', null);
  await query.execute();
}

/** The rights that a role is made of, as granted now. */
export function rightsIn(
  office: Office,
  organization: Organization,
  given: Omit<RoleGrant, 'personId'>,
): readonly Right[] {
  const { role, professionalId = null, until = null } = given;
  const since = office.clock.now().toString();
  return rightsOfRole(bookOf(office, organization), role).map((right) => ({ ...right, professionalId, since, until }));
}
