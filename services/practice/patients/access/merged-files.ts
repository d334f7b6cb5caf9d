import { sql } from 'kysely';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { presentFile } from './require-access.ts';

/** Identifiers of the files that were merged into this one, at any remove. */
export async function mergedInto(database: OrganizationDatabase, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE merged AS (
      SELECT id FROM patients.patients WHERE merged_into = ${id}
      UNION SELECT below.id FROM patients.patients below JOIN merged ON below.merged_into = merged.id
    ) SELECT id FROM merged`.execute(database);
  return rows.map((row) => row.id);
}

/**
 * Every identifier under which one patient's rows may stand: the file present, first, and those merged into it. A merge
 * moves what there is; what comes after it from a screen opened before still names the other file.
 * @throws {NotFound} `patients.not-found`
 */
export async function filesOf(database: OrganizationDatabase, patientId: string): Promise<readonly string[]> {
  const present = await presentFile(database, patientId);
  return [present, ...(await mergedInto(database, present))];
}
