import { presentFile } from '../access/require-access.ts';
import type { PatientLine } from '../api/patients.ts';
import type { PatientsContext } from '../context.ts';
import { shown } from '../search/searching.ts';

/**
 * Lines by identifier asked, each only as far as its patient lets it be seen; a merged file answers as the one that was
 * kept, an unknown one not at all.
 */
export async function linesOf(
  context: PatientsContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PatientLine>> {
  if (ids.length === 0) return new Map();
  const present = new Map<string, string>();
  const asked = await context.database
    .selectFrom('patients.patients')
    .select(['id', 'merged_into'])
    .where('id', 'in', [...ids])
    .execute();
  for (const { id, merged_into: merged } of asked) {
    present.set(id, merged === null ? id : await presentFile(context.database, merged));
  }
  const wanted = [...new Set(present.values())];
  if (wanted.length === 0) return new Map();
  const rows = await context.database.selectFrom('patients.patients').selectAll().where('id', 'in', wanted).execute();
  const lines = new Map((await shown(context, rows)).map((line) => [line.id, line]));
  return new Map([...present].flatMap(([id, kept]) => (lines.has(kept) ? [[id, lines.get(kept)!]] : [])));
}
