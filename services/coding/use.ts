import { sql } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** Analyses made, by month of Paris, newest first: what a plan counts. */
export async function analysesByMonth(
  database: OrganizationDatabase,
): Promise<readonly { readonly month: string; readonly analyses: number }[]> {
  const month = sql<string>`to_char(made_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM')`;
  return database
    .selectFrom('coding.analyses')
    .select((of) => [month.as('month'), of.fn.countAll<number>().as('analyses')])
    .groupBy(month)
    .orderBy('month', 'desc')
    .limit(36)
    .execute();
}
