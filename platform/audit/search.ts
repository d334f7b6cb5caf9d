import { sql, type Expression, type SqlBool } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { Line } from './lines.ts';
import { namedWith } from './words/french-names.ts';

/** What a reader of the journal may ask for; absent means any. */
export interface EntryFilters {
  /** Identifier of a person or token. */
  readonly actor?: string | undefined;
  /** An action, or a beginning of one up to a dot: `coding`, `coding.stay`, `coding.stay.read`. */
  readonly action?: string | undefined;
  /** Exactly one of these. */
  readonly actions?: readonly string[] | undefined;
  readonly objectKind?: string | undefined;
  readonly objectId?: string | undefined;
  /** ISO instants; `until` excluded. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** An address, or a network (`203.0.113.0/24`). */
  readonly ip?: string | undefined;
  /** Words looked for in the action, the object, their French names, and the name of the person. */
  readonly text?: string | undefined;
}

/** Newest first: what comes before the line of this number; from the newest when absent. */
export interface EntryPage {
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface FoundEntries {
  readonly entries: readonly Line[];
  /** Where the next page begins; null when this was the last. */
  readonly next: number | null;
}

/** Lines of an organisation's journal. The commons' journal is nobody's to search. */
export async function searchEntries(
  database: OrganizationDatabase,
  filters: EntryFilters,
  page: EntryPage,
): Promise<FoundEntries> {
  const rows = await database
    .selectFrom('audit.entries')
    .selectAll()
    .where((eb) => eb.and([...conditionsOf(filters), ...(page.before ? [eb('id', '<', page.before)] : [])]))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const entries = rows.slice(0, page.limit);
  return { entries, next: rows.length > page.limit ? entries.at(-1)!.id : null };
}

/** Every line that matches, newest first, read a page at a time. */
export async function* everyEntry(database: OrganizationDatabase, filters: EntryFilters): AsyncGenerator<Line> {
  for (let before: number | undefined; ;) {
    const { entries, next } = await searchEntries(database, filters, { before, limit: 1_000 });
    yield* entries;
    if (next === null) return;
    before = next;
  }
}

/** What a line must meet to be among those asked for. */
export function conditionsOf(filters: EntryFilters): Expression<SqlBool>[] {
  const { actor, action, actions, objectKind, objectId, from, until, ip, text } = filters;
  const conditions: Expression<SqlBool>[] = [];
  if (actor) conditions.push(sql`actor_id = ${actor}`);
  if (action) conditions.push(sql`(action = ${action} OR starts_with(action, ${`${action}.`}))`);
  if (actions) conditions.push(sql`action = ANY(${actions}::text[])`);
  if (objectKind) conditions.push(sql`object_kind = ${objectKind}`);
  if (objectId) conditions.push(sql`object_id = ${objectId}`);
  if (from) conditions.push(sql`at >= ${from}`);
  if (until) conditions.push(sql`at < ${until}`);
  if (ip) conditions.push(sql`ip <<= ${ip}::inet`);
  for (const word of text?.split(/\s+/).filter(Boolean) ?? []) conditions.push(holding(word));
  return conditions;
}

function holding(word: string): Expression<SqlBool> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const { actions, objects } = namedWith(word);
  return sql`(concat_ws(' ', action, object_kind, object_id, actor_name) ILIKE ${pattern}
    OR action = ANY(${actions}::text[]) OR object_kind = ANY(${objects}::text[]))`;
}
