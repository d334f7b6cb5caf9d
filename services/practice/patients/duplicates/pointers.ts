import { sql } from 'kysely';
import type { PracticeTransaction } from '../context.ts';

/** A column of any room that names a patient's file, and the table's own key. */
export interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly key: string;
}

/** The merge's own records and the log of openings stay with the file they speak of. */
const STAYING = new Set([
  ...['patients.patients', 'patients.merges', 'patients.distinct_pairs', 'patients.openings', 'patients.merge_moves'],
]);

/**
 * Every foreign key to a file, in every schema of the practice: the database knows them, so that a room made tomorrow is
 * merged and given back without a line here.
 * @throws {Error} when a table that points to files has no single key: a mistake of its room.
 */
export async function pointersToFiles(transaction: PracticeTransaction): Promise<readonly Pointer[]> {
  const { rows } = await sql<Pointer & { keys: number }>`
    SELECT schema.nspname || '.' || holder.relname AS table, attribute.attname AS column,
      (SELECT min(own.attname) FROM pg_index AS index
        JOIN pg_attribute AS own ON own.attrelid = index.indrelid AND own.attnum = ANY (index.indkey)
        WHERE index.indrelid = holder.oid AND index.indisprimary) AS key,
      (SELECT index.indnkeyatts FROM pg_index AS index WHERE index.indrelid = holder.oid AND index.indisprimary)::int
        AS keys
    FROM pg_constraint AS pointing
    JOIN pg_class AS holder ON holder.oid = pointing.conrelid
    JOIN pg_namespace AS schema ON schema.oid = holder.relnamespace
    JOIN pg_attribute AS attribute ON attribute.attrelid = holder.oid AND attribute.attnum = pointing.conkey[1]
    WHERE pointing.contype = 'f' AND pointing.confrelid = 'patients.patients'::regclass
    ORDER BY 1, 2`.execute(transaction);
  const moving = rows.filter(({ table }) => !STAYING.has(table));
  const odd = moving.find(({ keys }) => keys !== 1);
  if (odd !== undefined) throw new Error(`${odd.table} points to patients and has no single key`);
  return moving.map(({ table, column, key }) => ({ table, column, key }));
}

/** Points the rows that named one file to another, and remembers each. */
export async function movePointers(
  transaction: PracticeTransaction,
  mergeId: string,
  from: string,
  to: string,
): Promise<number> {
  let moved = 0;
  for (const { table, column, key } of await pointersToFiles(transaction)) {
    const { rows } = await sql<{ id: string }>`
      UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${to} WHERE ${sql.ref(column)} = ${from}
      RETURNING ${sql.ref(key)} AS id`.execute(transaction);
    moved += rows.length;
    if (rows.length === 0) continue;
    await transaction
      .insertInto('patients.merge_moves')
      .values(rows.map((row) => ({ merge_id: mergeId, table_name: table, column_name: column, row_id: row.id })))
      .execute();
  }
  return moved;
}

/** Gives back what a merge moved and is still there; rows erased or moved elsewhere since are left as they are. */
export async function returnPointers(
  transaction: PracticeTransaction,
  mergeId: string,
  from: string,
  to: string,
): Promise<number> {
  const moves = await transaction
    .selectFrom('patients.merge_moves')
    .select(['table_name', 'column_name', 'row_id'])
    .where('merge_id', '=', mergeId)
    .execute();
  const known = new Map((await pointersToFiles(transaction)).map((one) => [`${one.table} ${one.column}`, one]));
  let returned = 0;
  for (const { table_name: table, column_name: column, row_id: id } of moves) {
    const pointer = known.get(`${table} ${column}`);
    if (pointer === undefined) continue;
    const { numAffectedRows } = await sql`
      UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${to}
      WHERE ${sql.ref(pointer.key)} = ${id} AND ${sql.ref(column)} = ${from}`.execute(transaction);
    returned += Number(numAffectedRows ?? 0n);
  }
  return returned;
}
