import { sql, type Expression, type SqlBool } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { StayList, StayListQuery } from './api/stays.ts';
import { STAY_STATES, type StayState } from './api/vocabulary.ts';
import { stayLine } from './stay-lines.ts';
import type { StayRow } from './stays.ts';

const COLUMNS = {
  changedAt: 'stay.changed_at',
  importedAt: 'stay.imported_at',
  admittedOn: 'stay.admitted_on',
  localId: 'stay.local_id',
  remaining: 'stay.remaining',
} as const;

/** The organisation's stays with search, filters, order and counts by state (CIM-47). */
export async function listStays(database: OrganizationDatabase, query: StayListQuery): Promise<StayList> {
  const counted = await filtered(database, query)
    .select((of) => ['stay.state', of.fn.countAll<number>().as('count')])
    .groupBy('stay.state')
    .execute();
  const counts = Object.fromEntries(STAY_STATES.map((state) => [state, 0])) as Record<StayState, number>;
  for (const row of counted) counts[row.state as StayState] = row.count;

  let page = filtered(database, query)
    .leftJoin('coding.codings as coding', (join) =>
      join.onRef('coding.stay_id', '=', 'stay.id').onRef('coding.version', '=', 'stay.coding_version'),
    )
    .selectAll('stay')
    .select(['coding.person_name', 'coding.profile', 'coding.validated_at'])
    .orderBy(COLUMNS[query.sort], query.order)
    .orderBy('stay.id', query.order)
    .offset(query.offset)
    .limit(query.limit);
  if (query.state !== undefined) page = page.where('stay.state', 'in', query.state);
  const rows = await page.execute();

  const units = await database
    .selectFrom('coding.stays')
    .select('unit')
    .distinct()
    .where('unit', 'is not', null)
    .orderBy('unit')
    .limit(200)
    .execute();
  return {
    stays: rows.map((row) => stayLine(row as unknown as StayRow, row)),
    total: (query.state ?? STAY_STATES).map((state) => counts[state]).reduce((sum, count) => sum + count, 0),
    counts,
    units: units.flatMap(({ unit }) => unit ?? []),
  };
}

/** Every filter but the state, so that the count of each state shows what choosing it would give. */
function filtered(database: OrganizationDatabase, query: StayListQuery) {
  return database.selectFrom('coding.stays as stay').where((on) => {
    const wanted: Expression<SqlBool>[] = [];
    if (query.q) {
      const pattern = `%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
      wanted.push(on.or([on('stay.local_id', 'ilike', pattern), on('stay.unit', 'ilike', pattern)]));
    }
    if (query.unit) wanted.push(on('stay.unit', '=', query.unit));
    if (query.admittedFrom) wanted.push(on('stay.admitted_on', '>=', query.admittedFrom));
    if (query.admittedTo) wanted.push(on('stay.admitted_on', '<=', query.admittedTo));
    return wanted.length === 0 ? sql<SqlBool>`true` : on.and(wanted);
  });
}
