import { systemAct } from '#platform/kernel/act.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Category } from './categories.ts';
import { inOrganization, type CommonsTransaction, type Office } from './office.ts';

export interface NewOrganization {
  /** Given by who creates the same again and again (demonstration); otherwise made here. */
  readonly id?: string;
  readonly name: string;
  readonly kind: 'establishment' | 'individual' | 'operator';
  readonly category?: Category;
  readonly services: readonly string[];
  /** Named accesses the plan allows; null when unbounded. Always one for an individual. */
  readonly seats: number | null;
  readonly billing?: { readonly name: string; readonly address: string; readonly siret: string | null };
}

/** Creates the organisation and its sealed database; given an `id` that exists, brings it to these values. */
export async function createOrganization(office: Office, given: NewOrganization): Promise<string> {
  const id = given.id ?? newId();
  await office.databases.create(id);
  await inOrganization(office, { organizationId: id, act: systemAct('organizations') }, async (transaction) => {
    await insertOrganization(office, transaction, id, given);
    return {
      result: id,
      trace: { action: 'organizations.organization.created', object: { kind: 'organization', id } },
    };
  });
  return id;
}

/** The organisation's row alone; its database must be there already. */
export async function insertOrganization(
  office: Office,
  transaction: CommonsTransaction,
  id: string,
  given: NewOrganization,
): Promise<void> {
  const values = {
    ...{ name: given.name.trim(), kind: given.kind, category: given.category ?? null, services: [...given.services] },
    seats: given.kind === 'individual' ? 1 : given.seats,
    ...{ billing_name: given.billing?.name ?? null, billing_address: given.billing?.address ?? null },
    siret: given.billing?.siret ?? null,
  };
  await transaction
    .insertInto('organizations.organizations')
    .values({ id, created_at: office.clock.now().toString(), ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}
