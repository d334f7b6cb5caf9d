import { Forbidden } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Commons } from '#platform/database/databases.ts';
import { beyondOwn, isInForce, type Right } from './grant-rules.ts';
import { bookOf, type CommonsTransaction, type Office, type Organization } from './office.ts';
import { rightsOfRole } from './roles.ts';

/** A right with the template it came from. */
export interface HeldRight extends Right {
  readonly role: string;
}

export interface RoleGrant {
  /** Who receives it. Not looked at when only asking whether it may be granted. */
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
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .execute();
  const rights = rows.map((row) => ({ ...row, mode: row.mode as Right['mode'] }));
  return rights.filter((right) => isInForce(right, now));
}

/**
 * Nobody grants more than they hold: asked before an invitation or a change of role, never after.
 * @throws {Forbidden} `organizations.beyond-own-rights`
 */
export async function refuseBeyondOwn(
  office: Office,
  database: Commons,
  organization: Organization,
  given: RoleGrant,
  grantor: string,
): Promise<void> {
  const now = office.clock.now();
  const held = await rightsOf(database, organization.id, grantor, now);
  if (beyondOwn(held, rightsIn(office, organization, given), now).length === 0) return;
  throw new Forbidden('organizations.beyond-own-rights', 'Nul ne peut accorder plus que ses propres droits.');
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

/** Ends a person's rights from one role, or from all, as of now. */
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
  if (given.role !== undefined) query = query.where('role', '=', given.role);
  await query.execute();
}

function rightsIn(office: Office, organization: Organization, given: RoleGrant): readonly Right[] {
  const { role, professionalId = null, until = null } = given;
  const since = office.clock.now().toString();
  return rightsOfRole(bookOf(office, organization), role).map((right) => ({ ...right, professionalId, since, until }));
}
