import { sql } from 'kysely';
import { newId } from '#platform/kernel/ids.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import type { Act } from '#platform/kernel/act.ts';
import type { Commons } from '#platform/database/databases.ts';
import { journal, type AccountsNeeds } from './desk.ts';

/** A record closed by its patient to one professional of a practice, or to all of them. */
export interface Opposition {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  /** Null: everybody in the practice. */
  readonly professionalId: string | null;
  /** ISO instant */
  readonly setAt: string;
}

/** What stands against these people of accounts in a practice; read at each access, the commons being its truth. */
export async function oppositionsIn(
  commons: Commons,
  organizationId: string,
  personIds: readonly string[],
): Promise<readonly Opposition[]> {
  if (personIds.length === 0) return [];
  const rows = await commons
    .selectFrom('accounts.oppositions')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('person_id', 'in', personIds)
    .where('lifted_at', 'is', null)
    .execute();
  return rows.map(oppositionOf);
}

/** Those that stand in an account, newest first. */
export async function oppositionsOf(
  { commons }: Pick<AccountsNeeds, 'commons'>,
  accountId: string,
): Promise<Opposition[]> {
  const rows = await commons
    .selectFrom('accounts.oppositions as opposition')
    .innerJoin('accounts.people as person', 'person.id', 'opposition.person_id')
    .selectAll('opposition')
    .where('person.account_id', '=', accountId)
    .where('lifted_at', 'is', null)
    .orderBy('set_at', 'desc')
    .execute();
  return rows.map(oppositionOf);
}

/**
 * Closes a person's record. Said twice it is said once.
 * @throws {NotFound} `accounts.person-not-found` for somebody of another account.
 */
export async function setOpposition(
  needs: AccountsNeeds,
  accountId: string,
  against: Pick<Opposition, 'personId' | 'organizationId' | 'professionalId'>,
  act: Act,
): Promise<void> {
  await needs.commons.transaction().execute(async (transaction) => {
    const own = await transaction
      .selectFrom('accounts.people')
      .select('id')
      .where('id', '=', against.personId)
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (own === undefined)
      throw new NotFound('accounts.person-not-found', 'Cette personne n’est pas dans votre compte.');
    const set = await transaction
      .insertInto('accounts.oppositions')
      .values({
        ...{ id: newId(), person_id: against.personId, organization_id: against.organizationId },
        ...{ professional_id: against.professionalId, set_at: needs.clock.now().toString() },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (set.numInsertedOrUpdatedRows === 1n)
      await journal(transaction, needs, act, 'accounts.opposition.set', accountId);
  });
}

/**
 * Opens the record again.
 * @throws {NotFound} `accounts.opposition-not-found`
 */
export async function liftOpposition(needs: AccountsNeeds, accountId: string, id: string, act: Act): Promise<void> {
  await needs.commons.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('accounts.oppositions')
      .set({ lifted_at: needs.clock.now().toString() })
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .where('person_id', 'in', sql<string>`(SELECT id FROM accounts.people WHERE account_id = ${accountId})`)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new NotFound('accounts.opposition-not-found', 'Cette opposition est déjà levée.');
    await journal(transaction, needs, act, 'accounts.opposition.lifted', accountId);
  });
}

function oppositionOf(row: {
  id: string;
  person_id: string;
  organization_id: string;
  professional_id: string | null;
  set_at: string;
}): Opposition {
  return {
    ...{ id: row.id, personId: row.person_id, organizationId: row.organization_id },
    ...{ professionalId: row.professional_id, setAt: row.set_at },
  };
}
