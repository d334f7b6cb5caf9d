import { sql } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';

/** Identifiers of the files that were merged into this one, at any remove. */
export async function mergedInto(database: OrganizationDatabase, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE merged AS (
      SELECT id FROM patients.patients WHERE merged_into = ${id}
      UNION SELECT below.id FROM patients.patients below JOIN merged ON below.merged_into = merged.id
    ) SELECT id FROM merged`.execute(database);
  return rows.map((row) => row.id);
}
