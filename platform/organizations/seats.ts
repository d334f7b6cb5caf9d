import { Conflict } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { CommonsTransaction } from './office.ts';

/** Named accesses taken and allowed; an invitation under way takes one. */
export interface Seats {
  readonly used: number;
  /** Null when the plan sets no bound. */
  readonly total: number | null;
}

/** Counts the accesses taken at an instant. */
export async function countSeats(database: Commons, organizationId: string, now: Temporal.Instant): Promise<Seats> {
  const { seats, members, invitations } = await database
    .selectFrom('organizations.organizations as organization')
    .where('organization.id', '=', organizationId)
    .select((row) => [
      'organization.seats',
      row
        .selectFrom('organizations.members')
        .whereRef('organization_id', '=', 'organization.id')
        .where((is) => is.or([is('until', 'is', null), is('until', '>', now.toString())]))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('members'),
      row
        .selectFrom('organizations.invitations')
        .whereRef('organization_id', '=', 'organization.id')
        .where('accepted_at', 'is', null)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now.toString())
        .select(({ fn, ref }) =>
          fn
            .count<number>(fn('lower', [ref('email')]))
            .distinct()
            .as('count'),
        )
        .as('invitations'),
    ])
    .executeTakeFirstOrThrow();
  return { used: (members ?? 0) + (invitations ?? 0), total: seats };
}

/**
 * Takes one more access, the organisation's row locked so that two invitations at once do not both take the last.
 * @throws {Conflict} `organizations.seats-full` (CIM-21), with the offer to add one
 */
export async function takeSeat(
  transaction: CommonsTransaction,
  organizationId: string,
  now: Temporal.Instant,
): Promise<void> {
  await transaction
    .selectFrom('organizations.organizations')
    .select('id')
    .where('id', '=', organizationId)
    .forUpdate()
    .executeTakeFirst();
  const { used, total } = await countSeats(transaction, organizationId, now);
  if (total === null || used < total) return;
  const held = total === 1 ? 'Le seul accès de votre offre est pris.' : `Les ${total} accès de votre offre sont pris.`;
  throw new Conflict('organizations.seats-full', `${held} Ajoutez un accès à votre offre, ou retirez-en un.`);
}
