import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { practiceJournal } from '#services/practice/professionals/module.ts';
import type { PatientsContext } from '../context.ts';

/** One line of the journal about an import as a whole: a bulk run writes one line per batch. */
export async function importJournal(
  database: OrganizationDatabase,
  context: Pick<PatientsContext, 'act' | 'now'>,
  action: `patients.import.${string}`,
  importId: string,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await practiceJournal(database, context, { action, object: { kind: 'patients.import', id: importId }, details });
}
