import { sql } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { conditionsOf, type EntryFilters } from './search.ts';

/** Who and what some lines of a journal hold; each list with the most lines first. */
export interface Summary {
  readonly lines: number;
  readonly actors: readonly {
    readonly kind: string;
    /** Null for Cabinet itself. */
    readonly id: string | null;
    readonly name: string;
    readonly lines: number;
    /** ISO instant of their newest line. */
    readonly lastAt: string;
  }[];
  readonly actions: readonly { readonly action: string; readonly lines: number }[];
  readonly objects: readonly { readonly kind: string; readonly lines: number }[];
}

/** Which set a row belongs to, as PostgreSQL's `GROUPING(actor_kind, action, object_kind)` counts. */
const [BY_ACTOR, BY_ACTION, BY_OBJECT] = [0b011, 0b101, 0b110];

/** Counts the lines asked for in one reading of the journal. */
export async function summarize(database: OrganizationDatabase, filters: EntryFilters): Promise<Summary> {
  const rows = await database
    .selectFrom('audit.entries')
    .select(({ fn }) => [
      ...(['actor_kind', 'actor_id', 'action', 'object_kind'] as const),
      sql<number>`grouping(actor_kind, action, object_kind)`.as('level'),
      fn.countAll<number>().as('lines'),
      fn.max('actor_name').as('name'),
      fn.max('at').as('lastAt'),
    ])
    .where((eb) => eb.and(conditionsOf(filters)))
    .groupBy(sql`GROUPING SETS ((actor_kind, actor_id), (action), (object_kind))`)
    .orderBy('lines', 'desc')
    .orderBy('name')
    .execute();
  const at = (level: number) => rows.filter((row) => row.level === level);
  const actions = at(BY_ACTION).map(({ action, lines }) => ({ action, lines }));
  return {
    lines: actions.reduce((sum, { lines }) => sum + lines, 0),
    actors: at(BY_ACTOR).map((row) => ({
      ...{ kind: row.actor_kind, id: row.actor_id, name: row.name, lines: row.lines, lastAt: row.lastAt },
    })),
    actions,
    objects: at(BY_OBJECT).map(({ object_kind, lines }) => ({ kind: object_kind, lines })),
  };
}
