import type { Transaction } from 'kysely';
import { Invalid } from '#platform/kernel/errors.ts';
import type { CommonsTables } from '#platform/database/tables/commons.ts';
import { recordAct } from '#platform/audit/record.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../persons.ts';
import type { PersonSession } from '../sessions.ts';
import { actOf, type Visitor } from '../visitor.ts';
import type { NationalCard, Workplace } from './national-card.ts';

/** Where the owner of a session may say they work, and where they said they do. */
export interface WorkplaceChoice {
  readonly workplaces: readonly Workplace[];
  readonly chosen: string | null;
}

/**
 * Keeps with the session the places that the card lists. One alone is taken as chosen.
 * @returns whether the person must choose
 */
export async function offerWorkplaces(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  person: Person,
  given: { readonly card: NationalCard; readonly session: string },
): Promise<boolean> {
  const { workplaces } = given.card;
  const [only, ...others] = workplaces;
  await transaction
    .updateTable('identity.sessions')
    .set({ workplaces: JSON.stringify(workplaces) })
    .where('id', '=', given.session)
    .execute();
  if (only === undefined) return false;
  if (others.length > 0) return true;
  await keepChoice(desk, transaction, { ...visitor, act: actOf(visitor, person) }, given.session, only);
  return false;
}

/** What the person of a session may choose. */
export async function workplacesOf(desk: Desk, current: PersonSession): Promise<WorkplaceChoice> {
  const row = await desk.commons
    .selectFrom('identity.sessions')
    .select(['workplaces', 'workplace'])
    .where('id', '=', current.id)
    .executeTakeFirst();
  return { workplaces: (row?.workplaces ?? []) as unknown as Workplace[], chosen: row?.workplace ?? null };
}

/** The person says where they work now; the journal keeps it. @throws {Invalid} `identity.workplace-unknown` */
export async function chooseWorkplace(desk: Desk, visitor: Visitor, current: PersonSession, id: string): Promise<void> {
  const { workplaces } = await workplacesOf(desk, current);
  const chosen = workplaces.find((one) => one.id === id);
  if (chosen === undefined) {
    throw new Invalid('identity.workplace-unknown', 'Ce lieu n’est pas sur votre carte.', [
      { field: 'workplace', rule: 'unknown', message: 'Choisissez un des lieux proposés.' },
    ]);
  }
  await desk.commons.transaction().execute((transaction) => keepChoice(desk, transaction, visitor, current.id, chosen));
}

async function keepChoice(
  desk: Desk,
  transaction: Transaction<CommonsTables>,
  visitor: Visitor,
  session: string,
  { id }: Workplace,
): Promise<void> {
  await transaction.updateTable('identity.sessions').set({ workplace: id }).where('id', '=', session).execute();
  await recordAct(transaction, visitor.act, {
    ...{ action: 'identity.workplace.chosen', object: { kind: 'session', id: session }, at: desk.clock.now() },
    details: { structure: id },
  });
}
