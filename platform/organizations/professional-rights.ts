import { Invalid } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import { isInForce, type Right } from './grant-rules.ts';
import { refuseBeyond, rightsIn, type HeldRight } from './grants.ts';
import { putMember, refuseStranger } from './members.ts';
import {
  bookOf,
  findOrganization,
  inOrganization,
  type CommonsTransaction,
  type Office,
  type Organization,
  type OrganizationAct,
} from './office.ts';
import { offeredRoleNamed, roleNamed, type RoleBook } from './roles.ts';
import { closeMembership } from './withdrawal.ts';

/** Rights of one person for one professional, given one by one (MAI-018). */
export interface RightsForProfessional {
  readonly professionalId: string;
  /** A role that is given for a professional (`RoleTemplate.givenBy`); its own permissions come with it. */
  readonly role: string;
  /** Exactly these besides, each of scope `professional`. */
  readonly permissions: readonly string[];
  /** ISO instants: from now, and without end, unless said. */
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * Gives a member exactly these rights for a professional, in place of those of that role they had for them. The service
 * decides who may; nobody gives more than they hold, and what was given by a professional is handed on no further
 * (MAI-019). The rights of a role given by a professional hold only as long as who gave them holds as much.
 * @throws {Forbidden} `organizations.beyond-own-rights`
 * @throws {Invalid} for an unknown role or permission, or an end that is past or before the beginning
 * @throws {NotFound} `organizations.member-not-found`: strangers are invited
 */
export async function giveRights(
  office: Office,
  by: OrganizationAct,
  given: RightsForProfessional & { readonly personId: string },
): Promise<void> {
  const { organizationId, act } = by;
  const { personId } = given;
  await inOrganization(office, by, async (transaction) => {
    const organization = await findOrganization(transaction, organizationId);
    await refuseStranger(office, transaction, organizationId, personId);
    const wanted = wantedRights(office, organization, given);
    if (act.actor.kind !== 'system') await refuseBeyond(office, transaction, organization, wanted, act.actor.id);
    const change = await putRights(office, transaction, organization, { personId, wanted, by: act.actor.id });
    const details = { ...traceOfRights(given), role: given.role, ...change };
    return {
      result: undefined,
      trace: { action: 'organizations.rights.given', object: { kind: 'person', id: personId }, details },
    };
  });
}

/** Ends all that a person holds for a professional, as of now; who holds nothing more in the organisation leaves it. */
export async function endRights(
  office: Office,
  by: OrganizationAct,
  given: { readonly personId: string; readonly professionalId: string },
): Promise<void> {
  const { organizationId, act } = by;
  const { personId, professionalId } = given;
  await inOrganization(office, by, async (transaction) => {
    await refuseStranger(office, transaction, organizationId, personId);
    const open = await openGrants(office, transaction, organizationId, personId);
    const ending = open.filter((one) => one.professionalId === professionalId);
    await endEach(office, transaction, ending, act.actor.id);
    const left = ending.length === open.length;
    if (left) await closeMembership(office, transaction, by, personId);
    const details = { professional: professionalId, removed: permissionsOf(ending), left };
    return {
      result: undefined,
      trace: { action: 'organizations.rights.ended', object: { kind: 'person', id: personId }, details },
    };
  });
}

/** The rights that such an order is made of. @throws {Invalid} */
function wantedRights(office: Office, organization: Organization, given: RightsForProfessional): readonly HeldRight[] {
  const book = bookOf(office, organization);
  const role = roleNamed(book, given.role);
  const permissions = new Set([...role.permissions, ...given.permissions]);
  refuseUnfit(book, [...permissions]);
  const now = office.clock.now();
  const since = laterOf(given.since, now);
  const until = given.until ?? null;
  if (until !== null && Temporal.Instant.compare(Temporal.Instant.from(until), Temporal.Instant.from(since)) <= 0) {
    const message = 'La fin doit suivre le début et être à venir.';
    throw new Invalid('organizations.rights-dates', message, [{ field: 'until', rule: 'out-of-range', message }]);
  }
  const { professionalId } = given;
  return [...permissions].map((permission) => ({
    ...{ permission, mode: 'use' as const, professionalId, role: role.name, since, until },
  }));
}

/** The rights that accepting an invitation gives: of a role of the organisation's, or for one professional. */
export function offeredRights(
  office: Office,
  organization: Organization,
  given: { readonly role: string; readonly rights?: Omit<RightsForProfessional, 'role'> | undefined },
): readonly HeldRight[] {
  const { role, rights } = given;
  if (rights !== undefined) return wantedRights(office, organization, { role, ...rights });
  offeredRoleNamed(bookOf(office, organization), role);
  return rightsIn(office, organization, { role }).map((right) => ({ ...right, role }));
}

/** Brings the rights of one role for one professional to those wanted, and the membership to cover them. */
export async function putRights(
  office: Office,
  transaction: CommonsTransaction,
  organization: Organization,
  given: { readonly personId: string; readonly wanted: readonly HeldRight[]; readonly by: string | null },
): Promise<{ readonly added: string; readonly removed: string }> {
  const { personId, wanted, by } = given;
  const [first] = wanted;
  if (first === undefined) throw new Error('a role given for a professional holds one permission at least');
  const now = office.clock.now();
  const open = (await openGrants(office, transaction, organization.id, personId)).filter(
    (one) => one.professionalId === first.professionalId && one.role === first.role,
  );
  const kept = (one: Right, other: Right): boolean =>
    one.permission === other.permission &&
    one.until === other.until &&
    (one.since === other.since || (isInForce(one, now) && isInForce(other, now)));
  const ended = open.filter((one) => !wanted.some((other) => kept(one, other)));
  const added = wanted.filter((one) => !open.some((other) => kept(one, other)));
  await endEach(office, transaction, ended, by);
  if (added.length > 0) {
    await transaction
      .insertInto('organizations.grants')
      .values(
        added.map(({ permission, mode, professionalId, role, since, until }) => ({
          ...{ id: newId(), organization_id: organization.id, person_id: personId, permission, mode, role },
          ...{ professional_id: professionalId, since, until, granted_by: by },
        })),
      )
      .execute();
  }
  const { since, until } = first;
  await putMember(office, transaction, { organizationId: organization.id, personId, since, until });
  return { added: permissionsOf(added), removed: permissionsOf(ended) };
}

interface OpenGrant extends HeldRight {
  readonly id: string;
}

/** What a person holds or will hold. */
async function openGrants(
  office: Office,
  transaction: CommonsTransaction,
  organizationId: string,
  personId: string,
): Promise<readonly OpenGrant[]> {
  const rows = await transaction
    .selectFrom('organizations.grants')
    .select(['id', 'permission', 'mode', 'professional_id as professionalId', 'role', 'since', 'until'])
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where((is) => is.or([is('until', 'is', null), is('until', '>', office.clock.now().toString())]))
    .execute();
  return rows.map((row) => ({ ...row, mode: row.mode as Right['mode'] }));
}

async function endEach(
  office: Office,
  transaction: CommonsTransaction,
  grants: readonly OpenGrant[],
  by: string | null,
): Promise<void> {
  if (grants.length === 0) return;
  const now = office.clock.now().toString();
  await transaction
    .updateTable('organizations.grants')
    .set((row) => ({ until: row.fn<string>('greatest', ['since', row.val(now)]), ended_by: by }))
    .where(
      'id',
      'in',
      grants.map(({ id }) => id),
    )
    .execute();
}

function refuseUnfit(book: RoleBook, permissions: readonly string[]): void {
  const fit = new Set(book.permissions.filter(({ scope }) => scope === 'professional').map(({ name }) => name));
  if (permissions.every((permission) => fit.has(permission))) return;
  const message = 'Un de ces droits ne se donne pas pour un praticien.';
  throw new Invalid('organizations.permission-unfit', message, [{ field: 'permissions', rule: 'unknown', message }]);
}

function laterOf(since: string | null | undefined, now: Temporal.Instant): string {
  if (since === null || since === undefined) return now.toString();
  const wanted = Temporal.Instant.from(since);
  return (Temporal.Instant.compare(wanted, now) < 0 ? now : wanted).toString();
}

/** What the journal says of such an order, besides the change itself. */
export function traceOfRights(given: Omit<RightsForProfessional, 'role'>): Record<string, string> {
  const { professionalId: professional, since, until } = given;
  return { professional, ...(since ? { since } : {}), ...(until ? { until } : {}) };
}

function permissionsOf(rights: readonly Right[]): string {
  return rights
    .map(({ permission }) => permission)
    .toSorted()
    .join(' ');
}
