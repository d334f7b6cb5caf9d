import { sql } from 'kysely';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import { dayInParis } from '#platform/kernel/clock.ts';
import type { Subscription } from '#platform/jobs/job.ts';
import type { ClientStatistics } from './api/follow-up.ts';
import { ROLES, type Role } from './engine/types.ts';
import { outcomesOf, ratesOfOutcomes, reviewedStays, type Outcome } from './statistics.ts';

/**
 * Keeps in the commons how the proposals of a validated stay fared, in place of what its former validation said: who
 * runs Cabinet follows acceptance by client without opening any client's database (CIM-46).
 */
export const countReview: Subscription = {
  name: 'coding.count-review',
  event: 'coding.stay.validated',
  handle: async ({ organizationId, database, commons, clock, payload }) => {
    const { stayId } = payload;
    if (stayId === undefined) return;
    const validatedOn = dayInParis(clock.now()).toString();
    await oneAtATime(database, stayId, async (reading) => {
      const outcomes = (await reviewedStays(reading, { stayId })).flatMap(outcomesOf);
      const counted = Map.groupBy(outcomes, ({ engine, role, kind }) => JSON.stringify([engine, role, kind]));
      const rows = [...counted.values()].map((same) => ({
        ...{ organization_id: organizationId, stay_id: stayId, engine: same[0]!.engine, role: same[0]!.role },
        ...{ outcome: same[0]!.kind, count: same.length, validated_on: validatedOn },
      }));
      await commons.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('coding.review_counts')
          .where('organization_id', '=', organizationId)
          .where('stay_id', '=', stayId)
          .execute();
        if (rows.length > 0) await transaction.insertInto('coding.review_counts').values(rows).execute();
      });
    });
  },
};

/**
 * From reading a stay to having counted it, one at a time: else who read first could write last. The lock is in the
 * organisation's database, whose connection is always taken before one of the commons.
 */
async function oneAtATime(
  database: OrganizationDatabase,
  stayId: string,
  work: (reading: OrganizationDatabase) => Promise<void>,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`coding.review-counts ${stayId}`}, 0))`.execute(
      transaction,
    );
    await work(transaction);
  });
}

/** Rates by client, and by role and version over all of them. Identifiers of organisations; counts and nothing else. */
export async function statisticsByClient(commons: Commons): Promise<ClientStatistics> {
  const rows = await commons.selectFrom('coding.review_counts').selectAll().execute();
  const outcomes = rows.map((row) => ({
    ...{ organizationId: row.organization_id, stayId: row.stay_id, engine: row.engine },
    ...{ role: row.role as Role, kind: row.outcome as Outcome['kind'], count: row.count },
  }));
  const rates = (wanted: (one: (typeof outcomes)[number]) => boolean) => ratesOfOutcomes(outcomes.filter(wanted));
  const distinct = (values: readonly string[]) => [...new Set(values)].toSorted();
  const stays = (organizationId: string) =>
    new Set(outcomes.filter((one) => one.organizationId === organizationId).map(({ stayId }) => stayId)).size;
  return {
    byClient: distinct(outcomes.map((one) => one.organizationId)).map((organizationId) => ({
      ...{ organizationId, reviewedStays: stays(organizationId) },
      ...rates((one) => one.organizationId === organizationId),
    })),
    byRole: ROLES.map((role) => ({ role, ...rates((one) => one.role === role) })),
    byVersion: distinct(outcomes.map(({ engine }) => engine)).map((engine) => ({
      ...{ engine, ...rates((one) => one.engine === engine) },
    })),
  };
}
