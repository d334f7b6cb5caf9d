import type { Permission } from '#platform/kernel/module.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import type { Right } from './grant-rules.ts';
import type { RoleBook } from './roles.ts';

/** What a member of the delegate must hold in their own organisation to work in another's. */
export const USE_DELEGATIONS = 'organizations.delegations.use';

/** What an organisation lets another's members do. Times are ISO instants. */
export interface DelegationOrder {
  readonly permissions: readonly string[];
  /** Those for whom permissions of scope `professional` are held; every one when empty. */
  readonly professionalIds: readonly string[];
  readonly since: string;
  readonly until: string | null;
}

/** Permissions that another organisation may be given: those of the services, never of the accesses themselves. */
export function delegable(book: RoleBook): readonly Permission[] {
  return book.permissions.filter(({ name }) => !isOfAccesses(name));
}

/** Whoever could manage members, tokens or the journal of another organisation would be its master. */
function isOfAccesses(permission: string): boolean {
  return permission.startsWith('organizations.') || permission.startsWith('audit.');
}

/**
 * The rights a delegation is made of: one for each permission, and for each professional where it is limited to some.
 * @throws {Invalid} for a permission that is not given to others
 */
export function rightsOfDelegation(book: RoleBook, order: DelegationOrder): readonly Right[] {
  const offered = new Map(delegable(book).map(({ name, scope }) => [name, scope]));
  if (order.permissions.some((permission) => !offered.has(permission))) {
    const message = 'Un de ces droits ne se délègue pas.';
    throw new Invalid('organizations.permission-unfit', message, [{ field: 'permissions', rule: 'unknown', message }]);
  }
  const { since, until, professionalIds } = order;
  return order.permissions.flatMap((permission) => {
    const limited = offered.get(permission) === 'professional' && professionalIds.length > 0;
    const whom = limited ? professionalIds : [null];
    return whom.map((professionalId) => ({ permission, mode: 'use' as const, professionalId, since, until }));
  });
}

/** Whether somebody who holds some of these permissions must have a second factor: a role with one of them asks it. */
export function asksSecondFactor(book: RoleBook, permissions: readonly string[]): boolean {
  return book.roles.some(
    (role) => role.secondFactorRequired === true && role.permissions.some((one) => permissions.includes(one)),
  );
}
